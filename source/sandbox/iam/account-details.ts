import type {Document} from '../account.ts';
import type {SandboxAction} from '../action.ts';
import {listOf, type Value} from '../query-protocol.ts';
import type {RunState} from '../run-state.ts';
import {validationError} from '../service-error.ts';
import {encodeDocument} from './documents.ts';
import {pageOf} from './paging.ts';
import {
	attachedPolicies,
	boundary,
	groupFields,
	listedRole,
	policyFields,
	policyVersions,
	roleLastUsed,
	tagList,
	userFields,
} from './shapes.ts';

/** The five kinds of "GetAccountAuthorizationDetails" (IAM API Reference), in the order their pages come. */
const kinds = ['User', 'Group', 'Role', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const;
type Kind = (typeof kinds)[number];
type Detail = {readonly kind: Kind; readonly value: () => Value};

const inlineList = (policies: Iterable<readonly [string, Document]>): Value =>
	Array.from(policies, ([name, document]) => ({PolicyName: name, PolicyDocument: encodeDocument(document)}));

const userDetails = ({account}: RunState): Detail[] =>
	account.users.map((user) => ({
		kind: 'User',
		value: () => ({
			...userFields(user),
			UserPolicyList: inlineList(Object.entries(user.inline)),
			GroupList: user.groups,
			AttachedManagedPolicies: attachedPolicies(user.attached),
		}),
	}));

const groupDetails = ({account}: RunState): Detail[] =>
	account.groups.map((group) => ({
		kind: 'Group',
		value: () => ({
			...groupFields(group),
			GroupPolicyList: inlineList(Object.entries(group.inline)),
			AttachedManagedPolicies: attachedPolicies(group.attached),
		}),
	}));

/** RoleDetail has no description and no maximum session duration: IAM leaves them out. */
const roleDetails = (state: RunState): Detail[] =>
	state.account.roles
		.filter((role) => role.account === state.account.id)
		.map((role) => ({
			kind: 'Role',
			value: () => ({
				...listedRole(role),
				Description: undefined,
				MaxSessionDuration: undefined,
				InstanceProfileList: role.instanceProfile
					? [
							{
								InstanceProfileName: role.instanceProfile,
								Path: '/',
								Arn: `arn:aws:iam::${role.account}:instance-profile/${role.instanceProfile}`,
								InstanceProfileId: role.id.replace('AROA', 'AIPA'),
								CreateDate: new Date(role.created),
								Roles: [listedRole(role)],
							},
						]
					: [],
				RolePolicyList: inlineList(state.inlinePolicies(role)),
				AttachedManagedPolicies: attachedPolicies(role.attached),
				PermissionsBoundary: boundary(role.boundary),
				Tags: tagList(role.tags),
				RoleLastUsed: roleLastUsed(role, state) ?? {},
			}),
		}));

/** AWS's own policies are told of only where the account uses them. */
const policyDetails = (state: RunState, kind: 'LocalManagedPolicy' | 'AWSManagedPolicy'): Detail[] => {
	const {roles, users, groups, policies} = state.account;
	const used = new Set([
		...[...roles, ...users, ...groups].flatMap((holder) => holder.attached),
		...[...roles, ...users].map((holder) => holder.boundary),
	]);
	const byAws = (arn: string) => arn.startsWith('arn:aws:iam::aws:');
	return policies
		.filter(({arn}) => (kind === 'AWSManagedPolicy' ? byAws(arn) && used.has(arn) : !byAws(arn)))
		.map((policy) => ({
			kind,
			value: () => ({...policyFields(policy, state), PolicyVersionList: policyVersions(policy)}),
		}));
};

const details = (state: RunState, kind: Kind): Detail[] => {
	if (kind === 'User') return userDetails(state);
	if (kind === 'Group') return groupDetails(state);
	return kind === 'Role' ? roleDetails(state) : policyDetails(state, kind);
};

export const getAccountAuthorizationDetails: SandboxAction = ({form, state}) => {
	const filter = listOf(form, 'Filter');
	const unknown = filter.find((kind) => !kinds.some((one) => one === kind));
	if (unknown !== undefined) {
		throw validationError(
			`1 validation error detected: Value '[${unknown}]' at 'filter' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [Role, AWSManagedPolicy, User, Group, LocalManagedPolicy]]`,
		);
	}
	const wanted = kinds.filter((kind) => filter.length === 0 || filter.includes(kind));
	const {items, rest} = pageOf(
		wanted.flatMap((kind) => details(state, kind)),
		form,
		state.pageSize,
	);
	const of = (...among: readonly Kind[]) =>
		items.filter((item) => among.includes(item.kind)).map((item) => item.value());
	return {
		UserDetailList: of('User'),
		GroupDetailList: of('Group'),
		RoleDetailList: of('Role'),
		Policies: of('LocalManagedPolicy', 'AWSManagedPolicy'),
		...rest,
	};
};
