/** What a conditional verdict states: conditions that, taken as said, are enough, and of which none can be left out. */
import {type Condition, evaluateCondition} from '../../policy/language/condition.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {type Assignment, satisfy} from '../../policy/language/satisfy.ts';
import {both, no, opposite, type Truth, yes} from '../../policy/language/truth.ts';
import {contextFor, needOf, type VerdictQuestion} from './context.ts';
import {mfaStates, mfaStatesUnsupplied} from './mfa.ts';
import {variablesFor} from './needs.ts';
import {permitsAll, type Relevant} from './relevant.ts';
import {type VerdictRule, variablesIn} from './rules.ts';
import type {Need} from './verdict.ts';

/** A condition on what is to be supplied or true. */
export type Stated = {
	readonly need: Need;
	readonly rule: VerdictRule;
	readonly condition: Condition;
	/** Whether it must hold, or must not. */
	readonly holds: boolean;
	/** What is needed stands in its values, as a policy variable. */
	readonly asVariable: boolean;
};

/** Beyond this a condition is stated rather than shown to be needless: nobody could follow so many. */
const mostTries = 1000;
const mostConditions = 12;

/** Says what a value should be, rather than what it should not. */
export const isTelling = ({condition: {operator}, holds}: Pick<Stated, 'condition' | 'holds'>): boolean =>
	operator.name !== 'Null' && operator.negated !== holds;

const sources = ['boundary', 'identity', 'trust'];

/** What is left out first: what tells least, and what stands farthest from the role. */
const byWorth = (a: Stated, b: Stated): number =>
	Number(isTelling(a)) - Number(isTelling(b)) ||
	Number(a.rule.statement.effect === 'Allow') - Number(b.rule.statement.effect === 'Allow') ||
	sources.indexOf(a.rule.source) - sources.indexOf(b.rule.source);

/** How every condition on the needs turns out where the verdict was found to hold. */
const everyCondition = (
	question: VerdictQuestion,
	{calls}: Relevant,
	needs: readonly Need[],
	context: Context,
): readonly Stated[] => {
	const found = new Map<Condition, Stated>();
	for (const rule of calls.flatMap(({permit}) => permit.rules)) {
		for (const condition of rule.statement.conditions) {
			const [own, ...others] = [condition.key, ...variablesIn(condition)].map((key) =>
				needOf(question.factOf(key)),
			);
			const need = [own, ...others].find((item) => item !== undefined && needs.includes(item));
			const truth = evaluateCondition(condition, context);
			if (need !== undefined && !found.has(condition) && (truth === yes || truth === no)) {
				found.set(condition, {need, rule, condition, holds: truth === yes, asVariable: own !== need});
			}
		}
	}

	return [...found.values()];
};

const allHold = (stated: readonly Stated[], context: Context): Truth => {
	let truth: Truth = yes;
	for (const {condition, holds} of stated) {
		const held = evaluateCondition(condition, context);
		truth = both(truth, holds ? held : opposite(held));
	}

	return truth;
};

/** `chosen`: what was supplied or true when the needs were found. */
export const statedFor = (
	question: VerdictQuestion,
	relevant: Relevant,
	needs: readonly Need[],
	chosen: Assignment,
): readonly Stated[] => {
	const free = new Set(needs);
	const {factOf} = question;
	const budget = {tries: mostTries};
	const states = free.has('mfa') ? mfaStates : mfaStatesUnsupplied;
	const isOpen = (key: string) => {
		const fact = factOf(key);
		const need = needOf(fact);
		return need !== undefined && (free.has(need) || fact.kind !== 'chosen');
	};
	/** Whether nothing that meets these is refused. */
	const isEnough = (stated: readonly Stated[]): boolean => {
		const counterexample = (everything: boolean) =>
			satisfy(
				variablesFor(question, relevant, free, states, isOpen, everything),
				(tried) => {
					const context = contextFor(question, free, tried);
					const met = allHold(stated, context);
					return met === no ? no : both(met, opposite(permitsAll(relevant, context, 'pessimistic')));
				},
				() => true,
				budget,
			);
		return counterexample(false) !== 'possible' && counterexample(true) === 'impossible';
	};

	let kept = everyCondition(question, relevant, needs, contextFor(question, free, chosen));
	if (kept.length === needs.length || kept.length > mostConditions) {
		return kept;
	}

	for (const candidate of kept.toSorted(byWorth)) {
		const rest = kept.filter((item) => item !== candidate);
		kept = isEnough(rest) ? rest : kept;
	}

	return kept;
};
