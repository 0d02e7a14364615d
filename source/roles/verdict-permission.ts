/** Trust policy, identity policies and boundary put together for one call ("Policy evaluation logic"; aws-facts 2). */
import type {Context} from '../policy/request-context.ts';
import {both, either, hidden, no, open, opposite, type Truth, unsure, yes} from '../policy/truth.ts';
import {applies, type Rule} from './verdict-rules.ts';

/**
 * How doubts are resolved: `fearful` against the caller, `hopeful` for them. What is allowed fearfully is allowed; what
 * is denied hopefully is denied; between the two the answer is not known.
 */
export type Stance = 'fearful' | 'hopeful';

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
	readonly rules: readonly Rule[];
	readonly unread: Unread;
	readonly roleArn: string;
	readonly sameAccount: boolean;
};

/** Yes, no or open. What is hidden can't be relied on for an Allow. */
const forAllow = (truth: Truth, stance: Stance): Truth => {
	if ((truth & hidden) !== 0 || ((truth & unsure) !== 0 && stance === 'fearful')) {
		return no;
	}

	return (truth & unsure) === 0 ? truth : (truth & open) === 0 ? yes : open;
};

/** Yes, no or open. What is hidden must be reckoned with for a Deny. */
const forDeny = (truth: Truth, stance: Stance): Truth => {
	if ((truth & open) !== 0) {
		return open;
	}

	if ((truth & hidden) !== 0) {
		return yes;
	}

	return (truth & unsure) === 0 ? truth : stance === 'hopeful' ? no : yes;
};

/** Yes, no, or open: it depends on condition keys the context leaves open. */
export const permits = (
	{rules, unread, roleArn, sameAccount}: Permit,
	context: Context,
	stance: Stance,
): Truth => {
	let denied = forDeny(either(unread.deny, unread.trust), stance);
	let identity = forAllow(unread.identityAllow, stance);
	let boundary = forAllow(unread.boundaryAllow, stance);
	const trusted: {readonly rule: Rule; readonly truth: Truth}[] = [];
	for (const rule of rules) {
		const truth = applies(rule, roleArn, context);
		if (rule.statement.effect === 'Deny') {
			denied = either(denied, forDeny(truth, stance));
			if (denied === yes) {
				return no;
			}
		} else if (rule.source === 'trust') {
			trusted.push({rule, truth: forAllow(truth, stance)});
		} else if (rule.source === 'identity') {
			identity = either(identity, forAllow(truth, stance));
		} else {
			boundary = either(boundary, forAllow(truth, stance));
		}
	}

	const own = both(identity, boundary);
	const demanded: Readonly<Record<NonNullable<Rule['namedAs']>, Truth>> = {
		itself: yes,
		role: boundary,
		// Whether an implicit deny in a boundary blocks a caller trusted by `*` is written nowhere.
		everyone: stance === 'hopeful' ? yes : boundary,
		account: own,
	};
	let allowed = both(forAllow(unread.trust, stance), sameAccount ? yes : own);
	for (const {rule, truth} of trusted) {
		const demand = sameAccount && rule.namedAs !== undefined ? demanded[rule.namedAs] : own;
		allowed = either(allowed, both(truth, demand));
	}

	return both(opposite(denied), allowed);
};
