/** Why a role is allowed, or allowed if something is supplied or true: the sentences and the statements behind them. */
import type {Context} from '../../policy/language/request-context.ts';
import type {Assignment} from '../../policy/language/satisfy.ts';
import {no, unsure, yes} from '../../policy/language/truth.ts';
import {conditionWords, phrases} from './condition-words.ts';
import {contextFor, isUnseen, needOf, type VerdictQuestion} from './context.ts';
import {needWords} from './need-words.ts';
import {simulatedDecision} from './own-side.ts';
import {type Stance, type Trusted, weigh} from './permission.ts';
import type {Relevant} from './relevant.ts';
import {applies, type VerdictRule} from './rules.ts';
import type {Stated} from './stated.ts';
import type {Need} from './verdict.ts';
import {
	type Explanation,
	explanation,
	policyWords,
	quote,
	sentence,
	shortArn,
	statementWords,
} from './words.ts';

const closeness = ['itself', 'role', 'everyone', 'account'];

export const byCloseness = (a: Trusted, b: Trusted) =>
	Number(b.truth === yes) - Number(a.truth === yes) ||
	closeness.indexOf(a.rule.namedAs ?? '') - closeness.indexOf(b.rule.namedAs ?? '');

/** "the role trusts …", for the statement that names the caller most closely. */
export const trustWords = (
	{namedAs, statement}: VerdictRule,
	{caller}: Pick<VerdictQuestion, 'caller'>,
): string => {
	switch (namedAs) {
		case 'itself':
			return caller.kind === 'user'
				? `the role trusts ${shortArn(caller.arn, caller)} by name`
				: `the role trusts exactly this session, ${shortArn(caller.arn, caller)}`;
		case 'role':
			return `the role trusts ${shortArn(caller.identityArn, caller)} by name`;
		case 'everyone':
			return `the role trusts everyone${statement.conditions.length === 0 ? '' : ' who meets its conditions'}`;
		default:
			return `the role trusts your account ${caller.account}`;
	}
};

/** The needs left open, everything else as it is, and what can't be seen in doubt. */
export const openContext = (question: VerdictQuestion, needs: readonly Need[]): Context =>
	contextFor(question, new Set(needs), new Map(), unsure);

/** The trust statement that grants in this context, the closest if several do, and the identity statement behind it. */
export const grantingRules = (question: VerdictQuestion, context: Context, stance: Stance) => {
	const permit = question.permitFor('sts:AssumeRole');
	const {trusted} = weigh(permit, context, stance);
	const isDoubtful = (rule: VerdictRule) =>
		stance === 'pessimistic' && (applies(rule, question.role.arn, context) & unsure) !== 0;
	const granting = trusted
		.filter(({rule, truth, demand}) => truth !== no && demand !== no && !isDoubtful(rule))
		.toSorted(byCloseness);
	const trust = (granting[0] ?? trusted[0])?.rule;
	const identity = permit.rules
		.filter(({source, statement}) => source === 'identity' && statement.effect === 'Allow')
		.find((rule) => applies(rule, question.role.arn, context) !== no && !isDoubtful(rule));
	const leansOnIdentity = trust?.namedAs === 'account' || !permit.sameAccount;
	return {trust, identity: leansOnIdentity ? identity : undefined, leansOnIdentity};
};

const identityWords = (rule: VerdictRule | undefined, {own, role}: VerdictQuestion): string => {
	if (rule !== undefined) {
		return `your policy ${quote(rule.policy)} allows it`;
	}

	return simulatedDecision(own, 'sts:AssumeRole', role.arn) === 'allowed'
		? 'IAM’s simulation of your own policies allows it'
		: 'your own policies allow it';
};

const list = (clauses: readonly string[]): string =>
	clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;

/** What a statement asks for or denies, in a sentence. */
export const detail = (rule: VerdictRule, context: Context): string => {
	const {effect, conditions} = rule.statement;
	const how =
		effect === 'Allow'
			? `allows it only ${phrases(conditions, context, false)}`
			: `denies it where ${conditions.map((condition) => conditionWords(condition, context)).join(' and ')}`;
	return sentence(`${policyWords(rule)} ${how} (${statementWords(rule)})`);
};

/** Policy variables as somebody wrote them. */
const variableNames = ({templates}: Relevant): readonly string[] => [
	...new Set(
		templates.flatMap(({template}) =>
			[...template.source.matchAll(/\$\{([^,}]+)/g)].map(([, name = '']) => name.trim()),
		),
	),
];

/** Statements told beside the first sentence. */
const mostDetails = 5;

/** Sentences for "allowed" (no needs) and "conditional". `chosen`: the values under which it was found. */
export const explainGrant = (
	question: VerdictQuestion,
	relevant: Relevant,
	needs: readonly Need[],
	chosen: Assignment,
	stated: readonly Stated[],
): Explanation => {
	const {caller} = question;
	const found = contextFor(question, new Set(needs), chosen, unsure);
	const {trust, identity, leansOnIdentity} = grantingRules(question, found, 'pessimistic');
	const context = openContext(question, needs);
	const conditions = needs.map((need) =>
		needWords(
			need,
			stated.filter((item) => item.need === need),
			variableNames(relevant).filter((key) => needOf(question.factOf(key.toLowerCase())) === need),
			caller,
			context,
		),
	);
	const clauses = [
		...(trust === undefined ? [] : [trustWords(trust, question)]),
		...(leansOnIdentity ? [identityWords(identity, question)] : []),
		...(needs.length === 0 ? ['nothing denies it'] : []),
	];
	const advice = needs.some((need) => isUnseen(need, caller)) ? ['`v` settles it'] : [];
	const head = needs.length === 0 ? 'You may' : `You may ${conditions.join(' and ')}`;
	const demanding = [...new Set(stated.map(({rule}) => rule))];
	const details = demanding.slice(0, mostDetails).map((rule) => detail(rule, context));
	const deciding = [...new Set([trust, identity, ...demanding].filter((rule) => rule !== undefined))];
	return explanation([`${head}: ${list([...clauses, ...advice])}.`, ...details], deciding, {
		claim: head,
		grounds: list(clauses),
	});
};
