import type {SandboxAction} from '../action.ts';
import {isTemporary} from '../key-set.ts';
import {checkParameters, namePattern} from '../parameters.ts';
import {accessDenied} from '../service-error.ts';
import {assumeRole} from './assume-role.ts';
import {credentials} from './credentials.ts';
import {checkMfaCode} from './mfa.ts';
import {sessionDetails} from './session-details.ts';
import {packSessionPolicy} from './session-policy.ts';

const hour = 3600;

const getCallerIdentity: SandboxAction = ({keys: {principal}}) => ({
	Arn: principal.arn,
	UserId: principal.userId,
	Account: principal.account,
});

/** "GetFederationToken" (AWS STS API Reference): long-term keys only, and an hour at most for the root user. */
const getFederationToken: SandboxAction = (call) => {
	const {form, keys, state} = call;
	const {principal} = keys;
	checkParameters([
		{name: 'name', value: form.get('Name'), required: true, min: 2, max: 32, pattern: namePattern},
		{name: 'durationSeconds', value: form.get('DurationSeconds'), number: true, min: 900, max: 36 * hour},
		{name: 'policy', value: form.get('Policy'), min: 1, max: 2048},
	]);
	if (isTemporary(keys)) throw accessDenied('Cannot call GetFederationToken with session credentials');
	const details = sessionDetails(form);
	const packedPolicySize = packSessionPolicy(details, state.account);
	const asked = Number(form.get('DurationSeconds') ?? 12 * hour);
	const name = form.get('Name') ?? '';
	const {account} = principal;
	const arn = `arn:aws:sts::${account}:federated-user/${name}`;
	const userId = `${account}:${name}`;
	const issued = state.keys.issue({
		principal: {kind: 'federated-user', arn, identityArn: principal.identityArn, userId, account},
		origin: 'federation-token',
		mfa: false,
		seconds: principal.kind === 'root' ? Math.min(asked, hour) : asked,
		details,
	});
	return {
		Credentials: credentials(issued),
		FederatedUser: {FederatedUserId: userId, Arn: arn},
		PackedPolicySize: packedPolicySize,
	};
};

/** "GetSessionToken" (AWS STS API Reference). */
const getSessionToken: SandboxAction = (call) => {
	const {form, keys, state} = call;
	checkParameters([
		{name: 'durationSeconds', value: form.get('DurationSeconds'), number: true, min: 900, max: 36 * hour},
	]);
	if (isTemporary(keys)) throw accessDenied('Cannot call GetSessionToken with session credentials');
	const mfa = checkMfaCode(call);
	const asked = Number(form.get('DurationSeconds') ?? 12 * hour);
	const issued = state.keys.issue({
		principal: keys.principal,
		origin: 'session-token',
		mfa,
		seconds: keys.principal.kind === 'root' ? Math.min(asked, hour) : asked,
	});
	return {Credentials: credentials(issued)};
};

export const stsActions: Readonly<Record<string, SandboxAction>> = {
	AssumeRole: assumeRole,
	GetCallerIdentity: getCallerIdentity,
	GetFederationToken: getFederationToken,
	GetSessionToken: getSessionToken,
};
