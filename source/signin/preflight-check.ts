/**
 * Loads IAM's client, the policy language and the table of actions: imported beside the making of a pass, never before.
 */
import type {GraveWarning} from '../pass/pass.ts';
import {escalationIn, previewOf} from '../policy/preview/preview.ts';
import {readRolePolicies, readUserPolicies} from '../roles/role-policies.ts';
import {weighing} from '../weighing.ts';
import {readScopePolicies} from './scope-policies.ts';
import type {Job, Visitor} from './visitor.ts';

export type PreflightFindings = {
	/** Sentences for whoever makes the pass, the gravest first. */
	readonly warnings: readonly string[];
	/** Those of them that the screen asks about before it makes such a pass. */
	readonly grave: readonly GraveWarning[];
};

const grave = 'privilege-escalation';

/** It, and what a scope leaves too little for. The rest is for who asks: `daypass policy`. */
const told: readonly string[] = [grave, 'allows-nothing', 'no-console', 'cloudshell-missing'];

/** What its maker should know of a pass, as the screen and `policy` work it out; what can't be read is no warning. */
export const preflightCheck = async (
	visitor: Visitor,
	{
		session,
		regions,
		opening,
		caller,
		now,
		signal,
	}: Pick<Job, 'session' | 'regions' | 'opening' | 'caller' | 'now' | 'signal'>,
): Promise<PreflightFindings> => {
	const {role} = visitor;
	const {region = regions.console, service: opens} = opening.destination;
	const own = await caller();
	const [reading, narrowing] = await Promise.all([
		role
			? readRolePolicies(role, own.account, session, regions.sts, signal)
			: readUserPolicies(own, session, regions.sts, signal),
		readScopePolicies(visitor.scope, session, regions.sts, signal),
	]);
	const policies = [...reading.policies, ...narrowing.policies];
	const view = {
		roleArn: role?.arn ?? own.identityArn,
		region,
		opens,
		now: new Date(now()),
		subject: 'The visitor',
	};
	const read = {policies, complete: reading.complete};
	const isNarrowed = narrowing.policies.length > 0;
	const warnings = await weighing(
		() => (isNarrowed ? previewOf(read, view).warnings : escalationIn(read, view)),
		signal,
	);
	return {
		warnings: warnings.filter(({code}) => told.includes(code)).map(({message}) => message),
		grave: warnings.some(({code}) => code === grave) ? [grave] : [],
	};
};
