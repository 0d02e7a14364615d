import type {Document} from '../account.ts';
import type {SandboxAction} from '../action.ts';
import {checkParameters} from '../parameters.ts';
import {noSuchEntity, ServiceError} from '../service-error.ts';
import {encodeDocument} from './documents.ts';
import {findRole} from './find.ts';
import {pageOf} from './paging.ts';
import {attachedPolicies, listedRole, tagList, wholeRole} from './shapes.ts';

const listRoles: SandboxAction = ({form, state}) => {
	const prefix = form.get('PathPrefix') ?? '/';
	const {account} = state;
	const roles = account.roles.filter((role) => role.account === account.id && role.path.startsWith(prefix));
	const {items, rest} = pageOf(roles, form, state.pageSize);
	return {Roles: items.map(listedRole), ...rest};
};

const getRole: SandboxAction = (call) => ({Role: wholeRole(findRole(call), call.state)});

const listRolePolicies: SandboxAction = (call) => {
	const names = [...call.state.inlinePolicies(findRole(call)).keys()];
	const {items, rest} = pageOf(names, call.form, call.state.pageSize);
	return {PolicyNames: items, ...rest};
};

const getRolePolicy: SandboxAction = (call) => {
	const role = findRole(call);
	const name = call.form.get('PolicyName') ?? '';
	const document = call.state.inlinePolicies(role).get(name);
	if (!document) throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
	return {RoleName: role.name, PolicyName: name, PolicyDocument: encodeDocument(document)};
};

const listAttachedRolePolicies: SandboxAction = (call) => {
	const {items, rest} = pageOf(findRole(call).attached, call.form, call.state.pageSize);
	return {AttachedPolicies: attachedPolicies(items), ...rest};
};

const listRoleTags: SandboxAction = (call) => {
	const {items, rest} = pageOf(Object.entries(findRole(call).tags), call.form, call.state.pageSize);
	return {Tags: tagList(Object.fromEntries(items)), ...rest};
};

/** Roles only AWS may change: service-linked ones and Identity Center's. */
const checkUnprotected = ({name, path}: {readonly name: string; readonly path: string}) => {
	if (!/^\/aws-(service-role|reserved)\//.test(path)) return;
	throw new ServiceError(
		'UnmodifiableEntity',
		`Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
	);
};

const parseDocument = (text: string): Document => {
	let document: unknown;
	try {
		document = JSON.parse(text);
	} catch {
		throw new ServiceError('MalformedPolicyDocument', 'Syntax errors in policy.');
	}
	if (typeof document !== 'object' || document === null || !('Statement' in document)) {
		throw new ServiceError('MalformedPolicyDocument', 'Syntax errors in policy.');
	}
	return {...document};
};

const putRolePolicy: SandboxAction = (call) => {
	const {form, state} = call;
	const role = findRole(call);
	checkParameters([
		{
			name: 'policyName',
			value: form.get('PolicyName'),
			required: true,
			min: 1,
			max: 128,
			pattern: '[\\w+=,.@-]+',
		},
		{name: 'policyDocument', value: form.get('PolicyDocument'), required: true, min: 1, max: 131_072},
	]);
	checkUnprotected(role);
	const document = parseDocument(form.get('PolicyDocument') ?? '');
	state.inlinePolicies(role).set(form.get('PolicyName') ?? '', document);
	return undefined;
};

const deleteRolePolicy: SandboxAction = (call) => {
	const role = findRole(call);
	const name = call.form.get('PolicyName') ?? '';
	checkUnprotected(role);
	if (!call.state.inlinePolicies(role).delete(name)) {
		throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
	}
	return undefined;
};

export const roleActions: Readonly<Record<string, SandboxAction>> = {
	ListRoles: listRoles,
	GetRole: getRole,
	ListRolePolicies: listRolePolicies,
	GetRolePolicy: getRolePolicy,
	ListAttachedRolePolicies: listAttachedRolePolicies,
	ListRoleTags: listRoleTags,
	PutRolePolicy: putRolePolicy,
	DeleteRolePolicy: deleteRolePolicy,
};
