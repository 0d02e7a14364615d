import {openIamPolicies} from '../aws/iam-policies.ts';
import {openIamRoles} from '../aws/iam-roles.ts';
import type {AwsSession} from '../aws/session.ts';
import type {PermissionPolicy, PermissionReading} from '../policy/preview/permission-source.ts';
import type {Caller} from './caller/caller.ts';
import type {Notice, PolicySource} from './caller/evidence.ts';
import {readOwnPolicies} from './caller/own-policies.ts';
import {readManaged, readPrincipalPolicies, survive} from './caller/principal-policies.ts';

/**
 * The policies of a role and its boundary; where a document is missing a notice says why. `complete`: every one of them
 * was read.
 */
export type RolePolicies = PermissionReading & {readonly notices: readonly Notice[]};

/**
 * What a role of the caller's own account may do: its managed and inline policies and its boundary, read one by one.
 * What can't be read is named in `notices`.
 */
export const readRolePolicies = async (
	role: {readonly name: string; readonly account: string},
	ownAccount: string,
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<RolePolicies> => {
	if (role.account !== ownAccount) {
		const message = `role/${role.name} is in account ${role.account}: its policies can’t be read from yours.`;
		return {policies: [], complete: false, notices: [{code: 'other-account', message}]};
	}
	const iam = openIamPolicies(session, region);
	const notices: Notice[] = [];
	const readBoundary = async () => {
		const facts = await survive(
			openIamRoles(session, region).getRole(role.name, signal),
			notices,
			`The boundary of role/${role.name} could not be read`,
			'iam:GetRole',
		);
		const arn = facts?.boundaryArn;
		const name = arn?.slice(arn.lastIndexOf('/') + 1) ?? '';
		const policies = arn ? [await readManaged(iam, {name, arn}, 'boundary', notices, signal)] : [];
		return {known: facts !== undefined, policies};
	};
	// The boundary's document does not wait for the other policies: a silent IAM is waited for once.
	const [boundary, reading] = await Promise.all([
		readBoundary(),
		readPrincipalPolicies(iam, {kind: 'role', name: role.name}, signal),
	]);
	const policies = [...reading.policies, ...boundary.policies].map(ofPermission);
	return {
		policies,
		complete: reading.complete && boundary.known && policies.every(({document}) => document !== undefined),
		notices: [...notices, ...reading.notices],
	};
};

/**
 * The caller's own, in the same form: what a federated user gets a part of. A root user has none to read.
 */
export const readUserPolicies = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<PermissionReading> => {
	const {evidence} = await readOwnPolicies(caller, session, region, signal);
	const {identity, identityComplete, boundary, boundaryKnown} = evidence;
	const policies = [...identity, ...(boundary ? [boundary] : [])].map(ofPermission);
	return {policies, complete: identityComplete && boundaryKnown};
};

const ofPermission = (policy: PolicySource): PermissionPolicy => ({
	...policy,
	kind: permissionKind[policy.kind],
});

const permissionKind = {
	inline: 'inline',
	managed: 'managed',
	'group-inline': 'inline',
	'group-managed': 'managed',
	boundary: 'boundary',
} as const;
