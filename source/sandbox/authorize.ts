import type {AccessKeys} from './key-set.ts';
import type {QueryService} from './query-protocol.ts';
import {isRevoked} from './revocation.ts';
import type {RunState} from './run-state.ts';
import {accessDenied, invalidToken} from './service-error.ts';

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

/** A call whose sender is known. */
export type SandboxRequest = {
	readonly keys: AccessKeys;
	readonly service: QueryService;
	readonly action: string;
	readonly form: URLSearchParams;
};

/** AWS's words for a caller no policy allows this, or whom one denies everything. */
export const notAuthorized = (
	{keys, service, action, form}: SandboxRequest,
	{account}: RunState,
	denied = false,
) => {
	const resource = resourceOf(action, form, account.id);
	const words = `User: ${keys.principal.arn} is not authorized to perform: ${service}:${action} on resource: ${resource}`;
	if (denied) return accessDenied(`${words} with an explicit deny in an identity-based policy`);
	if (service === 'sts') return accessDenied(words);
	return accessDenied(`${words} because no identity-based policy allows the iam:${action} action`);
};

const mayCall = ({principal}: AccessKeys, {account, roleByArn}: RunState): readonly string[] => {
	if (principal.kind === 'root') return ['iam:*'];
	const identity =
		roleByArn(principal.identityArn) ?? account.users.find((user) => user.arn === principal.identityArn);
	return identity?.mayCall ?? [];
};

/**
 * Refuses a caller who may not call this action at all; whether a role may be assumed is AssumeRole's own question.
 * "No permissions are required" for GetCallerIdentity, says its reference.
 * @throws ServiceError `AccessDenied`; `InvalidClientTokenId` from IAM for sessions it never takes
 */
export const authorize = (request: SandboxRequest, state: RunState): void => {
	const {keys, service, action} = request;
	if (action === 'GetCallerIdentity') return;
	if (isRevoked(keys, state)) throw notAuthorized(request, state, true);
	if (service === 'sts') {
		if (keys.origin === 'federation-token') throw notAuthorized(request, state);
		return;
	}
	// "Compare AWS STS credentials" (IAM User Guide): no IAM calls with these.
	if (keys.origin === 'federation-token' || (keys.origin === 'session-token' && !keys.mfa))
		throw invalidToken();
	if (!listed(mayCall(keys, state), `iam:${action}`)) throw notAuthorized(request, state);
};
