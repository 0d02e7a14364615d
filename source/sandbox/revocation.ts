import type {Document} from './account.ts';
import type {AccessKeys} from './key-set.ts';
import type {RunState} from './run-state.ts';

/**
 * Sessions that were taken back. AWS has no list of them: the console's "Revoke active sessions" writes an inline
 * policy that denies everything to sessions older than itself ("Revoke IAM role temporary security credentials",
 * IAM User Guide). This reads exactly that policy, also where it names single sessions, and no other.
 */
const revokingPolicy = 'AWSRevokeOlderSessions';

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
type Statement = {readonly Effect?: unknown; readonly Condition?: Condition};

const listOf = (value: string | readonly string[] | undefined) => [value ?? []].flat();

const covers = (
	{Effect: effect, Condition: condition = {}}: Statement,
	{principal, issuedAt}: AccessKeys,
) => {
	const before = listOf(condition['DateLessThan']?.['aws:TokenIssueTime']);
	const sessions = ['StringEquals', 'StringLike'].flatMap((operator) =>
		listOf(condition[operator]?.['aws:userid']),
	);
	return (
		effect === 'Deny' &&
		before.some((time) => issuedAt < Date.parse(time)) &&
		(sessions.length === 0 || sessions.includes(principal.userId))
	);
};

const statementsOf = ({Statement: statements}: Document): readonly Statement[] =>
	[statements ?? []].flat() as Statement[];

/** Whether every action of this session is denied by now. */
export const isRevoked = (keys: AccessKeys, state: RunState): boolean => {
	if (keys.principal.kind !== 'role-session') return false;
	const role = state.roleByArn(keys.principal.identityArn);
	const policy = role && state.inlinePolicies(role).get(revokingPolicy);
	return policy !== undefined && statementsOf(policy).some((statement) => covers(statement, keys));
};
