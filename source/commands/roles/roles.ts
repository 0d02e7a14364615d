import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {formatDuration} from '../../pass/duration.ts';
import {defaultSessionName} from '../../pass/session-name.ts';
import {plainText} from '../../plain-text.ts';
import type {Discovery} from '../../roles/discover.ts';
import type {JudgedRole} from '../../roles/role.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import {fitted, wrapped} from '../table.ts';
import type {World} from '../world.ts';
import {keepListedRoles} from './keep-listed-roles.ts';
import {rememberedRoles} from './remembered-roles.ts';

type RolesOptions = {
	readonly all?: boolean;
	readonly json?: boolean;
	readonly profile?: string;
	readonly region?: string;
};

/** `daypass roles`: which ones may I use, and why. */
export const rolesCommand = (world: World): Command =>
	new Command('roles')
		.description('the roles you could use, each with a verdict and its reasons')
		.option('--all', 'also those only a service or an identity provider can assume')
		.option('--refresh', 'read everything from AWS again: nothing is kept between runs')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.action(async (options: RolesOptions) => {
			const found = await discover(options, inRegion(world, options));
			await keepListedRoles(world, found);
			const roles = found.roles
				.filter(({verdict}) => options.all || !verdict.onlyForServices)
				.toSorted((a, b) => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0));
			if (options.json) world.out.json(rolesJson(found, roles));
			else show(found, roles, world);
		});

const discover = async ({profile}: RolesOptions, world: World): Promise<Discovery> => {
	// The SDK is loaded only here: the options, their help and their completion need none of it.
	const [{discoverRoles}, {requireRegion}, {openSession}] = await Promise.all([
		import('../../roles/discover.ts'),
		import('../../roles/caller/identify.ts'),
		import('../../roles/session.ts'),
	]);
	const session = openSession({
		env: world.env,
		profile,
		askMfaCode: mfaQuestion(world),
	});
	const region = await requireRegion(session);
	let last: Discovery | undefined;
	for await (const discovery of discoverRoles({
		session,
		region,
		sessionName: ({name}) => defaultSessionName(name),
		now: world.now,
		remembered: await rememberedRoles(world.folder),
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
	roles: roles.map(
		({arn, name, path, account, description, maxSessionSeconds, longestSessionSeconds, verdict}) => ({
			arn,
			name,
			path,
			account,
			description,
			...(maxSessionSeconds === undefined ? {} : {maxSessionSeconds}),
			longestSessionSeconds,
			verdict: verdict.verdict,
			needs: verdict.needs,
			reasons: verdict.reasons,
		}),
	),
});

const marks = {allowed: '✓', conditional: '◐', unknown: '?', denied: '✗'} as const;

const show = ({caller, notices, complete}: Discovery, roles: readonly JudgedRole[], {out, err}: World) => {
	const rows = roles.map((role) => [
		`${marks[role.verdict.verdict]} ${role.verdict.verdict}`,
		role.account === caller.account ? `${role.path.slice(1)}${role.name}` : role.arn,
		role.verdict.verdict === 'denied' ? '–' : formatDuration(role.longestSessionSeconds),
		role.verdict.needs.join(', '),
		plainText(role.verdict.reasons[0] ?? ''),
	]);
	for (const line of fitted(rows, out.columns)) out.line(line);
	for (const {message} of notices)
		for (const line of wrapped(`Note: ${plainText(message, 400)}`, err.columns)) err.line(line);
	if (roles.length === 0 && complete) {
		err.line(
			'No role of this account can be assumed by a person. Create one that trusts you, or see all with --all.',
		);
	}
};
