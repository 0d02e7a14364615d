import {briefly} from '../aws/deadlines.ts';
import {openIamRoles} from '../aws/iam-roles.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {Evidence} from '../roles/caller/evidence.ts';
import {isReadWhole, readOwnPolicies} from '../roles/caller/own-policies.ts';
import {roleByArn} from '../roles/elsewhere.ts';
import type {Role} from '../roles/role.ts';
import type {RoleArn} from '../roles/role-arn.ts';
import {createJudge} from '../roles/verdict/judge.ts';
import type {Given} from '../roles/verdict/keys.ts';
import type {Verdict} from '../roles/verdict/verdict.ts';

/** An AssumeRole that AWS refused, and who asked. */
export type RefusedCall = {
	readonly role: RoleArn;
	readonly sessionName: string;
	readonly session: AwsSession;
	readonly region: string;
	readonly given: Given;
	readonly caller: () => Promise<Caller>;
	readonly now: number;
	readonly signal: AbortSignal | undefined;
};

/** What the policies say of a refused call. */
export type RefusalEvidence = {
	readonly caller: Caller;
	/** What the trust policy alone says: judged as if the caller's own policies allowed everything. */
	readonly trust: Verdict;
	/** What both sides say; absent: the caller's own could not be read whole. */
	readonly both?: Verdict;
};

/** There is no such role; `now`: IAM has one of that name under another path. */
export type RoleGone = {readonly gone: true; readonly now?: string};

/**
 * Judges a refused call by the role's trust policy and the caller's own policies, as far as they can be read within a
 * few seconds; undefined where neither can.
 */
export const readRefusalEvidence = async (
	call: RefusedCall,
): Promise<RefusalEvidence | RoleGone | undefined> => {
	const {signal} = call;
	const soon = briefly(signal);
	try {
		const caller = await call.caller();
		const [role, own] = await Promise.all([
			readRole(call, caller, soon).catch(unreadUnlessCancelled(signal)),
			readOwnPolicies(caller, call.session, call.region, soon).catch(unreadUnlessCancelled(signal)),
		]);
		if (role && 'gone' in role) return role;
		// Half of the caller's own side would explain nothing.
		const evidence = own && isReadWhole(own.evidence) ? own.evidence : undefined;
		if (!role || (!evidence && caller.account !== role.account)) return undefined;
		const judge = (evidence: Evidence) =>
			createJudge({
				caller: own?.caller ?? caller,
				evidence,
				now: new Date(call.now),
				sessionName: call.sessionName,
				region: call.region,
				given: call.given,
			})(role);
		return {caller, trust: judge(allowingEverything), ...(evidence ? {both: judge(evidence)} : {})};
	} catch (error) {
		return unreadUnlessCancelled(signal)(error);
	}
};

const unreadUnlessCancelled =
	(signal: AbortSignal | undefined) =>
	(error: unknown): undefined => {
		if (signal?.aborted || !(error instanceof Failure)) throw error;
	};

/** Of a role of another account only the ARN is known. */
const readRole = async (
	{role, session, region}: RefusedCall,
	caller: Caller,
	signal: AbortSignal,
): Promise<Role | RoleGone | undefined> => {
	if (caller.account !== role.account) return roleByArn(role.arn, 'typed');
	const facts = await openIamRoles(session, region)
		.getRole(role.name, signal)
		.catch((error: unknown) => {
			if (error instanceof Failure && error.code === 'not-found') return undefined;
			throw error;
		});
	if (facts === undefined) return {gone: true};
	if (facts.arn !== role.arn) return {gone: true, now: facts.arn};
	return {...facts, account: role.account, foundIn: 'account'};
};

const allowingEverything: Evidence = {
	identity: [
		{
			kind: 'inline',
			name: 'assumed',
			document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
		},
	],
	identityComplete: true,
	boundaryKnown: true,
};
