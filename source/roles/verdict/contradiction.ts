/** Why there is no way though nothing that is known stands in it: what is asked for can't be had, or not together. */
import {type Condition, evaluateCondition} from '../../policy/language/condition.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {satisfy} from '../../policy/language/satisfy.ts';
import {conditionsHold} from '../../policy/language/statement-match.ts';
import {both, no, opposite, type Truth, yes} from '../../policy/language/truth.ts';
import {phrases} from './condition-words.ts';
import {contextFor, everyNeed, needOf, type VerdictQuestion} from './context.ts';
import {byCloseness, detail, trustWords} from './grant.ts';
import {mfaStates} from './mfa.ts';
import {variablesFor} from './needs.ts';
import type {Weighing} from './permission.ts';
import type {Relevant} from './relevant.ts';
import {applies, type VerdictRule} from './rules.ts';
import {type Explanation, policyWords, statementWords, youMayNot} from './words.ts';

/** Enough for what a person could follow. */
const mostTries = 3000;

type Wish = (context: Context) => Truth;

/** Whether a wish can come true, whatever else is refused; what can't be tried out counts as possible. */
const wishes = (question: VerdictQuestion, relevant: Relevant) => {
	const free = new Set(everyNeed);
	const budget = {tries: mostTries};
	const isOpen = (key: string) => needOf(question.factOf(key)) !== undefined;
	return (wish: Wish): boolean => {
		const answer = (everything: boolean) =>
			satisfy(
				variablesFor(question, relevant, free, mfaStates, isOpen, everything),
				(tried) => wish(contextFor(question, free, tried)),
				() => true,
				budget,
			);
		return answer(false) === 'possible' || answer(true) !== 'impossible';
	};
};

const isAllow = ({statement}: VerdictRule) => statement.effect === 'Allow';

export const explainContradiction = (
	question: VerdictQuestion,
	relevant: Relevant,
	{trusted}: Weighing,
	context: Context,
): Explanation => {
	const {role, permitFor} = question;
	const can = wishes(question, relevant);
	const {rules, sameAccount} = permitFor('sts:AssumeRole');
	const bears = (rule: VerdictRule) => applies(rule, role.arn, context) !== no;
	const [naming] = trusted.filter(({truth}) => truth !== no).toSorted(byCloseness);
	const trust = naming?.rule;
	const holds =
		(rule: VerdictRule): Wish =>
		(here) =>
			conditionsHold(rule.statement, here);
	const broken = (rule: VerdictRule): readonly Condition[] | undefined => {
		const {conditions} = rule.statement;
		const single = conditions.find((condition) => !can((here) => evaluateCondition(condition, here)));
		return single ? [single] : can(holds(rule)) ? undefined : conditions;
	};

	const own = (source: VerdictRule['source']) =>
		rules.filter((rule) => rule.source === source && isAllow(rule) && bears(rule));
	const identity = trust?.namedAs === 'account' || !sameAccount ? own('identity') : [];
	const boundary = trust?.namedAs === 'itself' && sameAccount ? [] : own('boundary');
	// Of several statements that would each do, all have to be broken.
	for (const group of [trust === undefined ? [] : [trust], identity, boundary]) {
		const conditions = group.map(broken);
		const [rule] = group;
		const [first] = conditions;
		if (rule !== undefined && first !== undefined && conditions.every((item) => item !== undefined)) {
			const who =
				rule === trust ? `${trustWords(rule, question)}, but only` : `${policyWords(rule)} allows it only`;
			const isSingle = first.length === 1;
			const what = `${phrases(first, context, isSingle)}${isSingle ? '' : ', which exclude each other'}`;
			return youMayNot(`${who} ${what} (${statementWords(rule)})`, [rule]);
		}
	}

	const asked: Wish = trust === undefined ? () => yes : holds(trust);
	const spared =
		(denies: readonly VerdictRule[]): Wish =>
		(here) => {
			let truth = asked(here);
			for (const deny of denies) {
				truth = both(truth, opposite(applies(deny, role.arn, here)));
			}

			return truth;
		};

	const denies = rules.filter((rule) => !isAllow(rule) && bears(rule));
	const single = denies.find((deny) => !can(spared([deny])));
	if (single !== undefined || (denies.length > 0 && !can(spared(denies)))) {
		const because = [
			...(trust !== undefined && trust.statement.conditions.length > 0 ? [trust] : []),
			...(single === undefined ? denies : [single]),
		];
		const why =
			because.length > (single === undefined ? denies.length : 1)
				? 'what its trust policy asks for and what is denied exclude each other'
				: 'whatever you supply, a statement that denies it applies';
		return refused(why, because, context);
	}

	const because = [trust, ...identity, ...boundary].filter(
		(rule) => rule !== undefined && rule.statement.conditions.length > 0,
	);
	return refused('what the policies about it ask for can’t all be met at once', because, context);
};

const refused = (why: string, rules: readonly (VerdictRule | undefined)[], context: Context): Explanation => {
	const because = rules.filter((rule) => rule !== undefined);
	const {reasons, deciding} = youMayNot(why, because);
	return {reasons: [...reasons, ...because.map((rule) => detail(rule, context))], deciding};
};
