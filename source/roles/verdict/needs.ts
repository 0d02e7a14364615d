/** The smallest set of things to be supplied or true under which AssumeRole is allowed. */

import {absent, type KeyValue} from '../../policy/language/request-context.ts';
import {type Answer, type Assignment, satisfy, type Variable} from '../../policy/language/satisfy.ts';
import {no, opposite} from '../../policy/language/truth.ts';
import {contextFor, mayBeAbsent, needOf, type Question} from './context.ts';
import {isAlwaysSet, isMfaKey, type MfaState, mfaStates, mfaStatesUnsupplied} from './mfa.ts';
import {everyNeed} from './need-words.ts';
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
const variablesFor = (
	question: Question,
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
const solve = (
	question: Question,
	relevant: Relevant,
	needs: readonly Need[],
	stance: Stance,
	thorough: boolean,
): Answer => {
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
		return 'impossible';
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

	return satisfy(
		variablesFor(question, relevant, free, mfaStates, isSupplied, thorough),
		permitted,
		holdsAnyway,
		relevant.budget,
	);
};

/** The obvious values first; everything that could make a difference only if they don't do. */
const trial = (question: Question, relevant: Relevant, needs: readonly Need[], stance: Stance): Answer => {
	const quick = solve(question, relevant, needs, stance, false);
	return quick === 'unsettled' ? solve(question, relevant, needs, stance, true) : quick;
};

/** The needs that have a bearing, in the order in which ties are broken. */
const bearingNeeds = ({factOf}: Question, {keys}: Relevant): readonly Need[] => {
	const bearing = new Set(keys.map((key) => needOf(factOf(key))));
	return everyNeed.filter((need) => bearing.has(need));
};

const smallestNeeds = (
	question: Question,
	relevant: Relevant,
	bearing: readonly Need[],
): readonly Need[] | undefined => {
	const suffices = (needs: readonly Need[]) => trial(question, relevant, needs, 'pessimistic') === 'possible';
	if (suffices([])) {
		return [];
	}

	if (bearing.length === 0 || trial(question, relevant, bearing, 'pessimistic') === 'impossible') {
		return undefined;
	}

	const fewer = bearing.length === 1 ? [] : subsets(bearing).slice(1, -1);
	return (fewer.find(suffices) ?? bearing).toSorted();
};

/**
 * The needs under which the caller may assume the role whatever is in doubt, sorted: empty for "as things are". If
 * there are none, `denied`: not even with every doubt resolved for the caller; else nobody knows. What can't be tried
 * out in full counts as possible: denied is never a guess.
 */
export const findNeeds = (question: Question, relevant: Relevant): readonly Need[] | 'denied' | 'unknown' => {
	const bearing = bearingNeeds(question, relevant);
	const needs = smallestNeeds(question, relevant, bearing);
	if (needs !== undefined) {
		return needs;
	}

	return trial(question, relevant, bearing, 'optimistic') === 'impossible' ? 'denied' : 'unknown';
};
