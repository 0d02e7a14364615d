import type {AssumeAnswer, DenyingPolicy, SandboxRole, SessionExtra} from '../account.ts';
import type {SandboxCall} from '../action.ts';
import type {SandboxPrincipal, SessionDetails} from '../key-set.ts';
import {accessDenied, type ServiceError} from '../service-error.ts';

/** What is known of a call when the answer written in the data is looked up. */
type Asked = {
	readonly call: SandboxCall;
	readonly roleArn: string;
	readonly details: SessionDetails;
	readonly mfa: boolean;
};

const refusal = (
	{keys}: SandboxCall,
	action: string,
	roleArn: string,
	deniedBy?: DenyingPolicy,
): ServiceError => {
	const article = deniedBy === 'identity-based policy' ? 'an' : 'a';
	const end = deniedBy ? ` with an explicit deny in ${article} ${deniedBy}` : '';
	return accessDenied(
		`User: ${keys.principal.arn} is not authorized to perform: ${action} on resource: ${roleArn}${end}`,
	);
};

const answerFor = ({answers, account}: SandboxRole, principal: SandboxPrincipal): AssumeAnswer =>
	answers[principal.arn] ??
	answers[principal.identityArn] ??
	(principal.account === account ? answers['*'] : undefined) ?? {answer: 'no'};

const holds = (answer: AssumeAnswer, {call, details, mfa}: Asked): boolean => {
	if (answer.answer !== 'if') return answer.answer === 'yes';
	const {form, region} = call;
	return [
		!answer.mfa || mfa,
		answer.externalId === undefined || form.get('ExternalId') === answer.externalId,
		answer.sessionName?.test(form.get('RoleSessionName') ?? '') ?? true,
		answer.sourceIdentity?.test(details.sourceIdentity ?? '') ?? true,
		answer.region === undefined || region === answer.region,
		Object.entries(answer.tags ?? {}).every(([key, accepted]) => accepted.includes(details.tags[key] ?? '')),
	].every(Boolean);
};

const extrasAsked = ({tags, sourceIdentity}: SessionDetails): SessionExtra[] => [
	...(Object.keys(tags).length > 0 ? (['sts:TagSession'] as const) : []),
	...(sourceIdentity === undefined ? [] : (['sts:SetSourceIdentity'] as const)),
];

/**
 * The role a caller may assume, as the account's data has it.
 * @throws ServiceError `AccessDenied`; also for a role that does not exist, which AWS does not tell apart
 */
export const assumableRole = (asked: Asked): SandboxRole => {
	const {call, roleArn, details} = asked;
	const role = call.state.roleByArn(roleArn);
	if (!role) throw refusal(call, 'sts:AssumeRole', roleArn);
	const answer = answerFor(role, call.keys.principal);
	if (answer.answer === 'no') throw refusal(call, 'sts:AssumeRole', roleArn, answer.deniedBy);
	if (!holds(answer, asked)) throw refusal(call, 'sts:AssumeRole', roleArn);
	const missing = extrasAsked(details).find((extra) => !answer.also?.includes(extra));
	if (missing) throw refusal(call, missing, roleArn);
	return role;
};
