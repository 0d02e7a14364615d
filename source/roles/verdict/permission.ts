/**
 * Trust policy, identity policies and boundary put together for one call (IAM User Guide, "Policy evaluation logic").
 */
import type {Context} from '../../policy/language/request-context.ts';
import {both, either, no, open, opposite, type Truth, unsure, yes} from '../../policy/language/truth.ts';
import {applies, type VerdictRule} from './rules.ts';

/**
 * How doubts are resolved: `pessimistic` against the caller, `optimistic` for them. What is allowed pessimistically is
 * allowed; what is denied optimistically is denied; between the two the answer is not known.
 */
export type Stance = 'pessimistic' | 'optimistic';

/** What is to be assumed of policies that could not be read. */
export type Unread = {
	/** Whether an unread identity policy may allow the call. */
	readonly identityAllow: Truth;
	/** The boundary: yes where there is none. */
	readonly boundaryAllow: Truth;
	readonly deny: Truth;
	/** Unsure where the trust policy is unread: it may name the caller closely, or deny. */
	readonly trust: Truth;
};

export type Permit = {
	readonly rules: readonly VerdictRule[];
	readonly unread: Unread;
	readonly roleArn: string;
	readonly sameAccount: boolean;
};

/** Yes, no or open: doubts are resolved, what depends on open condition keys stays open. */
const resolve = (truth: Truth, inDoubt: Truth): Truth =>
	(truth & open) !== 0 ? open : (truth & unsure) !== 0 ? inDoubt : truth;

const forAllow = (truth: Truth, stance: Stance): Truth => resolve(truth, stance === 'optimistic' ? yes : no);
const forDeny = (truth: Truth, stance: Stance): Truth => resolve(truth, stance === 'optimistic' ? no : yes);

/** A statement of the trust policy that names the caller. */
export type Trusted = {
	readonly rule: VerdictRule;
	/** Whether the statement applies. */
	readonly truth: Truth;
	/** Whether the caller's own side gives what being named so demands. */
	readonly demand: Truth;
};

/** The parts a permission is made of: each yes, no or open. */
export type Weighing = {
	readonly denied: Truth;
	readonly identity: Truth;
	readonly boundary: Truth;
	readonly trusted: readonly Trusted[];
	/** What an unread trust policy could give. */
	readonly unreadTrust: Truth;
};

export const weigh = (
	{rules, unread, roleArn, sameAccount}: Permit,
	context: Context,
	stance: Stance,
): Weighing => {
	let denied = forDeny(either(unread.deny, unread.trust), stance);
	let identity = forAllow(unread.identityAllow, stance);
	let boundary = forAllow(unread.boundaryAllow, stance);
	const naming: {readonly rule: VerdictRule; readonly truth: Truth}[] = [];
	for (const rule of rules) {
		const truth = applies(rule, roleArn, context);
		if (rule.statement.effect === 'Deny') {
			denied = either(denied, forDeny(truth, stance));
		} else if (rule.source === 'trust') {
			naming.push({rule, truth: forAllow(truth, stance)});
		} else if (rule.source === 'identity') {
			identity = either(identity, forAllow(truth, stance));
		} else {
			boundary = either(boundary, forAllow(truth, stance));
		}
	}

	const own = both(identity, boundary);
	const demands: Readonly<Record<NonNullable<VerdictRule['namedAs']>, Truth>> = {
		itself: yes,
		role: boundary,
		// Whether an implicit deny in a boundary blocks a caller trusted by `*` is written nowhere.
		everyone: stance === 'optimistic' ? yes : boundary,
		account: own,
	};
	return {
		denied,
		identity,
		boundary,
		trusted: naming.map(({rule, truth}) => ({
			rule,
			truth,
			demand: sameAccount && rule.namedAs !== undefined ? demands[rule.namedAs] : own,
		})),
		unreadTrust: both(forAllow(unread.trust, stance), sameAccount ? yes : own),
	};
};

/** Yes, no, or open: it depends on condition keys the context leaves open. */
export const permits = (permit: Permit, context: Context, stance: Stance): Truth => {
	const {denied, trusted, unreadTrust} = weigh(permit, context, stance);
	const allowed = trusted.reduce((sum, {truth, demand}) => either(sum, both(truth, demand)), unreadTrust);
	return both(opposite(denied), allowed);
};
