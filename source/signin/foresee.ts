/** Loads IAM's client, the policy language and the table of actions: imported beside the making of a pass, never before. */
import {previewOf} from '../policy/preview.ts';
import {readRolePolicies} from '../roles/role-policies.ts';
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
	const {account} = await caller();
	const [reading, narrowing] = await Promise.all([
		readRolePolicies(role, account, session, home, signal),
		readScopePolicies(scope, session, home, signal),
	]);
	const policies = [...reading.policies, ...narrowing.policies];
	const visitor = {roleArn: role.arn, region, opens, now: new Date(now)};
	const {warnings} = previewOf({policies, complete: reading.complete}, visitor);
	const isTold = (code: string) =>
		code === grave || (narrowing.policies.length > 0 && ofTheScope.includes(code));
	return {
		warnings: warnings.filter(({code}) => isTold(code)).map(({message}) => ofTheVisitor(message)),
		grave: warnings.some(({code}) => code === grave) ? [grave] : [],
	};
};

/** The screen's sentences have no subject beneath "What the visitor will be able to do". */
const ofTheVisitor = (message: string): string =>
	message.replace(/^(Is|Could|Can|Can’t) /, (word) => `The visitor ${word.toLowerCase()}`);
