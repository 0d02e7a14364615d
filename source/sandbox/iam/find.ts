import type {ManagedPolicy, SandboxGroup, SandboxRole, SandboxUser} from '../account.ts';
import type {SandboxCall} from '../action.ts';
import {checkParameters, namePattern} from '../parameters.ts';
import {noSuchEntity, validationError} from '../service-error.ts';

/** The thing a call names, or IAM's refusal where there is none. */

export const findRole = ({form, state}: SandboxCall): SandboxRole => {
	const name = form.get('RoleName');
	checkParameters([
		{name: 'roleName', value: name, required: true, min: 1, max: 64, pattern: namePattern.replace('*', '+')},
	]);
	const role = state.roleByName(name ?? '');
	if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
	return role;
};

/** The user named, or the caller where no name is given and the caller is one. */
export const findUser = ({form, keys, state}: SandboxCall): SandboxUser => {
	const name = form.get('UserName');
	if (name === null && keys.principal.kind !== 'user') {
		throw validationError('Must specify userName when calling with non-User credentials');
	}
	const user = state.account.users.find((one) =>
		name === null ? one.arn === keys.principal.arn : one.name === name,
	);
	if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
	return user;
};

export const findGroup = ({form, state}: SandboxCall): SandboxGroup => {
	const name = form.get('GroupName');
	checkParameters([{name: 'groupName', value: name, required: true, min: 1, max: 128}]);
	const group = state.account.groups.find((one) => one.name === name);
	if (!group) throw noSuchEntity(`The group with name ${name} cannot be found.`);
	return group;
};

export const findPolicy = ({form, state}: SandboxCall): ManagedPolicy => {
	const arn = form.get('PolicyArn');
	checkParameters([{name: 'policyArn', value: arn, required: true, min: 20, max: 2048}]);
	const policy = state.account.policies.find((one) => one.arn === arn);
	if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
	return policy;
};
