import type {SandboxGroup, SandboxUser} from '../account.ts';
import type {SandboxAction, SandboxCall} from '../action.ts';
import type {Value} from '../query-protocol.ts';
import {noSuchEntity} from '../service-error.ts';
import {encodeDocument} from './documents.ts';
import {findGroup, findUser} from './find.ts';
import {pageOf} from './paging.ts';
import {attachedPolicies, groupFields, userFields} from './shapes.ts';

const inlineNames = ({inline}: SandboxUser | SandboxGroup, {form, state}: SandboxCall): Value => {
	const {items, rest} = pageOf(Object.keys(inline), form, state.pageSize);
	return {PolicyNames: items, ...rest};
};

const attached = ({attached: arns}: SandboxUser | SandboxGroup, {form, state}: SandboxCall): Value => {
	const {items, rest} = pageOf(arns, form, state.pageSize);
	return {AttachedPolicies: attachedPolicies(items), ...rest};
};

const inlinePolicy = (
	{inline}: SandboxUser | SandboxGroup,
	{form}: SandboxCall,
	holder: 'user' | 'group',
) => {
	const name = form.get('PolicyName') ?? '';
	const document = Object.hasOwn(inline, name) ? inline[name] : undefined;
	if (!document) throw noSuchEntity(`The ${holder} policy with name ${name} cannot be found.`);
	return {PolicyName: name, PolicyDocument: encodeDocument(document)};
};

const getUserPolicy: SandboxAction = (call) => {
	const user = findUser(call);
	return {UserName: user.name, ...inlinePolicy(user, call, 'user')};
};

const getGroupPolicy: SandboxAction = (call) => {
	const group = findGroup(call);
	return {GroupName: group.name, ...inlinePolicy(group, call, 'group')};
};

const listGroupsForUser: SandboxAction = (call) => {
	const user = findUser(call);
	const groups = call.state.account.groups.filter((group) => user.groups.includes(group.name));
	const {items, rest} = pageOf(groups, call.form, call.state.pageSize);
	return {Groups: items.map(groupFields), ...rest};
};

const listMfaDevices: SandboxAction = (call) => {
	const user = findUser(call);
	const devices = user.mfa
		? [{UserName: user.name, SerialNumber: user.mfa.serial, EnableDate: new Date(user.created)}]
		: [];
	const {items, rest} = pageOf(devices, call.form, call.state.pageSize);
	return {MFADevices: items, ...rest};
};

export const userActions: Readonly<Record<string, SandboxAction>> = {
	GetUser: (call) => ({User: userFields(findUser(call))}),
	ListGroupsForUser: listGroupsForUser,
	ListUserPolicies: (call) => inlineNames(findUser(call), call),
	GetUserPolicy: getUserPolicy,
	ListAttachedUserPolicies: (call) => attached(findUser(call), call),
	ListGroupPolicies: (call) => inlineNames(findGroup(call), call),
	GetGroupPolicy: getGroupPolicy,
	ListAttachedGroupPolicies: (call) => attached(findGroup(call), call),
	ListMFADevices: listMfaDevices,
};
