import {awsWords} from '../aws/errors.ts';
import {Failure, type FailureCode} from '../failure.ts';
import {shortName} from '../roles/role-arn.ts';
import type {Given} from '../roles/verdict/keys.ts';
import type {Verdict} from '../roles/verdict/verdict.ts';
import {mfaRequired} from './mfa.ts';
import {type RefusalEvidence, type RefusedCall, readRefusalEvidence} from './refusal-evidence.ts';

export type Attempt = RefusedCall & {
	/** Whether a code of an MFA device was given. */
	readonly withMfa: boolean;
};

/**
 * AWS's refusal of an AssumeRole in words: which side said no, which statement, and what would help. Reads policies for
 * it where that is allowed; what it can't find out it leaves to AWS's own sentence. Anything but a refusal comes back
 * as it is.
 */
export const explainRefusal = async (error: unknown, attempt: Attempt): Promise<unknown> => {
	if (!(error instanceof Failure) || error.code !== 'access-denied') return error;
	const words = awsWords(error);
	const because = (code: FailureCode, hint: string) => error.explained(hint, code);
	if (/perform: sts:TagSession/i.test(words)) {
		return because(
			'tags-refused',
			'The role does not let you set session tags (sts:TagSession): leave them out.',
		);
	}
	if (/perform: sts:SetSourceIdentity/i.test(words)) {
		return because(
			'source-identity-refused',
			attempt.given.sourceIdentity !== undefined
				? 'The role does not let you set a source identity (sts:SetSourceIdentity): leave it out.'
				: 'Your own session carries a source identity, which travels on with it, and the role does not let it in: its trust policy has to allow sts:SetSourceIdentity.',
		);
	}
	const evidence = await readRefusalEvidence(attempt);
	if (evidence && 'gone' in evidence) {
		const now = evidence.now === undefined ? '' : ` Its path is another now: ${evidence.now}.`;
		return because('role-gone', `There is no role ${shortName(attempt.role)} in your account.${now}`);
	}
	return evidence
		? explained(words, evidence, attempt, because)
		: because(...(sideNamed(words) ?? ['access-denied', unexplained(attempt)]));
};

type Because = (code: FailureCode, hint: string) => Failure;

const explained = (
	words: string,
	evidence: RefusalEvidence,
	{given, withMfa, role}: Attempt,
	because: Because,
): Failure => {
	const {caller, trust, both} = evidence;
	const verdict = both ?? trust;
	const needs = new Set(verdict.needs);
	// A wrong code AWS refuses in words of its own.
	if (withMfa) needs.delete('mfa');
	const isLetIn = verdict.verdict === 'allowed' || (verdict.verdict === 'conditional' && needs.size === 0);
	const side = sideNamed(words);
	// What no policy shows from here AWS alone can know; of the others a policy that was read says more.
	if (side && (!both || isLetIn || unseen.has(side[0]))) return because(...side);
	if (needs.has('mfa')) {
		if (caller.kind === 'user') return mfaRequired();
		return because(
			'mfa-missing',
			'The role asks for MFA, and your session was not obtained with it: sign in with MFA and start again from there.',
		);
	}
	if (needs.has('external-id')) {
		return given.externalId === undefined
			? externalIdRequired()
			: because('external-id-refused', 'The external ID is not the one this role expects.');
	}
	const reason = reasonFor(evidence);
	if (needs.has('source-identity')) {
		return given.sourceIdentity !== undefined
			? because('source-identity-wrong', `${reason} Use another one.`)
			: sourceIdentityRequired(reason);
	}
	for (const [need, refusal, cure] of cures) {
		if (needs.has(need)) return because(refusal, `${reason} ${cure}`);
	}
	if (verdict.verdict === 'unknown' && caller.account !== role.account) {
		return because('other-account-refuses', otherAccount(given));
	}
	if (isLetIn) {
		return both
			? because(
					'unseen-policy-refuses',
					'Every policy that can be read from here lets you: what refuses is one that can’t be, such as your organisation’s SCPs and RCPs. Ask whoever looks after those.',
				)
			: because(
					'own-policies-refuse',
					'The role trusts you; the refusal comes from your own side: your policies, a permissions boundary or your organisation’s SCPs. Ask whoever looks after them.',
				);
	}
	const isOfTrust = trust.verdict === 'denied' || trust.needs.some((need) => needs.has(need));
	return isOfTrust
		? because('trust-policy-refuses', `${reason} ${askOwner}`)
		: because('own-policies-refuse', `${reason} ${askKeeper}`);
};

const askKeeper = 'Ask whoever looks after your policies, or use another role.';
const askOwner = 'Ask whoever owns the role, or use another.';

const cures: ReadonlyArray<readonly [need: Verdict['needs'][number], code: FailureCode, cure: string]> = [
	['session-name', 'session-name-refused', 'Use --session-name.'],
	['tags', 'tags-missing', 'Use --tag key=value.'],
	['region', 'region-refused', 'Set AWS_REGION: what counts is the region STS is asked in.'],
];

const externalIdRequired = () =>
	new Failure(
		'external-id-required',
		'This role asks for an external ID, and none was given.',
		'Give it with --external-id.',
	);

/** Whether what was refused would be allowed with something else supplied: no denial of the role itself. */
export const lacksSomething = ({code}: Failure): boolean => cures.some(([, refusal]) => refusal === code);

const sourceIdentityRequired = (reason: string) =>
	new Failure(
		'source-identity-required',
		'This role asks for a source identity, and none was given.',
		`${reason} Give it with --source-identity.`,
	);

/**
 * Why the verdict is what it is, without the key that only the screen has. Where the caller's own side was merely
 * assumed, what it is said to allow is left out.
 */
const reasonFor = ({trust, both}: RefusalEvidence): string => {
	const {reasons, withoutKey, verdict} = both ?? trust;
	if (withoutKey === undefined) return reasons[0] ?? '';
	const isAssumed = both === undefined && verdict === 'conditional';
	return `${withoutKey.claim}${isAssumed ? '' : `: ${withoutKey.grounds}`}.`;
};

const otherAccount = ({externalId}: Given): string => {
	const id =
		externalId === undefined
			? 'wants an external ID'
			: 'takes the external ID that was given (AWS does not say)';
	return `Your own side allows it, so it is the role’s account that refuses: ask there whether the role trusts you, and whether it ${id} or wants MFA.`;
};

const unexplained = ({role, given}: Attempt) =>
	[
		'Ask for the permission that AWS names, or use another role or profile.',
		...(role.path === '/' ? ['A role with a path has to be named with it: path/Name.'] : []),
		...(given.externalId === undefined
			? []
			: ['AWS does not say whether the external ID that was given is right.']),
	].join(' ');

/** The kinds of policy AWS's sentence may name (IAM User Guide, "Troubleshoot access denied error messages"). */
const sides: ReadonlyArray<readonly [policy: string, code: FailureCode, hint: string]> = [
	[
		'service control policy',
		'organisation-refuses',
		'Your organisation’s service control policies (SCPs) refuse it: ask whoever looks after them.',
	],
	[
		'resource control policy',
		'organisation-refuses',
		'The organisation’s resource control policies (RCPs) refuse it: ask whoever looks after them.',
	],
	[
		'VPC endpoint policy',
		'network-refuses',
		'The policy of the VPC endpoint you come through refuses it: ask whoever looks after it, or come another way.',
	],
	['permissions boundary', 'own-policies-refuse', `Your own permissions boundary refuses it. ${askKeeper}`],
	[
		'session policy',
		'own-policies-refuse',
		'Your own session was narrowed, and does not reach this role: start from one that was not.',
	],
	['identity-based policy', 'own-policies-refuse', `Your own policies refuse it. ${askKeeper}`],
	['resource-based policy', 'trust-policy-refuses', `The role’s trust policy refuses it. ${askOwner}`],
];

const unseen: ReadonlySet<FailureCode> = new Set(['organisation-refuses', 'network-refuses']);

const sideNamed = (words: string): readonly [code: FailureCode, hint: string] | undefined => {
	const [, policy] =
		/(?:explicit deny in an? |because no )([\w-]+(?: [\w-]+)*? (?:policy|boundary))/i.exec(words) ?? [];
	const side = sides.find(([name]) => name.toLowerCase() === policy?.toLowerCase());
	return side && [side[1], side[2]];
};
