import {openIamPolicies} from '../aws/iam-policies.ts';
import {openIamRoles} from '../aws/iam-roles.ts';
import type {AwsSession} from '../aws/session.ts';
import {ownPoliciesInBulk} from './bulk-policies.ts';
import type {Caller} from './caller.ts';
import type {Evidence, Notice} from './evidence.ts';
import {sessionRoleName} from './identify.ts';
import {type PolicyReading, readManaged, readPrincipalPolicies, survive} from './principal-policies.ts';

/** The caller with path and tags filled in where they could be read, and what their own policies say. */
export type OwnPolicies = {
	readonly caller: Caller;
	readonly evidence: Evidence;
	readonly notices: readonly Notice[];
};

const nothingRead: Evidence = {identity: [], identityComplete: false, boundaryKnown: false};

/**
 * Reads the caller's side of every verdict. First the single reads, a handful of quick calls for one principal; where
 * any of them is refused, GetAccountAuthorizationDetails, which needs one permission but reads the whole account and
 * is throttled harder. Each rung may be refused: fewer rights mean fewer certainties, never a failure.
 */
export const readOwnPolicies = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<OwnPolicies> => {
	// Root may not assume a role, a federated user may call nothing of STS: their policies decide nothing.
	if (caller.kind === 'root' || caller.kind === 'federated-user')
		return {caller, evidence: nothingRead, notices: []};
	const single = await (caller.kind === 'user'
		? readUser(caller, session, region, signal)
		: readSession(caller, session, region, signal));
	if (isWhole(single.evidence)) return single;
	const bulk = await ownPoliciesInBulk(single.caller, session, region, signal);
	if (!bulk) return single;
	return isWhole(bulk.evidence) ? bulk : {...bulk, notices: [...single.notices, ...bulk.notices]};
};

/** Nothing left to find out. */
const isWhole = ({identity, identityComplete, boundary, boundaryKnown}: Evidence) =>
	identityComplete &&
	boundaryKnown &&
	identity.every(({document}) => document !== undefined) &&
	(boundary === undefined || boundary.document !== undefined);

const readSession = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
) => {
	const iam = openIamPolicies(session, region);
	const notices: Notice[] = [];
	const name = sessionRoleName(caller);
	const [facts, reading] = await Promise.all([
		survive(
			openIamRoles(session, region).getRole(name, signal),
			notices,
			`Your own role/${name} could not be read, so its path, tags and boundary are not known`,
			'iam:GetRole',
		),
		readPrincipalPolicies(iam, {kind: 'role', name}, signal),
	]);
	return together(iam, facts && {...facts, tags: facts.tags ?? {}}, [reading], notices, caller, signal);
};

const readUser = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
) => {
	const iam = openIamPolicies(session, region);
	const notices: Notice[] = [];
	const [facts, own, groups] = await Promise.all([
		survive(
			iam.user(caller.name, signal),
			notices,
			'Your own tags and boundary could not be read',
			'iam:GetUser',
		),
		readPrincipalPolicies(iam, {kind: 'user', name: caller.name}, signal),
		survive(
			iam.groupsOf(caller.name, signal),
			notices,
			'Your groups could not be listed',
			'iam:ListGroupsForUser',
		),
	]);
	const ofGroups = await Promise.all(
		(groups ?? []).map((group) => readPrincipalPolicies(iam, {kind: 'group', name: group}, signal)),
	);
	const unlisted: PolicyReading[] = groups ? [] : [{policies: [], complete: false, notices: []}];
	return together(iam, facts, [own, ...ofGroups, ...unlisted], notices, caller, signal);
};

type Facts = {
	readonly arn: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly boundaryArn?: string;
};

const together = async (
	iam: ReturnType<typeof openIamPolicies>,
	facts: Facts | undefined,
	readings: readonly PolicyReading[],
	notices: Notice[],
	caller: Caller,
	signal: AbortSignal | undefined,
): Promise<OwnPolicies> => {
	const arn = facts?.boundaryArn;
	const boundary = arn
		? await readManaged(iam, {name: arn.slice(arn.lastIndexOf('/') + 1), arn}, 'boundary', notices, signal)
		: undefined;
	return {
		caller: facts ? {...caller, identityArn: facts.arn, identityArnKnown: true, tags: facts.tags} : caller,
		evidence: {
			identity: readings.flatMap(({policies}) => policies),
			identityComplete: readings.every(({complete}) => complete),
			boundaryKnown: facts !== undefined,
			...(boundary ? {boundary} : {}),
		},
		notices: [...notices, ...readings.flatMap((reading) => reading.notices)],
	};
};
