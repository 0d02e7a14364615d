import type {KeySet} from './key-set.ts';
import type {Service} from './query-protocol.ts';
import type {RunState} from './run-state.ts';
import {accessDenied, invalidToken} from './service-error.ts';
import {federatedUserMayCall} from './sts/actions.ts';

/** `iam:GetRole` itself or by its beginning, `iam:Get*`. */
const listed = (allowed: readonly string[], action: string) =>
	allowed.some((one) => (one.endsWith('*') ? action.startsWith(one.slice(0, -1)) : action === one));

/** What IAM's refusal names as the resource. */
const resourceOf = (action: string, form: URLSearchParams, account: string) => {
	if (action === 'ListRoles') return `arn:aws:iam::${account}:role/`;
	for (const [field, kind] of [
		['RoleName', 'role'],
		['UserName', 'user'],
		['GroupName', 'group'],
		['PolicyArn', 'policy'],
	]) {
		const name = form.get(field ?? '');
		if (name !== null) return `${kind} ${name}`;
	}
	return form.get('RoleArn') ?? '*';
};

/** The words of a refusal that no policy's Deny caused. */
export const notAuthorized = (
	keys: KeySet,
	service: Service,
	action: string,
	form: URLSearchParams,
	account: string,
) => {
	const words = `User: ${keys.principal.arn} is not authorized to perform: ${service}:${action} on resource: ${resourceOf(action, form, account)}`;
	const why = service === 'iam' ? ` because no identity-based policy allows the iam:${action} action` : '';
	return accessDenied(words + why);
};

const mayCall = ({principal}: KeySet, {account, roleByArn}: RunState): readonly string[] => {
	if (principal.kind === 'root') return ['iam:*'];
	const identity =
		roleByArn(principal.identityArn) ?? account.users.find((user) => user.arn === principal.identityArn);
	return identity?.mayCall ?? [];
};

/**
 * Refuses a caller who may not call this action at all; whether a role may be assumed is AssumeRole's own question.
 * @throws ServiceError `AccessDenied`; `InvalidClientTokenId` from IAM for sessions it never takes
 */
export const authorize = (
	keys: KeySet,
	service: Service,
	action: string,
	form: URLSearchParams,
	state: RunState,
) => {
	const {origin, mfa} = keys;
	if (service === 'sts') {
		if (origin !== 'federation-token' || federatedUserMayCall.has(action)) return;
		throw notAuthorized(keys, service, action, form, state.account.id);
	}
	// "Compare AWS STS credentials" (IAM User Guide): no IAM calls with these.
	if (origin === 'federation-token' || (origin === 'session-token' && !mfa)) throw invalidToken();
	if (listed(mayCall(keys, state), `iam:${action}`)) return;
	throw notAuthorized(keys, service, action, form, state.account.id);
};
