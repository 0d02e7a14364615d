import type {Document} from '../account.ts';
import type {Action, Call} from '../action.ts';
import type {Value} from '../query-protocol.ts';
import {noSuchEntity} from '../service-error.ts';
import {encodeDocument} from './documents.ts';
import {findGroup, findUser} from './find.ts';
import {pageOf} from './paging.ts';
import {attachedPolicies, groupFields, userFields} from './shapes.ts';

const names = (inline: Readonly<Record<string, Document>>, {form, state}: Call): Value => {
	const {items, rest} = pageOf(Object.keys(inline), form, state.pageSize);
	return {PolicyNames: items, ...rest};
};

const attached = (arns: readonly string[], {form, state}: Call): Value => {
	const {items, rest} = pageOf(arns, form, state.pageSize);
	return {AttachedPolicies: attachedPolicies(items), ...rest};
};

const inlineDocument = (
	inline: Readonly<Record<string, Document>>,
	{form}: Call,
	holder: 'user' | 'group',
) => {
	const name = form.get('PolicyName') ?? '';
	const document = inline[name];
	if (!document) throw noSuchEntity(`The ${holder} policy with name ${name} cannot be found.`);
	return {PolicyName: name, PolicyDocument: encodeDocument(document)};
};

const listGroupsForUser: Action = (call) => {
	const user = findUser(call);
	const groups = call.state.account.groups.filter((group) => user.groups.includes(group.name));
	const {items, rest} = pageOf(groups, call.form, call.state.pageSize);
	return {Groups: items.map(groupFields), ...rest};
};

const listMfaDevices: Action = (call) => {
	const user = findUser(call);
	const devices = user.mfa
		? [{UserName: user.name, SerialNumber: user.mfa.serial, EnableDate: new Date(user.created)}]
		: [];
	const {items, rest} = pageOf(devices, call.form, call.state.pageSize);
	return {MFADevices: items, ...rest};
};

export const userActions: Readonly<Record<string, Action>> = {
	GetUser: (call) => ({User: userFields(findUser(call))}),
	ListGroupsForUser: listGroupsForUser,
	ListUserPolicies: (call) => names(findUser(call).inline, call),
	GetUserPolicy: (call) => ({
		UserName: findUser(call).name,
		...inlineDocument(findUser(call).inline, call, 'user'),
	}),
	ListAttachedUserPolicies: (call) => attached(findUser(call).attached, call),
	ListGroupPolicies: (call) => names(findGroup(call).inline, call),
	GetGroupPolicy: (call) => ({
		GroupName: findGroup(call).name,
		...inlineDocument(findGroup(call).inline, call, 'group'),
	}),
	ListAttachedGroupPolicies: (call) => attached(findGroup(call).attached, call),
	ListMFADevices: listMfaDevices,
};
