/** Why the answer is not known, and what is known of it. */
import {plainText} from '../../plain-text.ts';
import {no, unsure} from '../../policy/language/truth.ts';
import type {Question} from './context.ts';
import {type Explanation, explanation} from './explanation.ts';
import {grantingRules, trustWords, verdictContext} from './grant.ts';
import {everyNeed} from './need-words.ts';
import {simulatedDecision} from './own-side.ts';
import {weigh} from './permission.ts';
import {applies, type Rule} from './rules.ts';
import {joinWords, policyWords, quote, statementWords} from './words.ts';

const unknown = (text: string, rules: readonly Rule[] = []): Explanation =>
	explanation([`Not known: ${text}; \`v\` settles it.`], rules);

/** What of the caller's own side is missing, in words; `undefined`: nothing that matters. */
const missingOwnSide = ({own, role}: Question): string | undefined => {
	if (
		simulatedDecision(own, 'sts:AssumeRole', role.arn) !== undefined ||
		(own.identityRead && own.boundaryRead)
	) {
		return undefined;
	}

	if (own.identityRead) {
		return 'your permissions boundary could not be read';
	}

	return own.unread.length === 0
		? 'your own policies could not be read'
		: `your ${own.unread.length === 1 ? 'policy' : 'policies'} ${joinWords(own.unread.map(quote), 'and')} could not be read`;
};

const explainUnreadTrust = (question: Question): Explanation => {
	const {trust, role, caller} = question;
	if (trust !== undefined && !trust.policy.readable) {
		return unknown(`its trust policy is not understood (${plainText(trust.policy.reason, 160)})`);
	}

	const missing = missingOwnSide(question);
	if (missing !== undefined) {
		return unknown(`its trust policy could not be read, and ${missing}`);
	}

	return role.account === caller.account
		? unknown('its trust policy could not be read')
		: unknown(
				`your own policies allow it, but the trust policy of a role of account ${role.account} can’t be read from here`,
			);
};

/** A statement whose effect AWS does not write down, or that names a role which may be the caller's. */
const explainUnsure = (question: Question, granting: Rule | undefined): Explanation => {
	const context = verdictContext(question, everyNeed);
	const {rules} = question.permitFor('sts:AssumeRole');
	const doubtful = rules.find((rule) => (applies(rule, question.role.arn, context) & unsure) !== 0);
	if (doubtful === undefined) {
		return unknown('AWS does not write down what decides here', granting && [granting]);
	}

	if (!question.caller.identityArnKnown) {
		return unknown(
			`it depends on the path of your role, which could not be read (${policyWords(doubtful)}, ${statementWords(doubtful)})`,
			[doubtful],
		);
	}

	return unknown(
		`AWS does not write down how ${statementWords(doubtful)} of ${policyWords(doubtful)} turns out here`,
		[doubtful],
	);
};

/** Sentences for "unknown", which was found out before. */
export const explainDoubt = (question: Question): Explanation => {
	if (!question.trust?.policy.readable) {
		return explainUnreadTrust(question);
	}

	if (question.own.beingRead) {
		return explanation(['Not known yet: your own policies are still being read.']);
	}

	const {trust, leansOnIdentity} = grantingRules(question, everyNeed, 'optimistic');
	const missing = missingOwnSide(question);
	if (trust !== undefined && missing !== undefined) {
		const so = leansOnIdentity ? 'whether they allow it is not known' : 'an explicit deny cannot be excluded';
		return unknown(`${trustWords(trust, question)}; ${missing}, so ${so}`, [trust]);
	}

	const permit = question.permitFor('sts:AssumeRole');
	const {boundary} = weigh(permit, verdictContext(question, everyNeed), 'pessimistic');
	if (trust?.namedAs === 'everyone' && permit.sameAccount && boundary === no) {
		const name = question.own.boundary === undefined ? '' : ` ${quote(question.own.boundary)}`;
		return unknown(
			`${trustWords(trust, question)}; your permissions boundary${name} does not allow sts:AssumeRole on it, and AWS does not write down whether that matters here`,
			[trust],
		);
	}

	return explainUnsure(question, trust);
};
