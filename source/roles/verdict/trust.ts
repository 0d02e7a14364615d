/** Trust policies, read and narrowed to the caller once for each text: thousands of roles share a few hundred. */
import {type ParsedPolicy, parsePolicy} from '../../policy/language/parse-policy.ts';
import {coversAction} from '../../policy/language/statement-match.ts';
import type {Truth} from '../../policy/language/truth.ts';
import type {Caller} from '../caller/caller.ts';
import {type AssumeCall, looksAtRole, trustRules, type VerdictRule} from './rules.ts';
import {explainStranger} from './stranger.ts';
import type {Verdict} from './verdict.ts';
import type {Explanation} from './words.ts';

export type TrustReading = {
	readonly policy: ParsedPolicy;
	/** The statements that speak of the caller, by call. */
	readonly rules: Readonly<Record<AssumeCall, readonly VerdictRule[]>>;
	/** Why the caller is not let in, where no Allow speaks of them. */
	readonly stranger: Explanation | undefined;
	/** Whether a condition asks for something that differs from role to role. */
	readonly looksAtRole: boolean;
	/** Whether only a service, a SAML or an OIDC provider can assume the role. */
	readonly onlyForServices: boolean;
	/** The verdicts it came to, by all else that they follow from (`memory.ts`). */
	readonly verdicts: Map<string, Verdict>;
};

/** More texts than this are read each time anew: memory is worth more than the milliseconds. */
const mostKept = 1000;

const sessionCalls = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/**
 * Some Allow offers a session, and none offers sts:AssumeRole to an AWS principal. A deleted one was a person once; who
 * is named for nothing that exists was meant to be let in.
 */
const isOnlyForServices = (policy: ParsedPolicy): boolean => {
	const allows = policy.readable ? policy.document.statements.filter(({effect}) => effect === 'Allow') : [];
	return (
		allows.some(({actions}) => sessionCalls.some((call) => coversAction(actions, call))) &&
		!allows.some(
			({principals, actions}) =>
				coversAction(actions, 'sts:AssumeRole') &&
				principals !== undefined &&
				(principals.not || principals.principals.some(({type}) => type === 'AWS')),
		)
	);
};

/** `hasBoundary`: whether the caller has a permissions boundary, which some Denies look for. */
export const createTrustReader = (caller: Caller, hasBoundary: Truth): ((text: string) => TrustReading) => {
	const kept = new Map<string, TrustReading>();
	return (text) => {
		const known = kept.get(text);
		if (known !== undefined) {
			return known;
		}

		const policy = parsePolicy(text, 'trust');
		const rulesFor = (call: AssumeCall) =>
			policy.readable ? trustRules(policy.document, caller, call, hasBoundary) : [];
		const rules = {
			'sts:AssumeRole': rulesFor('sts:AssumeRole'),
			'sts:SetSourceIdentity': rulesFor('sts:SetSourceIdentity'),
			'sts:TagSession': rulesFor('sts:TagSession'),
		};
		const isLetIn = rules['sts:AssumeRole'].some(({statement}) => statement.effect === 'Allow');
		const reading: TrustReading = {
			policy,
			rules,
			stranger: policy.readable && !isLetIn ? explainStranger(policy.document, caller) : undefined,
			looksAtRole: policy.readable && policy.document.statements.some(looksAtRole),
			onlyForServices: isOnlyForServices(policy),
			verdicts: new Map(),
		};
		if (kept.size < mostKept) {
			kept.set(text, reading);
		}

		return reading;
	};
};
