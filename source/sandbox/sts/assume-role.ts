import type {AssumeAnswer, SandboxRole, SessionExtra} from '../account.ts';
import type {Action, Call} from '../action.ts';
import {isTemporary, type Principal} from '../key-set.ts';
import {checkParameters, namePattern} from '../parameters.ts';
import {structuresOf} from '../query-protocol.ts';
import {sessionPrincipal} from '../run-state.ts';
import {accessDenied, validationError} from '../service-error.ts';
import {credentials} from './credentials.ts';
import {checkMfaCode} from './mfa.ts';
import {packSessionPolicy} from './session-policy.ts';

const hour = 3600;
const defaultSeconds = hour;
const roleArnForm = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\u0021-\u007f]+$/;

const checkCall = ({form}: Call) => {
	const field = (name: string) => form.get(name);
	checkParameters([
		{name: 'roleArn', value: field('RoleArn'), required: true, min: 20, max: 2048},
		{
			name: 'roleSessionName',
			value: field('RoleSessionName'),
			required: true,
			min: 2,
			max: 64,
			pattern: namePattern,
		},
		{name: 'durationSeconds', value: field('DurationSeconds'), number: true, min: 900, max: 12 * hour},
		{name: 'externalId', value: field('ExternalId'), min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*'},
		{name: 'policy', value: field('Policy'), min: 1, max: 2048},
		{name: 'serialNumber', value: field('SerialNumber'), min: 9, max: 256, pattern: '[\\w+=/:,.@-]*'},
		{name: 'tokenCode', value: field('TokenCode'), min: 6, max: 6, pattern: '[\\d]*'},
		{name: 'sourceIdentity', value: field('SourceIdentity'), min: 2, max: 64, pattern: namePattern},
	]);
	if (!roleArnForm.test(field('RoleArn') ?? '')) throw validationError('Request ARN is invalid');
};

const refusal = (principal: Principal, action: string, roleArn: string, deniedBy?: string) => {
	const end = deniedBy
		? ` with an explicit deny in ${/^[aeiou]/.test(deniedBy) ? 'an' : 'a'} ${deniedBy}`
		: '';
	return accessDenied(
		`User: ${principal.arn} is not authorized to perform: ${action} on resource: ${roleArn}${end}`,
	);
};

const answerFor = ({answers, account}: SandboxRole, principal: Principal): AssumeAnswer =>
	answers[principal.arn] ??
	answers[principal.identityArn] ??
	(principal.account === account ? answers['*'] : undefined) ?? {answer: 'no'};

const holds = (
	answer: AssumeAnswer,
	call: Call,
	mfa: boolean,
	tags: ReadonlyMap<string, string>,
): boolean => {
	if (answer.answer !== 'if') return answer.answer === 'yes';
	const {form} = call;
	return [
		!answer.mfa || mfa,
		answer.externalId === undefined || form.get('ExternalId') === answer.externalId,
		answer.sessionName?.test(form.get('RoleSessionName') ?? '') ?? true,
		answer.sourceIdentity?.test(form.get('SourceIdentity') ?? '') ?? true,
		answer.region === undefined || call.region === answer.region,
		Object.entries(answer.tags ?? {}).every(([key, accepted]) => accepted.includes(tags.get(key) ?? '')),
	].every(Boolean);
};

const extrasAsked = ({form}: Call, tags: ReadonlyMap<string, string>): SessionExtra[] => [
	...(tags.size > 0 ? (['sts:TagSession'] as const) : []),
	...(form.has('SourceIdentity') ? (['sts:SetSourceIdentity'] as const) : []),
];

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
export const assumeRole: Action = (call) => {
	checkCall(call);
	const {form, keys, state} = call;
	const {principal} = keys;
	const packedPolicySize = packSessionPolicy(call);
	const roleArn = form.get('RoleArn') ?? '';
	const sessionName = form.get('RoleSessionName') ?? '';
	if (principal.kind === 'root') throw accessDenied('Roles may not be assumed by root accounts.');

	const mfa = checkMfaCode(call) || keys.mfa;
	const tags = new Map(
		structuresOf(form, 'Tags', ['Key', 'Value']).map((tag) => [tag['Key'] ?? '', tag['Value'] ?? '']),
	);
	const role = state.roleByArn(roleArn);
	const answer: AssumeAnswer = role ? answerFor(role, principal) : {answer: 'no'};
	if (!role || answer.answer === 'no' || !holds(answer, call, mfa, tags)) {
		throw refusal(principal, 'sts:AssumeRole', roleArn, 'deniedBy' in answer ? answer.deniedBy : undefined);
	}
	const missing = extrasAsked(call, tags).find((extra) => !answer.also?.includes(extra));
	if (missing) throw refusal(principal, missing, roleArn);

	const chained = isTemporary(keys);
	const seconds = Number(form.get('DurationSeconds') ?? defaultSeconds);
	checkDuration(seconds, role, chained);
	const session = sessionPrincipal(role, sessionName);
	const issued = state.issueKeys({
		principal: session,
		origin: chained ? 'role-chaining' : 'assume-role',
		mfa: false,
		seconds,
	});
	return {
		AssumedRoleUser: {AssumedRoleId: session.userId, Arn: session.arn},
		Credentials: credentials(issued),
		PackedPolicySize: packedPolicySize,
		SourceIdentity: form.get('SourceIdentity') ?? undefined,
	};
};
