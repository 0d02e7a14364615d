import {regionInConsoleUrl} from '../../console/destination.ts';
import {Failure} from '../../failure.ts';
import {parseDuration} from '../../pass/duration.ts';
import {federatedRole, type PassRequest, type PassSecrets} from '../../pass/pass.ts';
import {readSettings} from '../../presets/read-settings.ts';
import {isSameQuestion} from '../../signin/accepted.ts';
import type {World} from '../world.ts';

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

/** What the flags say, and nothing they don't: laid over a preset or the defaults. Throws kind `usage`. */
export const requestOverrides = (options: LinkOptions): Partial<PassRequest> => ({
	...(options.role === undefined ? {} : {role: options.role}),
	...(options.federate === undefined ? {} : {role: federatedRole, federate: true}),
	...(options.duration === undefined ? {} : {duration: parseDuration(options.duration)}),
	...(options.region === undefined ? {} : {region: options.region}),
	...(options.to === undefined ? {} : {destination: options.to.trim()}),
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
const defaultRequest = async ({folder, env}: World): Promise<Omit<PassRequest, 'role'>> => {
	const settings = await readSettings(folder, env);
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

/**
 * A request with what flags say laid over it: a console address given now names its own region, a role given now takes
 * the place of a federated user, and another role or scope is nothing that was said yes to.
 */
export const layOver = <Base extends Partial<PassRequest>>(
	base: Base,
	overrides: Partial<PassRequest>,
): Base & Partial<PassRequest> => {
	const region = overrides.destination === undefined ? undefined : regionInConsoleUrl(overrides.destination);
	const takesRole = overrides.role !== undefined && base.federate === true;
	const laid = {
		...base,
		...(region === undefined ? {} : {region}),
		...(takesRole ? {federate: false} : {}),
		...overrides,
	};
	const {accepted, role = '', scope = [], federate = false} = base;
	const asked = {role, scope, federate, ...(base.profile === undefined ? {} : {profile: base.profile})};
	return accepted === undefined || isSameQuestion(asked, {...asked, ...laid})
		? laid
		: {...laid, accepted: []};
};

/** A whole request from flags and defaults. Throws kind `usage` where the role is missing. */
export const requestFromOptions = async (
	options: LinkOptions,
	world: World,
): Promise<{request: PassRequest; secrets: PassSecrets}> => {
	const overrides = requestOverrides(options);
	const {role} = overrides;
	if (role === undefined) {
		throw new Failure(
			'role-missing',
			'No role was named.',
			'Say which with --role; daypass roles lists them.',
		);
	}
	return {
		request: {...layOver(await defaultRequest(world), overrides), role},
		secrets: requestSecrets(options),
	};
};

const parseTags = (tags: readonly string[]): Record<string, string> => {
	const parsed = new Map<string, string>();
	for (const tag of tags) {
		const at = tag.indexOf('=');
		const shown = `“${tag.slice(0, 60).replace(/[^ -~]/g, '?')}”`;
		if (at <= 0) {
			throw new Failure('tag-malformed', `${shown} is not a session tag.`, 'Write it like --tag team=audit.');
		}
		const key = tag.slice(0, at);
		// AWS compares tag keys without regard to case (STS API Reference, "AssumeRole").
		if ([...parsed.keys()].some((other) => other.toLowerCase() === key.toLowerCase())) {
			throw new Failure(
				'tag-repeated',
				`${shown} gives a session tag a second value.`,
				'Give each key once.',
			);
		}
		parsed.set(key, tag.slice(at + 1));
	}
	return Object.fromEntries(parsed);
};
