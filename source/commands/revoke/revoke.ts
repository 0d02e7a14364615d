import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {checkSessionName} from '../../pass/session-name.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import {mayBeAlive} from '../../presets/history-filter.ts';
import {hitsCaller, isNameOf} from '../../roles/revoke/revocable.ts';
import {revokingPolicy} from '../../roles/revoke/revoke-document.ts';
import {parseRole, type RoleArn} from '../../roles/role-arn.ts';
import {plainText} from '../../text/plain-text.ts';
import {fitted} from '../../text/table.ts';
import type {Ask} from '../ask.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import type {World} from '../world.ts';
import {revokedJson, revokedLines, warningLines} from './revoke-text.ts';
import {noteRevocation, revokingInTurn} from './revoke-turns.ts';
import {passesOfRole} from './role-passes.ts';

type RevokeOptions = {
	readonly session?: string;
	readonly yes?: boolean;
	readonly dryRun?: boolean;
	readonly json?: boolean;
	readonly profile?: string;
	readonly region?: string;
};

/** `daypass revoke`: ends what was handed out. */
export const revokeCommand = (world: World): Command =>
	new Command('revoke')
		.description('end a role’s sessions: all that were issued before now, or one visitor’s')
		.argument('<role>', 'a name or path/name in your account, or an ARN')
		.option('--session <name>', 'only sessions of this name')
		.option('-y, --yes', 'without asking for the role’s name')
		.option('--dry-run', 'say what would be asked of whom, and send nothing')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.addHelpText(
			'after',
			`
Writes the role’s inline policy ${revokingPolicy}, as “Revoke active
sessions” in AWS’s console does. A session of another role that was opened from
one of these goes on: revoke that role as well.`,
		)
		.action((text: string, options: RevokeOptions) => run(text, options, inRegion(world, options)));

const run = async (text: string, options: RevokeOptions, world: World): Promise<void> => {
	const {ask, err} = world;
	const {session: sessionName, yes, json, profile} = options;
	parseRole(text);
	if (sessionName !== undefined) checkSessionName(sessionName);
	if (options.dryRun) return tellPlan(text.trim(), options, world);
	if (!yes && !ask) {
		throw new Failure(
			'not-confirmed',
			'Sessions are revoked only after a confirmation, and there is no terminal to ask on.',
			'Confirm with --yes.',
		);
	}
	// The SDK is loaded only here: the options, their help and their completion need none of it.
	const [
		{identifyCaller, requireRegion},
		{findRevocableRole, revokeSessions},
		{openSession},
		{keepWhatIsSeen},
	] = await Promise.all([
		import('../../roles/caller/identify.ts'),
		import('../../roles/revoke/revoke.ts'),
		import('../../roles/session.ts'),
		import('./keep-what-is-seen.ts'),
	]);
	const session = openSession({
		env: world.env,
		profile,
		askMfaCode: mfaQuestion(world),
	});
	const region = await requireRegion(session);
	const context = {
		session,
		region,
		now: world.now,
		signal: world.signal,
		inTurn: revokingInTurn(world),
	};
	const caller = await identifyCaller(session, region, context.signal);
	const role = await findRevocableRole(text, caller, context);
	await keepWhatIsSeen(role, context, world).catch(unlessOnlyForHistory);
	const revocation = {role, sessionName, ...knownPasses(role, sessionName, world)};
	if (!yes || !json) {
		const own = hitsCaller(role, sessionName, caller);
		for (const line of warningLines(revocation, {own, now: world.now()})) err.line(line);
	}
	if (!yes && ask) await confirmByName(role, ask);
	const revoked = await revokeSessions(role, sessionName, context);
	await noteRevocation(world.folder, {role: role.arn, sessionName, before: revoked.before.toISOString()});
	if (json) world.out.json(revokedJson(revocation, revoked.before));
	else for (const line of revokedLines(revoked, profile)) err.line(line);
};

/** What may not be read costs what history knows; a revocation without it names the permission that it lacks. */
const unlessOnlyForHistory = (error: unknown): void => {
	if (!(error instanceof Failure) || !['denied', 'usage', 'storage'].includes(error.kind)) throw error;
};

/** What would be asked, of whom. */
const tellPlan = async (
	role: string,
	{session: sessionName, json, profile}: RevokeOptions,
	{env, out, err}: World,
): Promise<void> => {
	const [{openSession}, {plannedRevocation}] = await Promise.all([
		import('../../roles/session.ts'),
		import('../../signin/planned-calls.ts'),
	]);
	const session = openSession({env, profile});
	const calls = await plannedRevocation(role, sessionName, session, profile);
	if (json) {
		const whose = sessionName === undefined ? {} : {session: sessionName};
		out.json({version: 1, dryRun: true, profile: session.profile, role, ...whose, calls});
		return;
	}
	const rows = calls.map(({action, endpoint, why}) => [action, endpoint, plainText(why, 400)]);
	for (const line of fitted(rows, out.columns)) out.line(line);
	err.line('Nothing was sent, and nothing was revoked.');
};

/** What history knows of; undefined where it can't be read: that costs the list, never the revocation. */
const knownPasses = (
	role: RoleArn,
	sessionName: string | undefined,
	world: World,
): {readonly passes: readonly HistoryEntry[] | undefined; readonly ended: number} => {
	const now = world.now();
	try {
		const known = passesOfRole(world.folder, role).filter(
			(entry) => sessionName === undefined || entry.sessionName === sessionName,
		);
		const passes = known.filter((entry) => mayBeAlive(entry, now));
		return {passes, ended: known.length - passes.length};
	} catch (error) {
		if (error instanceof Failure) return {passes: undefined, ended: 0};
		throw error;
	}
};

/** Typing a name takes a moment's thought, which `y` does not. */
const confirmByName = async (role: RoleArn, ask: Ask): Promise<void> => {
	if (isNameOf(role, await ask(`Type the role’s name, ${role.name}, to go on: `))) return;
	throw new Failure(
		'not-confirmed',
		'That is not the role’s name: nothing was revoked.',
		'Try again, or leave it.',
	);
};
