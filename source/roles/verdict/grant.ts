/** Why a role is allowed, or allowed if something is supplied or true: the sentences and the statements behind them. */
import {no, unsure, yes} from '../../policy/language/truth.ts';
import {contextFor, needOf, type Question} from './context.ts';
import {type Explanation, explanation} from './explanation.ts';
import {mfaStatesUnsupplied} from './mfa.ts';
import {type Demand, isUnseen, needWords} from './need-words.ts';
import {simulatedDecision} from './own-side.ts';
import {type Stance, type Trusted, weigh} from './permission.ts';
import {applies, type Rule} from './rules.ts';
import type {Need} from './verdict.ts';
import {conditionWords, policyWords, quote, sentence, shortArn, statementWords} from './words.ts';

const closeness = ['itself', 'role', 'everyone', 'account'];

const byCloseness = (a: Trusted, b: Trusted) =>
	Number(b.truth === yes) - Number(a.truth === yes) ||
	closeness.indexOf(a.rule.namedAs ?? '') - closeness.indexOf(b.rule.namedAs ?? '');

/** "the role trusts …", for the statement that names the caller most closely. */
export const trustWords = ({namedAs, statement}: Rule, {caller}: Pick<Question, 'caller'>): string => {
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

/**
 * The context in which a verdict holds: its needs left open, everything else as it is, and what can't be seen in
 * doubt.
 */
export const verdictContext = (question: Question, needs: readonly Need[]) => {
	const states = mfaStatesUnsupplied(question.caller, []);
	const settled = needs.includes('mfa') || states.length > 1 ? [] : (states[0] ?? []);
	return contextFor(question, new Set(needs), new Map(settled), unsure);
};

/** The trust statement that grants in this context, the closest if several do, and the identity statement behind it. */
export const grantingRules = (question: Question, needs: readonly Need[], stance: Stance) => {
	const permit = question.permitFor('sts:AssumeRole');
	const context = verdictContext(question, needs);
	const {trusted} = weigh(permit, context, stance);
	const isDoubtful = (rule: Rule) =>
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

const identityWords = (rule: Rule | undefined, {own, role}: Question): string => {
	if (rule !== undefined) {
		return `your policy ${quote(rule.policy)} allows it`;
	}

	return simulatedDecision(own, 'sts:AssumeRole', role.arn) === 'allowed'
		? 'IAM’s simulation of your own policies allows it'
		: 'your own policies allow it';
};

const list = (clauses: readonly string[]): string =>
	clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;

/** Conditions on what a need names, in the granting statements and in Denies that must be kept away. */
const demandsOf = (need: Need, rules: readonly Rule[], question: Question): readonly Demand[] =>
	rules.flatMap((rule) =>
		rule.statement.conditions
			.filter(({key}) => needOf(question.factOf(key)) === need)
			.map((condition) => ({rule, condition})),
	);

/** Sentences for "allowed" (no needs) and "conditional". */
export const explainGrant = (question: Question, needs: readonly Need[]): Explanation => {
	const {caller, role, permitFor} = question;
	const context = verdictContext(question, needs);
	const {trust, identity, leansOnIdentity} = grantingRules(question, needs, 'pessimistic');
	const denies = permitFor('sts:AssumeRole').rules.filter(
		(rule) => rule.statement.effect === 'Deny' && applies(rule, role.arn, context) !== no,
	);
	const rules = [trust, identity, ...denies].filter((rule) => rule !== undefined);
	const demands = needs.map((need) => ({need, of: demandsOf(need, rules, question)}));
	const demanding = rules.filter((rule) => demands.some(({of}) => of.some((demand) => demand.rule === rule)));
	const conditions = demands.map(({need, of}) => needWords(need, of, caller, context));
	const clauses = [
		...(trust === undefined ? [] : [trustWords(trust, question)]),
		...(leansOnIdentity ? [identityWords(identity, question)] : []),
		...(needs.length === 0 ? ['nothing denies it'] : []),
	];
	const advice = needs.some((need) => isUnseen(need, caller)) ? ['`v` settles it'] : [];
	const head = needs.length === 0 ? 'You may' : `You may ${conditions.join(' and ')}`;
	const details = demanding.map((rule) => {
		const words = rule.statement.conditions
			.map((condition) => conditionWords(condition, context))
			.join(' and ');
		const verb = rule.statement.effect === 'Deny' ? 'denies it where' : 'allows it where';
		return sentence(`${policyWords(rule)} ${verb} ${words} (${statementWords(rule)})`);
	});
	const deciding = [...new Set([trust, identity, ...demanding].filter((rule) => rule !== undefined))];
	return explanation([`${head}: ${list([...clauses, ...advice])}.`, ...details], deciding, {
		claim: head,
		grounds: list(clauses),
	});
};
