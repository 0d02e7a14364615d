import {Command} from 'commander';
import type {Environment} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {formatDuration} from '../../pass/duration.ts';
import {defaultSessionName} from '../../pass/session-name.ts';
import type {Discovery} from '../../roles/discover.ts';
import {parseRoleFilter} from '../../roles/filter/filter-language.ts';
import {filterRoles} from '../../roles/filter/filter-roles.ts';
import type {JudgedRole} from '../../roles/role.ts';
import {parseRoleArn} from '../../roles/role-arn.ts';
import type {AwsSession} from '../../roles/session.ts';
import {plainText} from '../../text/plain-text.ts';
import {fitted, hanging, wrapped} from '../../text/table.ts';
import {givenSecrets} from '../link/given-secrets.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {unknownOption} from '../misuse.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import type {World} from '../world.ts';
import {keepListedRoles} from './keep-listed-roles.ts';
import {reasonsOf} from './reasons.ts';
import {rememberedRoles} from './remembered-roles.ts';

type RolesOptions = {
	readonly all?: boolean;
	readonly verify?: string;
	readonly mfaCode?: string;
	readonly externalId?: string;
	readonly json?: boolean;
	readonly profile?: string;
	readonly region?: string;
};

/** `daypass roles`: which ones may I use, and why. */
export const rolesCommand = (world: World): Command =>
	new Command('roles')
		.description('the roles you could use, each with a verdict and its reasons')
		.argument(
			'[filter...]',
			'words, is:<verdict>, needs:<need>, path:, account:, profile:; - before one means not',
		)
		// `-path:/team/` is no option: commander hands on what it does not know, and what it can't be is refused.
		.allowUnknownOption()
		.option('--all', 'also those only a service or an identity provider can assume')
		.option('--verify <role>', 'ask AWS for real whether you may use this one')
		.option(
			'--mfa-code <digits>',
			'for --verify: the code your MFA device shows now; - reads it from standard input',
		)
		.option(
			'--external-id <id>',
			'for --verify: the external ID the role asks for; - reads it from standard input',
		)
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.action(async (filter: readonly string[], options: RolesOptions, command: Command) => {
			const passes = roleFilter(
				filter,
				command.options.flatMap(({long}) => long ?? []),
			);
			const here = inRegion(world, options);
			// The SDK is loaded only here: the options, their help and their completion need none of it.
			const {openSession} = await import('../../roles/session.ts');
			const {env, ask} = here;
			const session = openSession({env, profile: options.profile, askMfaCode: mfaQuestion({ask})});
			const found = await discover(session, here, options.verify?.trim());
			await keepListedRoles(world, found);
			if (options.verify !== undefined) {
				const {verified} = await import('./verified.ts');
				const role = await verified(options.verify, await givenSecrets(options, here), found, session, here);
				if (options.json) world.out.json(rolesJson(found, [role], world));
				else showVerified(role, world);
				return;
			}
			const all = found.roles.filter(({verdict}) => options.all || !verdict.onlyForServices);
			const roles = passes(all).toSorted((a, b) => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0));
			if (options.json) {
				world.out.json(rolesJson(found, roles, world));
				return;
			}
			show(found, roles, world);
			if (roles.length === 0 && all.length > 0)
				world.err.line('No role fits: use fewer words, or see all without them.');
			else if (roles.length === 0 && found.complete) world.err.line(nobodys);
		});

const nobodys =
	'No role of this account can be assumed by a person. Create one that trusts you, or see all with --all.';

/** @param known The command’s long options. */
const roleFilter = (
	words: readonly string[],
	known: readonly string[],
): ((roles: readonly JudgedRole[]) => readonly JudgedRole[]) => {
	const unknown = words.find((word) => word.startsWith('--'));
	if (unknown !== undefined) throw unknownOption('daypass roles', unknown, known);
	const text = words.join(' ');
	const [problem] = parseRoleFilter(text).problems;
	if (problem !== undefined)
		throw new Failure('invalid-argument', problem, 'For instance: is:allowed -path:/team/.');
	return (roles) => filterRoles(roles, text).map(({role}) => role);
};

const discover = async (session: AwsSession, world: World, verify = ''): Promise<Discovery> => {
	const [{discoverRoles}, {requireRegion}] = await Promise.all([
		import('../../roles/discover.ts'),
		import('../../roles/caller/identify.ts'),
	]);
	const region = await requireRegion(session);
	let last: Discovery | undefined;
	for await (const discovery of discoverRoles({
		session,
		region,
		sessionName: ({name}) => defaultSessionName(name),
		now: world.now,
		remembered: [
			...(await rememberedRoles(world.folder)),
			...(parseRoleArn(verify) ? [{arn: verify, from: 'history'} as const] : []),
		],
		signal: world.signal,
	})) {
		last = discovery;
	}
	if (!last) throw new Failure('bad-answer', 'AWS listed no roles and did not say why.', 'Try again.');
	return last;
};

/** The contract of `roles --json`. */
const rolesJson = (
	{caller, complete, ownPoliciesRead, notices}: Discovery,
	roles: readonly JudgedRole[],
	{env}: World,
) => ({
	version: 1,
	caller: {
		arn: caller.arn,
		account: caller.account,
		kind: caller.kind,
		credentials: caller.credentials,
		identityArn: caller.identityArn,
	},
	complete: complete && ownPoliciesRead,
	notices,
	roles: inJson(roles, caller, env),
});

/** One by one: as JSON's values ten thousand take as much room again. */
function* inJson(roles: readonly JudgedRole[], caller: Discovery['caller'], env: Environment) {
	for (const role of roles) {
		const {profile, maxSessionSeconds, verdict, verifiedAt} = role;
		yield {
			arn: role.arn,
			name: role.name,
			path: role.path,
			account: role.account,
			description: role.description,
			...(profile === undefined ? {} : {profile: profile.name}),
			...(maxSessionSeconds === undefined ? {} : {maxSessionSeconds}),
			longestSessionSeconds: role.longestSessionSeconds,
			verdict: verdict.verdict,
			needs: verdict.needs,
			reasons: reasonsOf(role, caller, env),
			...(verifiedAt === undefined ? {} : {verifiedAt}),
		};
	}
}

const marks = {allowed: '✓', conditional: '◐', unknown: '?', denied: '✗'} as const;

/** Why needs none: where there is little room it stands below the rest. */
const headings = ['VERDICT', 'ROLE', 'LONGEST', 'NEEDS', ''];

/** What AWS said of one role, every sentence of it. */
const showVerified = ({verdict, arn}: JudgedRole, {out}: World) => {
	out.line(`${marks[verdict.verdict]} ${verdict.verdict}: ${arn}`);
	for (const reason of verdict.reasons)
		for (const line of hanging('  ', plainText(reason, 1000), out.columns)) out.line(line);
};

const show = ({caller, notices}: Discovery, roles: readonly JudgedRole[], {out, err, env}: World) => {
	const rows = roles.map((role) => [
		`${marks[role.verdict.verdict]} ${role.verdict.verdict}`,
		role.account === caller.account ? `${role.path.slice(1)}${role.name}` : role.arn,
		role.verdict.verdict === 'denied' ? '–' : formatDuration(role.longestSessionSeconds),
		role.verdict.needs.join(', '),
		plainText(reasonsOf(role, caller, env)[0] ?? ''),
	]);
	const headed = out.isTTY && rows.length > 0 ? [headings, ...rows] : rows;
	for (const line of fitted(headed, out.columns)) out.line(line);
	for (const {message} of notices)
		for (const line of wrapped(`Note: ${plainText(message, 400)}`, err.columns)) err.line(line);
};
