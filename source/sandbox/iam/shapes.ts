import type {ManagedPolicy, SandboxGroup, SandboxRole, SandboxUser} from '../account.ts';
import type {Value} from '../query-protocol.ts';
import type {RunState} from '../run-state.ts';
import {encodeDocument} from './documents.ts';

/** The structures IAM's answers are made of ("Data Types", IAM API Reference). */

const day = 86_400_000;

type Fields = {readonly [name: string]: Value};

export const tagList = (tags: Readonly<Record<string, string>>): Value =>
	Object.entries(tags).map(([key, value]) => ({Key: key, Value: value}));

export const boundary = (arn: string | undefined): Value =>
	arn === undefined ? undefined : {PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn};

export const roleLastUsed = ({lastUsed}: SandboxRole, {startedAt}: RunState): Value =>
	lastUsed && {LastUsedDate: new Date(startedAt - lastUsed.daysAgo * day), Region: lastUsed.region};

/** A role as ListRoles has it: without tags, boundary and last use. */
export const listedRole = (role: SandboxRole): Fields => ({
	Path: role.path,
	RoleName: role.name,
	RoleId: role.id,
	Arn: role.arn,
	CreateDate: new Date(role.created),
	AssumeRolePolicyDocument: encodeDocument(role.trust),
	Description: role.description,
	MaxSessionDuration: role.maxSessionSeconds,
});

/** A role as GetRole has it. */
export const wholeRole = (role: SandboxRole, state: RunState): Fields => ({
	...listedRole(role),
	PermissionsBoundary: boundary(role.boundary),
	Tags: Object.keys(role.tags).length > 0 ? tagList(role.tags) : undefined,
	RoleLastUsed: roleLastUsed(role, state) ?? {},
});

export const userFields = (user: SandboxUser): Fields => ({
	Path: user.path,
	UserName: user.name,
	UserId: user.id,
	Arn: user.arn,
	CreateDate: new Date(user.created),
	PermissionsBoundary: boundary(user.boundary),
	Tags: Object.keys(user.tags).length > 0 ? tagList(user.tags) : undefined,
});

export const groupFields = (group: SandboxGroup): Fields => ({
	Path: group.path,
	GroupName: group.name,
	GroupId: group.id,
	Arn: group.arn,
	CreateDate: new Date(group.created),
});

/** How many users, groups and roles a managed policy is attached to, and how many it bounds. */
const uses = (arn: string, {account}: RunState) => {
	const holders = [...account.roles.filter((role) => role.account === account.id), ...account.users];
	const attached = [...holders, ...account.groups].filter((holder) => holder.attached.includes(arn));
	return {
		AttachmentCount: attached.length,
		PermissionsBoundaryUsageCount: holders.filter((one) => one.boundary === arn).length,
	};
};

export const policyFields = (policy: ManagedPolicy, state: RunState): Fields => ({
	PolicyName: policy.name,
	PolicyId: policy.id,
	Arn: policy.arn,
	Path: policy.path,
	DefaultVersionId: policy.defaultVersion,
	...uses(policy.arn, state),
	IsAttachable: true,
	Description: policy.description,
	CreateDate: new Date(policy.versions.at(-1)?.created ?? 0),
	UpdateDate: new Date(policy.versions[0]?.created ?? 0),
});

export const policyVersions = (policy: ManagedPolicy): Fields[] =>
	policy.versions.map((version) => ({
		VersionId: version.id,
		IsDefaultVersion: version.id === policy.defaultVersion,
		CreateDate: new Date(version.created),
		Document: encodeDocument(version.document),
	}));

export const attachedPolicies = (arns: readonly string[]): Value[] =>
	arns.map((arn) => ({PolicyName: arn.split('/').at(-1), PolicyArn: arn}));
