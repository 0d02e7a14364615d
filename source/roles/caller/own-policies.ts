import {type IamPolicies, openIamPolicies} from '../../aws/iam-policies.ts';
import {openIamRoles} from '../../aws/iam-roles.ts';
import type {AwsSession} from '../../aws/session.ts';
import {ownPoliciesInBulk} from './bulk-policies.ts';
import type {Caller} from './caller.ts';
import type {Evidence, Notice, OwnPolicies, PolicySource} from './evidence.ts';
import {sessionRoleName} from './identify.ts';
import {
	type PrincipalPolicies,
	readManaged,
	readPrincipalPolicies,
	survive,
	unanswered,
} from './principal-policies.ts';

const nothingRead: Evidence = {identity: [], identityComplete: false, boundaryKnown: false};

/**
 * Reads the caller's side of every verdict. First the single reads, a handful of quick calls for one principal; where
 * any of them is refused, GetAccountAuthorizationDetails, which needs one permission but reads the whole account and
 * is throttled harder. Each rung may be refused: fewer rights mean fewer certainties, never a failure. Where AWS stays
 * silent the ladder ends: one wait is enough.
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
	if (isReadWhole(single.evidence) || single.notices.some(unanswered)) return single;
	const bulk = await ownPoliciesInBulk(single.caller, session, region, signal);
	if ('evidence' in bulk && isReadWhole(bulk.evidence)) return bulk;
	return {...single, ...bulk, notices: [...single.notices, ...bulk.notices]};
};

/** Whether nothing is left to find out. */
export const isReadWhole = ({identity, identityComplete, boundary, boundaryKnown}: Evidence) =>
	identityComplete &&
	boundaryKnown &&
	identity.every(({document}) => document !== undefined) &&
	(boundary === undefined || boundary.document !== undefined);

const readSession = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
): Promise<OwnPolicies> => {
	const iam = openIamPolicies(session, region);
	const notices: Notice[] = [];
	const name = sessionRoleName(caller);
	const reading = openIamRoles(session, region).getRole(name, signal);
	const [identity, policies] = await Promise.all([
		withBoundary(
			reading,
			`Your own role/${name} could not be read, so its path, tags and boundary are not known`,
			'iam:GetRole',
			{iam, notices, signal},
		),
		readPrincipalPolicies(iam, {kind: 'role', name}, signal),
	]);
	return together(caller, identity, [policies], notices);
};

const readUser = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
): Promise<OwnPolicies> => {
	const iam = openIamPolicies(session, region);
	const notices: Notice[] = [];
	const [identity, policies, ofGroups] = await Promise.all([
		withBoundary(
			iam.user(caller.name, signal),
			'Your own tags and boundary could not be read',
			'iam:GetUser',
			{iam, notices, signal},
		),
		readPrincipalPolicies(iam, {kind: 'user', name: caller.name}, signal),
		readGroups(caller.name, {iam, notices, signal}),
	]);
	return together(caller, identity, [policies, ...ofGroups], notices);
};

/** What every read here takes: nothing waits for another's answer that it does not need. */
type Reader = {
	readonly iam: IamPolicies;
	readonly notices: Notice[];
	readonly signal: AbortSignal | undefined;
};

type Facts = {
	readonly arn: string;
	readonly tags?: Readonly<Record<string, string>>;
	readonly boundaryArn?: string;
};

type Identity = {readonly facts: Facts; readonly boundary?: PolicySource};

const withBoundary = async (
	reading: Promise<Facts>,
	what: string,
	permission: string,
	{iam, notices, signal}: Reader,
): Promise<Identity | undefined> => {
	const facts = await survive(reading, notices, what, permission);
	const arn = facts?.boundaryArn;
	if (!facts || !arn) return facts && {facts};
	const name = arn.slice(arn.lastIndexOf('/') + 1);
	return {facts, boundary: await readManaged(iam, {name, arn}, 'boundary', notices, signal)};
};

const readGroups = async (
	user: string,
	{iam, notices, signal}: Reader,
): Promise<readonly PrincipalPolicies[]> => {
	const reading = iam.groupsOf(user, signal);
	const groups = await survive(reading, notices, 'Your groups could not be listed', 'iam:ListGroupsForUser');
	if (!groups) return [{policies: [], complete: false, notices: []}];
	return Promise.all(groups.map((name) => readPrincipalPolicies(iam, {kind: 'group', name}, signal)));
};

const together = (
	caller: Caller,
	identity: Identity | undefined,
	readings: readonly PrincipalPolicies[],
	notices: readonly Notice[],
): OwnPolicies => {
	const {facts, boundary} = identity ?? {};
	return {
		caller: facts
			? {...caller, identityArn: facts.arn, identityArnKnown: true, tags: facts.tags ?? {}}
			: caller,
		evidence: {
			identity: readings.flatMap(({policies}) => policies),
			identityComplete: readings.every(({complete}) => complete),
			boundaryKnown: facts !== undefined,
			...(boundary ? {boundary} : {}),
		},
		notices: [...notices, ...readings.flatMap((reading) => reading.notices)],
	};
};
