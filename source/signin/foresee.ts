/** Loads IAM's client, the policy language and the table of actions: imported beside the making of a pass, never before. */
import {previewOf} from '../policy/preview/preview.ts';
import {readRolePolicies, readUserPolicies} from '../roles/role-policies.ts';
import type {Foreseen, Prospect} from './look-ahead.ts';
import {readScopePolicies} from './scope-policies.ts';

const grave = 'privilege-escalation';

/** What a scope leaves too little for. The rest is for who asks: `daypass policy`. */
const ofTheScope: readonly string[] = ['allows-nothing', 'no-console', 'cloudshell-missing'];

/** What its maker should know of a pass, as the screen and `policy` work it out; what can't be read is no warning. */
export const foresee = async (
	{role, scope, region, opens, session, home, caller, now}: Prospect,
	signal: AbortSignal,
): Promise<Foreseen> => {
	const own = await caller();
	const [reading, narrowing] = await Promise.all([
		role
			? readRolePolicies(role, own.account, session, home, signal)
			: readUserPolicies(own, session, home, signal),
		readScopePolicies(scope, session, home, signal),
	]);
	const policies = [...reading.policies, ...narrowing.policies];
	const visitor = {roleArn: role?.arn ?? own.identityArn, region, opens, now: new Date(now)};
	const {warnings} = previewOf({policies, complete: reading.complete}, visitor);
	const isTold = (code: string) =>
		code === grave || (narrowing.policies.length > 0 && ofTheScope.includes(code));
	return {
		warnings: warnings
			.filter(({code}) => isTold(code))
			.map(({message}) => ofTheVisitor(message, role !== undefined)),
		grave: warnings.some(({code}) => code === grave) ? [grave] : [],
	};
};

/**
 * The screen's sentences have no subject beneath "What the visitor will be able to do", and speak of a role, which a
 * federated user has not.
 */
const ofTheVisitor = (message: string, hasRole: boolean): string => {
	const sentence = message.replace(/^(Is|Could|Can|Can’t) /, (word) => `The visitor ${word.toLowerCase()}`);
	if (hasRole) return sentence;
	return sentence
		.replace('more than this role', 'more than this scope')
		.replace('role and scope have', 'your permissions and the scope have');
};
