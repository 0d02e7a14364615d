/** The smallest set of things to be supplied or true under which AssumeRole is allowed. */

import {absent, type KeyValue} from '../../policy/language/request-context.ts';
import {
	type Assignment,
	type Solution,
	satisfy,
	solve,
	type Variable,
} from '../../policy/language/satisfy.ts';
import {no, opposite} from '../../policy/language/truth.ts';
import {contextFor, everyNeed, isUnseen, mayBeAbsent, needOf, type VerdictQuestion} from './context.ts';
import {isAlwaysSet, isMfaKey, type MfaState, mfaStates, mfaStatesUnsupplied} from './mfa.ts';
import type {Stance} from './permission.ts';
import {permitsAll, type Relevant} from './relevant.ts';
import {variableFor} from './variables.ts';
import type {Need} from './verdict.ts';

/** All subsets, small ones first. */
const subsets = (needs: readonly Need[]): readonly (readonly Need[])[] => {
	const sets: (readonly Need[])[] = [[]];
	for (const need of needs) {
		sets.push(...sets.map((set) => [...set, need]));
	}

	return sets.toSorted((a, b) => a.length - b.length);
};

const mfaVariable = (assignments: readonly MfaState[]): Variable => ({
	choices: () => ({assignments, complete: true}),
});

/** The keys of some needs as variables, in an order in which each can build on those before it. */
export const variablesFor = (
	question: VerdictQuestion,
	relevant: Relevant,
	free: ReadonlySet<Need>,
	statesOfMfa: typeof mfaStates,
	isWanted: (key: string) => boolean,
	thorough: boolean,
): readonly Variable[] => {
	// Keys that others refer to come first, the list of tag keys last: it follows from the tags.
	const rank = (key: string) => (key === 'aws:tagkeys' ? 2 : relevant.variableKeys.has(key) ? 0 : 1);
	const wanted = relevant.keys.filter(isWanted).toSorted((a, b) => rank(a) - rank(b));
	return [
		...(wanted.some(isMfaKey) ? [mfaVariable(statesOfMfa(question.caller, relevant.conditions))] : []),
		...wanted
			.filter((key) => !isMfaKey(key))
			.map((key) => variableFor(question, relevant, free, key, thorough)),
	];
};

/**
 * Whether some way of supplying these needs is permitted however all else that can't be seen may be. `thorough`: see
 * `candidateValues`.
 */
const attempt = (
	question: VerdictQuestion,
	relevant: Relevant,
	needs: readonly Need[],
	stance: Stance,
	thorough: boolean,
): Solution => {
	const free = new Set(needs);
	const {caller, factOf} = question;
	const isSupplied = (key: string) => needs.some((need) => need === needOf(factOf(key)));
	const isUnseen = (key: string) => !isSupplied(key) && ['hidden', 'mfa'].includes(factOf(key).kind);
	const permitted = (chosen: Assignment) => permitsAll(relevant, contextFor(question, free, chosen), stance);
	// Most sets fail on one look: with what can't be seen absent, no choice of the rest helps.
	const worst = relevant.keys
		.filter((key) => isUnseen(key) && mayBeAbsent(factOf(key)) && !(isMfaKey(key) && isAlwaysSet(caller)))
		.map((key): readonly [string, KeyValue] => [key, absent]);
	if (worst.length > 0 && permitted(new Map(worst)) === no) {
		return {answer: 'impossible'};
	}

	/** Nothing that can't be seen could spoil it: the search for what would comes back empty. */
	const holdsAnyway = (chosen: Assignment): boolean => {
		const spoiled = (everything: boolean) =>
			satisfy(
				variablesFor(question, relevant, free, mfaStatesUnsupplied, isUnseen, everything),
				(tried) => opposite(permitted(tried)),
				() => true,
				relevant.budget,
				chosen,
			);
		return spoiled(false) !== 'possible' && spoiled(true) === 'impossible';
	};

	return solve(
		variablesFor(question, relevant, free, mfaStates, isSupplied, thorough),
		permitted,
		holdsAnyway,
		relevant.budget,
	);
};

/** The obvious values first; everything that could make a difference only if they don't do. */
const trial = (
	question: VerdictQuestion,
	relevant: Relevant,
	needs: readonly Need[],
	stance: Stance,
): Solution => {
	const quick = attempt(question, relevant, needs, stance, false);
	return quick.answer === 'unsettled' ? attempt(question, relevant, needs, stance, true) : quick;
};

/** The needs that have a bearing, what is easiest for the caller first: so ties are broken. */
const bearingNeeds = ({caller, factOf}: VerdictQuestion, {keys}: Relevant): readonly Need[] => {
	const bearing = new Set(keys.map((key) => needOf(factOf(key))));
	const isHard = (need: Need) => isUnseen(need, caller);
	const all = everyNeed.filter((need) => bearing.has(need));
	return [...all.filter((need) => !isHard(need)), ...all.filter(isHard)];
};

export type Finding =
	/** Allowed if these are supplied or true, and what they were when it was found out; no needs: as things are. */
	| {readonly found: 'needs'; readonly needs: readonly Need[]; readonly chosen: Assignment}
	/** Not even with every doubt resolved for the caller. */
	| {readonly found: 'nothing'}
	/** With every doubt resolved for the caller, and these values. */
	| {readonly found: 'doubt'; readonly chosen: Assignment}
	/** There is more to try out than can be tried. */
	| {readonly found: 'too-much'};

/**
 * The fewest needs under which the caller may assume the role whatever is in doubt. What can't be tried out in full
 * is no answer: neither denied nor conditional is ever a guess.
 */
export const findNeeds = (question: VerdictQuestion, relevant: Relevant): Finding => {
	const bearing = bearingNeeds(question, relevant);
	let isSettled = true;
	const found = (needs: readonly Need[]): Finding | undefined => {
		const solution = trial(question, relevant, needs, 'pessimistic');
		isSettled &&= solution.answer !== 'unsettled';
		return solution.answer === 'possible'
			? {found: 'needs', needs: needs.toSorted(), chosen: solution.chosen}
			: undefined;
	};

	const withNothing = found([]);
	if (withNothing !== undefined || bearing.length === 0) {
		return withNothing ?? withoutNeeds(question, relevant, bearing, isSettled);
	}

	const withAll = found(bearing);
	if (withAll === undefined && isSettled) {
		return withoutNeeds(question, relevant, bearing, isSettled);
	}

	for (const needs of bearing.length === 1 ? [] : subsets(bearing).slice(1, -1)) {
		const fewer = found(needs);
		if (fewer !== undefined) {
			return fewer;
		}
	}

	return withAll ?? withoutNeeds(question, relevant, bearing, isSettled);
};

const withoutNeeds = (
	question: VerdictQuestion,
	relevant: Relevant,
	bearing: readonly Need[],
	isSettled: boolean,
): Finding => {
	const solution = trial(question, relevant, bearing, 'optimistic');
	if (solution.answer === 'impossible') {
		return {found: 'nothing'};
	}

	return solution.answer === 'possible' && isSettled
		? {found: 'doubt', chosen: solution.chosen}
		: {found: 'too-much'};
};
