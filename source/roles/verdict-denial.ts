/** Why there is no way: the first reason that holds, from "nobody asked you in" to "what is asked can't be met". */
import type {Condition} from '../policy/condition.ts';
import {evaluateCondition} from '../policy/condition.ts';
import type {Context} from '../policy/request-context.ts';
import {coversAction} from '../policy/statement-match.ts';
import {no, yes} from '../policy/truth.ts';
import type {Question} from './verdict-context.ts';
import {dateWords} from './verdict-dates.ts';
import {decidingStatement, type Explanation, trustWords, verdictContext} from './verdict-grant.ts';
import {everyNeed} from './verdict-need-words.ts';
import {simulatedDecision} from './verdict-own-side.ts';
import {permits, type Weighing, weigh} from './verdict-permission.ts';
import {applies, type Call, type Rule} from './verdict-rules.ts';
import {
	conditionWords,
	joinWords,
	policyWords,
	principalWords,
	quote,
	sentence,
	statementWords,
} from './verdict-words.ts';

const explain = (text: string, rules: readonly Rule[] = []): Explanation => ({
	reasons: [sentence(`you may not: ${text}`)],
	deciding: rules.map(decidingStatement),
});

/** What a known key holds instead, so that a difference of one letter or of a path can be seen. */
const actualWords = (condition: Condition, context: Context): string => {
	const value = context(condition.key);
	return value.state === 'present' && evaluateCondition(condition, context) === no
		? ` (it is ${joinWords(value.values.map(quote), 'and')})`
		: '';
};

/** @example ' before 2020-01-01T00:00:00Z, which is past, and where aws:PrincipalTag/team is “red”' */
const whereWords = (conditions: readonly Condition[], context: Context): string =>
	conditions.length === 0
		? ''
		: ` ${conditions
				.map(
					(condition) =>
						dateWords(condition, context) ??
						`where ${conditionWords(condition, context)}${actualWords(condition, context)}`,
				)
				.join(' and ')}`;

const explainDeny = (
	question: Question,
	rules: readonly Rule[],
	context: Context,
): Explanation | undefined => {
	const rule = rules.find(
		(item) => item.statement.effect === 'Deny' && applies(item, question.role.arn, context) === yes,
	);
	if (rule !== undefined) {
		const where = whereWords(rule.statement.conditions, context);
		return explain(`${policyWords(rule)} denies it${where} (${statementWords(rule)})`, [rule]);
	}

	return simulatedDecision(question.own, 'sts:AssumeRole', question.role.arn) === 'explicit-deny'
		? explain('one of your own policies denies it, says IAM’s simulation')
		: undefined;
};

/** Whom the trust policy lets in, for somebody it does not. */
const explainStranger = ({caller, trust}: Question): Explanation => {
	const allows = trust?.readable ? trust.document.statements.filter(({effect}) => effect === 'Allow') : [];
	const principals = allows.flatMap(({principals, actions}) =>
		principals === undefined || principals.not
			? []
			: principals.principals.map((principal) => ({
					principal,
					isForPeople: coversAction(actions, 'sts:AssumeRole'),
				})),
	);
	const forPeople = principals.filter(({principal, isForPeople}) => isForPeople && principal.type === 'AWS');
	const named = (forPeople.length > 0 ? forPeople : principals).map(({principal}) =>
		principalWords(principal, caller),
	);
	const names = joinWords([...new Set(named)], 'and');
	if (names === '') {
		return explain('its trust policy lets nobody in');
	}

	return explain(forPeople.length > 0 ? `it trusts only ${names}` : `only ${names} can assume it`);
};

/** The trust policy names the caller, under a condition that can't be met. */
const explainCondition = ({trusted}: Weighing, question: Question, context: Context): Explanation => {
	const {rule} = trusted[0] ?? {};
	if (rule === undefined) {
		return explainStranger(question);
	}

	const failing = rule.statement.conditions.filter(
		(condition) => evaluateCondition(condition, context) === no,
	);
	const where = whereWords(failing, context);
	return explain(`${trustWords(rule, question)}, but only${where} (${statementWords(rule)})`, [rule]);
};

/** The caller is trusted, but their own side must allow it as well and does not. */
const explainOwnSide = (
	{trusted, identity, boundary}: Weighing,
	rules: readonly Rule[],
	question: Question,
	context: Context,
): Explanation | undefined => {
	const naming = trusted.find(({truth}) => truth !== no)?.rule;
	if (naming === undefined || (identity !== no && boundary !== no)) {
		return undefined;
	}

	const isElsewhere = question.role.account !== question.caller.account;
	if (identity === no && (naming.namedAs === 'account' || isElsewhere)) {
		const failing = rules.find(
			({source, statement}) => source === 'identity' && statement.effect === 'Allow',
		);
		const why = isElsewhere ? 'for a role of another account' : 'and leaves it to your own policies:';
		if (failing !== undefined) {
			const where = whereWords(failing.statement.conditions, context);
			return explain(
				`your policy ${quote(failing.policy)} allows it only${where} (${statementWords(failing)})`,
				[failing],
			);
		}

		return explain(
			isElsewhere
				? `${trustWords(naming, question)}, but ${why} your own policies must allow it too, and none does`
				: `${trustWords(naming, question)} ${why} none of them allows sts:AssumeRole on it`,
			[naming],
		);
	}

	const name = question.own.boundary;
	return explain(
		`your permissions boundary${name === undefined ? '' : ` ${quote(name)}`} does not allow sts:AssumeRole on it`,
		[naming],
	);
};

const refusedCalls: readonly (readonly [Call, string, string])[] = [
	['sts:SetSourceIdentity', 'sts:sourceidentity', 'a source identity'],
	['sts:TagSession', 'aws:requesttag/', 'session tags'],
];

/** The role wants something in the request that the request is not permitted to carry. */
const explainRefusedCall = (
	question: Question,
	rules: readonly Rule[],
	context: Context,
): Explanation | undefined => {
	for (const [call, key, words] of refusedCalls) {
		const rule = rules.find(({statement}) =>
			statement.conditions.some((condition) => condition.key.startsWith(key)),
		);
		if (rule !== undefined && permits(question.permitFor(call), context, 'hopeful') === no) {
			return explain(`it wants ${words} (${statementWords(rule)}), and ${call} is not allowed to you`, [
				rule,
			]);
		}
	}

	return undefined;
};

/** Sentences for "denied", which was found out before; the first of them names the cause. */
export const explainDenial = (question: Question): Explanation => {
	const permit = question.permitFor('sts:AssumeRole');
	const context = verdictContext(question, everyNeed);
	const weighing = weigh(permit, context, 'hopeful');
	const {rules} = permit;
	const hasTrust = question.trust?.readable ?? false;
	if (hasTrust && weighing.trusted.length === 0) {
		return explainStranger(question);
	}

	const denial = explainDeny(question, rules, context);
	if (denial !== undefined) {
		return denial;
	}

	if (!hasTrust) {
		return explain('for a role of another account your own policies must allow it, and none does');
	}

	if (weighing.trusted.every(({truth}) => truth === no)) {
		return explainCondition(weighing, question, context);
	}

	return (
		explainOwnSide(weighing, rules, question, context) ??
		explainRefusedCall(question, rules, context) ??
		explain(
			'what its trust policy asks for and what is denied exclude each other',
			rules.filter(({statement}) => statement.conditions.length > 0),
		)
	);
};
