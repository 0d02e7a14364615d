import type {SandboxRole} from '../account.ts';
import type {SandboxAction} from '../action.ts';
import {isTemporary} from '../key-set.ts';
import {sessionPrincipal} from '../key-store.ts';
import {checkParameters, namePattern} from '../parameters.ts';
import {accessDenied, validationError} from '../service-error.ts';
import {assumableRole} from './assume-answer.ts';
import {credentials} from './credentials.ts';
import {checkMfaCode} from './mfa.ts';
import {sessionDetails} from './session-details.ts';
import {packSessionPolicy} from './session-policy.ts';

const hour = 3600;
const defaultSeconds = hour;
const mostTags = 50;
const roleArnForm = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\u0021-\u007f]+$/;

const checkForm = (form: URLSearchParams) => {
	const name = form.get('RoleSessionName');
	checkParameters([
		{name: 'roleArn', value: form.get('RoleArn'), required: true, min: 20, max: 2048},
		{name: 'roleSessionName', value: name, required: true, min: 2, max: 64, pattern: namePattern},
		{name: 'durationSeconds', value: form.get('DurationSeconds'), number: true, min: 900, max: 12 * hour},
		{name: 'externalId', value: form.get('ExternalId'), min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*'},
		{name: 'policy', value: form.get('Policy'), min: 1, max: 2048},
		{name: 'serialNumber', value: form.get('SerialNumber'), min: 9, max: 256, pattern: '[\\w+=/:,.@-]*'},
		{name: 'tokenCode', value: form.get('TokenCode'), min: 6, max: 6, pattern: '[\\d]*'},
		{name: 'sourceIdentity', value: form.get('SourceIdentity'), min: 2, max: 64, pattern: namePattern},
	]);
	if (!roleArnForm.test(form.get('RoleArn') ?? '')) throw validationError('Request ARN is invalid');
	if (form.has(`Tags.member.${mostTags + 1}.Key`)) {
		throw validationError(
			`1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to ${mostTags}`,
		);
	}
};

const checkDuration = (seconds: number, role: SandboxRole, chained: boolean) => {
	if (chained && seconds > hour) {
		throw validationError(
			'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
		);
	}
	if (seconds > role.maxSessionSeconds) {
		throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
	}
};

/** "AssumeRole" (AWS STS API Reference). Whether this caller may is looked up in the account's data. */
export const assumeRole: SandboxAction = (call) => {
	const {form, keys, state} = call;
	checkForm(form);
	const asked = sessionDetails(form);
	// A source identity once set travels through chaining ("Monitor and control actions taken with assumed roles").
	const sourceIdentity = asked.sourceIdentity ?? keys.details.sourceIdentity;
	const details = {...asked, ...(sourceIdentity === undefined ? {} : {sourceIdentity})};
	const packedPolicySize = packSessionPolicy(details, state.account);
	if (keys.principal.kind === 'root') throw accessDenied('Roles may not be assumed by root accounts.');

	const mfa = checkMfaCode(call) || keys.mfa;
	const role = assumableRole({call, roleArn: form.get('RoleArn') ?? '', details, mfa});
	const chained = isTemporary(keys);
	const seconds = Number(form.get('DurationSeconds') ?? defaultSeconds);
	checkDuration(seconds, role, chained);

	const principal = sessionPrincipal(role, form.get('RoleSessionName') ?? '');
	const origin = chained ? 'role-chaining' : 'assume-role';
	const issued = state.keys.issue({principal, origin, mfa: false, seconds, details});
	return {
		AssumedRoleUser: {AssumedRoleId: principal.userId, Arn: principal.arn},
		Credentials: credentials(issued),
		PackedPolicySize: packedPolicySize,
		SourceIdentity: sourceIdentity,
	};
};
