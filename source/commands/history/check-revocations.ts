import {hasFailed} from '../../failure.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import type {Notice} from '../../roles/caller/evidence.ts';
import {parseRoleArn, type RoleArn} from '../../roles/role-arn.ts';
import type {AwsSession} from '../../roles/session.ts';
import {keepWhatIsSeen} from '../revoke/keep-what-is-seen.ts';
import type {World} from '../world.ts';

type Asking = {readonly session: AwsSession; readonly region: string};

/**
 * Asks IAM what the roles of these passes take back, whoever wrote it, and keeps it for history.
 * @throws Failure of kind `storage`, `cancelled`, and what keeps the caller from being known.
 */
export const checkRevocations = async (
	passes: readonly HistoryEntry[],
	world: World,
	profile: string | undefined,
): Promise<readonly Notice[]> => {
	const all = passes.flatMap(({role}) => parseRoleArn(role) ?? []);
	// By account and name: where IAM could not be read a role's path was not known.
	const roles = [...new Map(all.map((role) => [`${role.account} ${role.name}`, role])).values()];
	if (roles.length === 0) return [];
	const [{identifyCaller, requireRegion}, {openSession}, {mfaQuestion}] = await Promise.all([
		import('../../roles/caller/identify.ts'),
		import('../../roles/session.ts'),
		import('../link/mfa-question.ts'),
	]);
	const session = openSession({env: world.env, profile, askMfaCode: mfaQuestion(world)});
	const asking = {session, region: await requireRegion(session)};
	const {account} = await identifyCaller(session, asking.region, world.signal);
	const notices = await Promise.all(
		roles.map((role) => (role.account === account ? check(role, asking, world) : [elsewhere(role)])),
	);
	return notices.flat();
};

const check = async (role: RoleArn, asking: Asking, world: World): Promise<readonly Notice[]> => {
	try {
		await keepWhatIsSeen(role, asking, world);
		return [];
	} catch (error) {
		if (!hasFailed(error) || error.kind === 'storage') throw error;
		const {code, message} = error;
		return [{code, message: `Whether sessions of role/${role.name} were revoked is not known: ${message}`}];
	}
};

const elsewhere = ({name, account}: RoleArn): Notice => ({
	code: 'other-account',
	message: `Whether sessions of role/${name} were revoked is not known: it is in account ${account}. --profile checks with credentials of that account.`,
});
