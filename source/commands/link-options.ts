import process from 'node:process';
import {type Command, Option} from 'commander';
import {regionInConsoleUrl} from '../console/destination.ts';
import {Failure, usageFailure} from '../failure.ts';
import {federatedRole, type PassRequest, type PassSecrets} from '../pass.ts';
import {configFolder} from '../presets/folder.ts';
import {readSettings} from '../presets/read-settings.ts';
import {parseDuration} from '../signin/duration.ts';

/** What commander makes of the flags: absent where not given. */
export type LinkOptions = {
	readonly role?: string;
	readonly duration?: string;
	readonly region?: string;
	readonly to?: string;
	readonly sessionName?: string;
	/** False: `--no-scope`. */
	readonly scope?: readonly string[] | false;
	readonly externalId?: string;
	readonly sourceIdentity?: string;
	readonly tag?: readonly string[];
	readonly transitiveTag?: readonly string[];
	readonly federate?: boolean;
	readonly mfaSerial?: string;
	readonly mfaCode?: string;
	readonly issuer?: string;
	readonly logoutFirst?: boolean;
	readonly profile?: string;
};

const collect = (value: string, before: readonly string[] | false = []) => [...(before || []), value];

/** The options that say what the pass is: of `link`, of a preset called by name, of `presets save`. */
export const addLinkOptions = (command: Command): Command =>
	command
		.option('-r, --role <arn|name>', 'the role: an ARN, or a name or path/name in your account')
		.option('-d, --duration <length>', '1h, 90m, 1h30m, PT2H, 3600 (seconds) or max (default: 1h)')
		.option('--region <name>', 'region the console opens in (default: yours)')
		.option(
			'-t, --to <service[/page]|URL>',
			'what opens: a service, a page, a console URL (default: the home page)',
		)
		.option('-n, --session-name <name>', 'who the pass is for; {user} and {date} are filled in')
		.addOption(
			new Option(
				'--scope <name|file|policy ARN>',
				'narrow the session: a template, a JSON policy file, a managed policy; repeatable',
			).argParser(collect),
		)
		.option('--no-scope', 'not narrowed, though the preset is')
		.option('--external-id <id>', 'external ID the role asks for')
		.option('--source-identity <name>', 'source identity to set')
		.addOption(new Option('--tag <key=value>', 'session tag; repeatable').argParser(collect))
		.addOption(
			new Option('--transitive-tag <key>', 'a --tag that goes on to further roles; repeatable').argParser(
				collect,
			),
		)
		.addOption(
			new Option(
				'--federate',
				'no role but a part of your own permissions, as an IAM user; needs --scope',
			).conflicts('role'),
		)
		.option('--mfa-serial <arn>', 'your MFA device')
		.option('--mfa-code <digits>', 'the code it shows now')
		.option('--issuer <URL>', 'where the console sends people when the session ends')
		.option('--logout-first', 'sign the browser out first (breaks multi-session)')
		.option('--no-logout-first', 'not that, though a preset or a setting says so')
		.option('--profile <name>', 'AWS profile');

/** What the flags say, and nothing they don't: laid over a preset or the defaults. Throws kind `usage`. */
export const requestOverrides = (options: LinkOptions): Partial<PassRequest> => ({
	...(options.role === undefined ? {} : {role: options.role}),
	...(options.federate === undefined ? {} : {role: federatedRole, federate: true}),
	...(options.duration === undefined ? {} : {duration: parseDuration(options.duration)}),
	...(options.region === undefined ? {} : {region: options.region}),
	...(options.to === undefined ? {} : {destination: options.to}),
	...(options.sessionName === undefined ? {} : {sessionName: options.sessionName}),
	...(options.scope === undefined ? {} : {scope: options.scope || []}),
	...(options.sourceIdentity === undefined ? {} : {sourceIdentity: options.sourceIdentity}),
	...(options.tag === undefined ? {} : {tags: parseTags(options.tag)}),
	...(options.transitiveTag === undefined ? {} : {transitiveTags: options.transitiveTag}),
	...(options.mfaSerial === undefined ? {} : {mfaSerial: options.mfaSerial}),
	...(options.issuer === undefined ? {} : {issuer: options.issuer}),
	...(options.logoutFirst === undefined ? {} : {logoutFirst: options.logoutFirst}),
	...(options.profile === undefined ? {} : {profile: options.profile}),
});

export const requestSecrets = (options: LinkOptions): PassSecrets => ({
	...(options.mfaCode === undefined ? {} : {mfaCode: options.mfaCode}),
	...(options.externalId === undefined ? {} : {externalId: options.externalId}),
});

/** Settings where the user has any, else what daypass does by itself. */
const defaultRequest = async (): Promise<Omit<PassRequest, 'role'>> => {
	const settings = await readSettings(configFolder(process.env));
	return {
		duration: settings.duration ?? 3600,
		destination: settings.destination ?? '',
		scope: [],
		tags: {},
		logoutFirst: settings.logoutFirst ?? false,
		...(settings.region === undefined ? {} : {region: settings.region}),
		...(settings.sessionName === undefined ? {} : {sessionName: settings.sessionName}),
		...(settings.issuer === undefined ? {} : {issuer: settings.issuer}),
	};
};

/** A request with what flags say laid over it: a console address given now names its own region, and
 * a role given now takes the place of a federated user. */
export const layOver = <Base extends Partial<PassRequest>>(
	base: Base,
	overrides: Partial<PassRequest>,
): Base & Partial<PassRequest> => {
	const region = overrides.destination === undefined ? undefined : regionInConsoleUrl(overrides.destination);
	const takesRole = overrides.role !== undefined && base.federate === true;
	return {
		...base,
		...(region === undefined ? {} : {region}),
		...(takesRole ? {federate: false} : {}),
		...overrides,
	};
};

/** A whole request from flags and defaults. Throws kind `usage` where the role is missing. */
export const requestFromOptions = async (
	options: LinkOptions,
): Promise<{request: PassRequest; secrets: PassSecrets}> => {
	const overrides = requestOverrides(options);
	const {role} = overrides;
	if (role === undefined) {
		throw new Failure(
			'usage',
			'role-missing',
			'No role was named.',
			'Say which with --role; daypass roles lists them.',
		);
	}
	return {
		request: {...layOver(await defaultRequest(), overrides), role},
		secrets: requestSecrets(options),
	};
};

const parseTags = (tags: readonly string[]): Record<string, string> => {
	const parsed = new Map<string, string>();
	for (const tag of tags) {
		const at = tag.indexOf('=');
		const shown = `“${tag.slice(0, 60).replace(/[^ -~]/g, '?')}”`;
		if (at <= 0) {
			throw usageFailure(
				'tag-malformed',
				`${shown} is not a session tag.`,
				'Write it like --tag team=audit.',
			);
		}
		const key = tag.slice(0, at);
		// AWS compares tag keys without regard to case (STS API Reference, "AssumeRole").
		if ([...parsed.keys()].some((other) => other.toLowerCase() === key.toLowerCase())) {
			throw usageFailure(
				'tag-repeated',
				`${shown} gives a session tag a second value.`,
				'Give each key once.',
			);
		}
		parsed.set(key, tag.slice(at + 1));
	}
	return Object.fromEntries(parsed);
};
