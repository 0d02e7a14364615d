import {awsErrorCode, awsWords} from '../aws/errors.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import type {PassSecrets} from '../pass.ts';
import type {Caller} from '../roles/caller.ts';
import type {RoleArn} from '../roles/role-arn.ts';
import {createJudge, type Verdict} from '../roles/verdict.ts';
import {mfaRequired} from './mfa.ts';

export type Attempt = {
	readonly role: RoleArn;
	readonly sessionName: string;
	readonly secrets: PassSecrets;
	readonly session: AwsSession;
	readonly region: string;
	readonly caller: () => Promise<Caller>;
	readonly now: number;
	readonly signal: AbortSignal | undefined;
};

/**
 * AWS's refusal of an AssumeRole in words: which side said no, and what would help. Reads the role's trust policy for
 * it, if that is allowed; what it can't find out it leaves to AWS's own sentence.
 */
export const explainRefusal = async (error: unknown, attempt: Attempt): Promise<unknown> => {
	if (!(error instanceof Failure) || awsErrorCode(error) !== 'AccessDenied') return error;
	const words = awsWords(error);
	if (/MultiFactorAuthentication failed/i.test(words)) {
		return new Failure(
			'denied',
			'mfa-refused',
			`AWS did not take the MFA code (“${words}”).`,
			'Each code works once: wait for the next one (30 seconds), and check that it comes from the device named by --mfa-serial.',
		);
	}
	const side = await trustSide(attempt);
	if (!side) return error;
	return refusalFor(error, side.verdict, side.caller, attempt.secrets);
};

/** What the trust policy alone says: judged as if the caller's own policies allowed everything. */
const trustSide = async ({role, session, region, caller, sessionName, now, signal}: Attempt) => {
	try {
		const who = await caller();
		if (who.account !== role.account) return undefined;
		const {openIamRoles} = await import('../aws/iam-roles.ts');
		const facts = await openIamRoles(session, region).getRole(role.name, signal);
		const judge = createJudge({
			caller: who,
			evidence: {identity: [allowEverything], identityComplete: true, boundaryKnown: true},
			now: new Date(now),
			sessionName,
			region,
		});
		return {caller: who, verdict: judge({...facts, account: role.account, foundIn: 'account'})};
	} catch (error) {
		if (error instanceof Failure && error.kind === 'cancelled') throw error;
		return undefined;
	}
};

const allowEverything = {
	kind: 'inline',
	name: '',
	document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
} as const;

const refusalFor = (refused: Failure, verdict: Verdict, caller: Caller, secrets: PassSecrets): Failure => {
	const needs = new Set(verdict.needs);
	const may = (code: string, hint: string) =>
		new Failure('denied', code, refused.message, hint, refused.cause);
	if (needs.has('mfa') && secrets.mfaCode === undefined) {
		if (caller.kind === 'user') return mfaRequired();
		return may(
			'mfa-missing',
			'The role asks for MFA, and your session was not obtained with it: sign in with MFA and start again from there.',
		);
	}
	if (needs.has('external-id')) {
		if (secrets.externalId !== undefined)
			return may('external-id-refused', 'The external ID is not the one this role expects.');
		return new Failure(
			'usage',
			'external-id-required',
			'This role asks for an external ID, and none was given.',
			'Give it with --external-id.',
		);
	}
	const [reason = ''] = verdict.reasons;
	if (needs.has('session-name')) return may('session-name-refused', `${reason} Use --session-name.`);
	if (needs.has('source-identity')) return may('source-identity-missing', `${reason} Use --source-identity.`);
	if (needs.has('tags')) return may('tags-missing', `${reason} Use --tag key=value.`);
	if (verdict.verdict === 'allowed') {
		return may(
			'own-policies-refuse',
			'The role trusts you; the refusal comes from your own side: your policies, a permissions boundary or your organisation’s SCPs.',
		);
	}
	return may('trust-policy-refuses', reason);
};
