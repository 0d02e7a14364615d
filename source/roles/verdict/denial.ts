/** Why there is no way: the first reason that holds, from "nobody asked you in" to "what is asked can't be met". */
import {type Condition, evaluateCondition} from '../../policy/language/condition.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {no, yes} from '../../policy/language/truth.ts';
import {phrases, whereWords} from './condition-words.ts';
import {everyNeed, type VerdictQuestion} from './context.ts';
import {explainContradiction} from './contradiction.ts';
import {openContext, trustWords} from './grant.ts';
import {isTagKey} from './keys.ts';
import {simulatedDecision} from './own-side.ts';
import {permits, type Weighing, weigh} from './permission.ts';
import type {Relevant} from './relevant.ts';
import {type AssumeCall, applies, type VerdictRule} from './rules.ts';
import {type Explanation, policyWords, quote, statementWords, youMayNot} from './words.ts';

const failingIn = ({statement}: VerdictRule, context: Context): readonly Condition[] =>
	statement.conditions.filter((condition) => evaluateCondition(condition, context) === no);

const explainDeny = (
	question: VerdictQuestion,
	rules: readonly VerdictRule[],
	context: Context,
): Explanation | undefined => {
	const rule = rules.find(
		(item) => item.statement.effect === 'Deny' && applies(item, question.role.arn, context) === yes,
	);
	if (rule !== undefined) {
		const where = whereWords(rule.statement.conditions, context);
		return youMayNot(`${policyWords(rule)} denies it${where} (${statementWords(rule)})`, [rule]);
	}

	return simulatedDecision(question.own, 'sts:AssumeRole', question.role.arn) === 'explicit-deny'
		? youMayNot('one of your own policies denies it, says IAM’s simulation')
		: undefined;
};

/** The trust policy names the caller, under a condition that can't be met. */
const explainCondition = (rule: VerdictRule, question: VerdictQuestion, context: Context): Explanation => {
	const what = phrases(failingIn(rule, context), context, true);
	return youMayNot(`${trustWords(rule, question)}, but only ${what} (${statementWords(rule)})`, [rule]);
};

/** The caller is trusted, but their own side must allow it as well and does not. */
const explainOwnSide = (
	{trusted, identity}: Weighing,
	rules: readonly VerdictRule[],
	question: VerdictQuestion,
	context: Context,
): Explanation | undefined => {
	const trusting = trusted.filter(({truth}) => truth !== no);
	const naming = trusting[0]?.rule;
	if (naming === undefined || trusting.some(({demand}) => demand !== no)) {
		return undefined;
	}

	const isElsewhere = question.role.account !== question.caller.account;
	if (identity === no && (naming.namedAs === 'account' || isElsewhere)) {
		const allow = rules.find(({source, statement}) => source === 'identity' && statement.effect === 'Allow');
		const what = allow && phrases(failingIn(allow, context), context, true);
		if (allow !== undefined && what !== '') {
			return youMayNot(`${policyWords(allow)} allows it only ${what} (${statementWords(allow)})`, [allow]);
		}

		const why = isElsewhere
			? ', but for a role of another account your own policies must allow it too, and none does'
			: ' and leaves it to your own policies: none of them allows sts:AssumeRole on it';
		return youMayNot(trustWords(naming, question) + why, [naming]);
	}

	const name = question.own.boundary;
	return youMayNot(
		`your permissions boundary${name === undefined ? '' : ` ${quote(name)}`} does not allow sts:AssumeRole on it`,
		[naming],
	);
};

const refusableCalls: readonly (readonly [
	call: AssumeCall,
	isAskedFor: (key: string) => boolean,
	words: string,
])[] = [
	['sts:SetSourceIdentity', (key) => key === 'sts:sourceidentity', 'a source identity'],
	['sts:TagSession', isTagKey, 'session tags'],
];

/** The role wants something in the request that the request is not permitted to carry. */
const explainRefusedCall = (
	question: VerdictQuestion,
	rules: readonly VerdictRule[],
	context: Context,
): Explanation | undefined => {
	for (const [call, isAskedFor, words] of refusableCalls) {
		const rule = rules.find(({statement}) => statement.conditions.some(({key}) => isAskedFor(key)));
		if (rule !== undefined && permits(question.permitFor(call), context, 'optimistic') === no) {
			return youMayNot(`it wants ${words} (${statementWords(rule)}), and ${call} is not allowed to you`, [
				rule,
			]);
		}
	}

	return undefined;
};

/** Sentences for "denied", which was found out before; the first of them names the cause. */
export const explainDenial = (question: VerdictQuestion, relevant: Relevant): Explanation => {
	const permit = question.permitFor('sts:AssumeRole');
	const context = openContext(question, everyNeed);
	const weighing = weigh(permit, context, 'optimistic');
	const {rules} = permit;
	const hasTrust = question.trust?.policy.readable ?? false;
	const denial = explainDeny(question, rules, context);
	if (denial !== undefined) {
		return denial;
	}

	if (!hasTrust) {
		return youMayNot('for a role of another account your own policies must allow it, and none does');
	}

	const [first] = weighing.trusted;
	if (first !== undefined && weighing.trusted.every(({truth}) => truth === no)) {
		return explainCondition(first.rule, question, context);
	}

	return (
		explainOwnSide(weighing, rules, question, context) ??
		explainRefusedCall(question, rules, context) ??
		explainContradiction(question, relevant, weighing, context)
	);
};
