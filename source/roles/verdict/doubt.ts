/** Why the answer is not known, and what is known of it. */

import type {Context} from '../../policy/language/request-context.ts';
import {no, unsure} from '../../policy/language/truth.ts';
import {plainText} from '../../text/plain-text.ts';
import {contextFor, everyNeed, type VerdictQuestion} from './context.ts';
import {grantingRules, openContext, trustWords} from './grant.ts';
import type {Finding} from './needs.ts';
import {gapsFor, simulatedDecision} from './own-side.ts';
import {weigh} from './permission.ts';
import {applies, type VerdictRule} from './rules.ts';
import {uncertaintyWords} from './uncertainty.ts';
import {type Explanation, explanation, fewWords, policyWords, quote, statementWords} from './words.ts';

const unknown = (text: string, rules: readonly VerdictRule[] = []): Explanation =>
	explanation([`Not known: ${text}; \`v\` settles it.`], rules, {claim: 'Not known', grounds: text});

/** What of the caller's own side is missing, in words; `undefined`: nothing that bears on it. */
const missingOwnSide = ({own, role}: VerdictQuestion): string | undefined => {
	const gaps = gapsFor(own, 'sts:AssumeRole');
	if (gaps.length === 0 || simulatedDecision(own, 'sts:AssumeRole', role.arn) !== undefined) {
		return undefined;
	}

	const ofIdentity = gaps.filter(({source}) => source === 'identity');
	if (ofIdentity.length === 0) {
		const [{reason} = {}] = gaps;
		return `your permissions boundary ${reason === undefined ? 'could not be read' : notUnderstood(reason)}`;
	}

	const unclear = ofIdentity.find(({reason}) => reason !== undefined);
	if (unclear?.policy !== undefined && ofIdentity.every(({policy}) => policy === unclear.policy)) {
		return `your policy ${quote(unclear.policy)} ${notUnderstood(unclear.reason ?? '')}`;
	}

	const names = [...new Set(ofIdentity.flatMap(({policy}) => policy ?? []))].map(quote);
	const how = unclear === undefined ? 'read' : 'read or understood';
	return names.length === 0
		? `your own policies could not be ${how}`
		: `your ${names.length === 1 ? 'policy' : 'policies'} ${fewWords(names, 'and')} could not be ${how}`;
};

const notUnderstood = (reason: string) => `is not understood (${plainText(reason, 160)})`;

const explainUnreadTrust = (question: VerdictQuestion): Explanation => {
	const {trust, role, caller} = question;
	if (trust !== undefined && !trust.policy.readable) {
		return unknown(`its trust policy ${notUnderstood(trust.policy.reason)}`);
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
const explainUnsure = (
	question: VerdictQuestion,
	granting: VerdictRule | undefined,
	context: Context,
): Explanation => {
	const {rules} = question.permitFor('sts:AssumeRole');
	const doubtful = rules.find((rule) => (applies(rule, question.role.arn, context) & unsure) !== 0);
	if (doubtful === undefined) {
		const where = granting === undefined ? '' : ` by ${statementWords(granting)} of ${policyWords(granting)}`;
		return unknown(`AWS does not write down whether you are let in${where} here`, granting && [granting]);
	}

	const place = `(${policyWords(doubtful)}, ${statementWords(doubtful)})`;
	return question.caller.identityArnKnown
		? unknown(`AWS does not write down ${uncertaintyWords(doubtful, question, context)} ${place}`, [doubtful])
		: unknown(`it depends on the path of your role, which could not be read ${place}`, [doubtful]);
};

/** Sentences for "unknown", which was found out before. */
export const explainDoubt = (question: VerdictQuestion, finding: Finding): Explanation => {
	if (!question.trust?.policy.readable) {
		return explainUnreadTrust(question);
	}

	if (question.own.beingRead) {
		return explanation(['Not known yet: your own policies are still being read.']);
	}

	const context =
		finding.found === 'doubt'
			? contextFor(question, new Set(everyNeed), finding.chosen, unsure)
			: openContext(question, everyNeed);
	const {trust, leansOnIdentity} = grantingRules(question, context, 'optimistic');
	const missing = missingOwnSide(question);
	if (trust !== undefined && missing !== undefined) {
		const so = leansOnIdentity ? 'whether they allow it is not known' : 'an explicit deny cannot be excluded';
		return unknown(`${trustWords(trust, question)}; ${missing}, so ${so}`, [trust]);
	}

	if (finding.found === 'too-much') {
		return unknown('its conditions are too intricate to be worked out here', trust && [trust]);
	}

	const permit = question.permitFor('sts:AssumeRole');
	const {boundary} = weigh(permit, context, 'pessimistic');
	if (trust?.namedAs === 'everyone' && permit.sameAccount && boundary === no) {
		const name = question.own.boundary === undefined ? '' : ` ${quote(question.own.boundary)}`;
		return unknown(
			`${trustWords(trust, question)}; your permissions boundary${name} does not allow sts:AssumeRole on it, and AWS does not write down whether that matters here`,
			[trust],
		);
	}

	return explainUnsure(question, trust, context);
};
