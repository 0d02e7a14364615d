/** The smallest set of things to be supplied or true under which AssumeRole is allowed. */

import {absent, type KeyValue} from '../policy/request-context.ts';
import {type Answer, type Assignment, satisfy, type Variable} from '../policy/satisfy.ts';
import {no, opposite} from '../policy/truth.ts';
import type {Need} from './verdict.ts';
import {contextFor, mayBeAbsent, needOf, type Question} from './verdict-context.ts';
import {gather, type Matter, permitsAll} from './verdict-matter.ts';
import {isAlwaysSet, isMfaKey, type MfaState, mfaStates, mfaStatesUnsupplied} from './verdict-mfa.ts';
import {everyNeed} from './verdict-need-words.ts';
import type {Stance} from './verdict-permission.ts';
import {variableFor} from './verdict-variables.ts';

/** All subsets, small ones first. */
const subsets = (needs: readonly Need[]): readonly (readonly Need[])[] => {
	const sets: (readonly Need[])[] = [[]];
	for (const need of needs) {
		sets.push(...sets.map((set) => [...set, need]));
	}

	return sets.toSorted((a, b) => a.length - b.length);
};

/** The keys of some needs as variables, in an order in which each can build on those before it. */
const variablesFor = (
	question: Question,
	matter: Matter,
	free: ReadonlySet<Need>,
	mfa: readonly MfaState[],
	isWanted: (key: string) => boolean,
	thorough: boolean,
): readonly Variable[] => {
	// Keys that others refer to come first, the list of tag keys last: it follows from the tags.
	const rank = (key: string) => (key === 'aws:tagkeys' ? 2 : matter.variableKeys.has(key) ? 0 : 1);
	const wanted = matter.keys.filter(isWanted).toSorted((a, b) => rank(a) - rank(b));
	return [
		...(wanted.some(isMfaKey) ? [{choices: () => ({assignments: mfa, complete: true})}] : []),
		...wanted
			.filter((key) => !isMfaKey(key))
			.map((key) => variableFor(question, matter, free, key, thorough)),
	];
};

/**
 * Whether some way of supplying these needs is permitted however all else that can't be seen may be. `thorough`: see
 * `candidateValues`.
 */
const solve = (
	question: Question,
	matter: Matter,
	needs: readonly Need[],
	stance: Stance,
	thorough: boolean,
): Answer => {
	const free = new Set(needs);
	const {caller, factOf} = question;
	const supplied = mfaStates(caller, matter.conditions);
	const unsupplied = mfaStatesUnsupplied(caller, matter.conditions);
	const isSupplied = (key: string) => needs.some((need) => need === needOf(factOf(key)));
	const isUnseen = (key: string) => !isSupplied(key) && ['hidden', 'mfa'].includes(factOf(key).kind);
	const permitted = (chosen: Assignment) => permitsAll(matter, contextFor(question, free, chosen), stance);
	// Most sets fail on one look: with what can't be seen absent, no choice of the rest helps.
	const worst = matter.keys
		.filter((key) => isUnseen(key) && mayBeAbsent(factOf(key)) && !(isMfaKey(key) && isAlwaysSet(caller)))
		.map((key): readonly [string, KeyValue] => [key, absent]);
	if (worst.length > 0 && permitted(new Map(worst)) === no) {
		return 'impossible';
	}

	/** Nothing that can't be seen could spoil it: the search for what would comes back empty. */
	const holdsAnyway = (chosen: Assignment): boolean => {
		const spoiled = (everything: boolean) =>
			satisfy(
				variablesFor(question, matter, free, unsupplied, isUnseen, everything),
				(tried) => opposite(permitted(tried)),
				() => true,
				chosen,
			);
		return spoiled(false) !== 'possible' && spoiled(true) === 'impossible';
	};

	return satisfy(
		variablesFor(question, matter, free, supplied, isSupplied, thorough),
		permitted,
		holdsAnyway,
	);
};

/** The obvious values first; everything that could make a difference only if they don't do. */
const trial = (question: Question, matter: Matter, needs: readonly Need[], stance: Stance): Answer => {
	const quick = solve(question, matter, needs, stance, false);
	return quick === 'unsettled' ? solve(question, matter, needs, stance, true) : quick;
};

/**
 * The needs under which the caller may assume the role, sorted: empty for "as things are", `undefined` for "in no
 * way". What can't be tried out in full counts as possible: denied is never a guess.
 */
const smallestNeeds = (question: Question, matter: Matter, stance: Stance): readonly Need[] | undefined => {
	if (trial(question, matter, [], stance) === 'possible') {
		return [];
	}

	const relevant = everyNeed.filter((need) =>
		matter.keys.some((key) => needOf(question.factOf(key)) === need),
	);
	if (relevant.length === 0 || trial(question, matter, relevant, stance) === 'impossible') {
		return undefined;
	}

	const fewer = relevant.length === 1 ? [] : subsets(relevant).slice(1, -1);
	return (
		fewer.find((needs) => trial(question, matter, needs, stance) === 'possible') ?? relevant
	).toSorted();
};

export type Finding =
	| {readonly known: true; readonly needs: readonly Need[]}
	/** In no way. */
	| {readonly known: true; readonly needs: undefined}
	| {readonly known: false};

/**
 * Looks with every doubt resolved for the caller, then against them: what fails the first is denied, what passes the
 * second is so, and between the two nobody knows.
 */
export const findNeeds = (question: Question): Finding => {
	const matter = gather(question);
	const hoped = smallestNeeds(question, matter, 'hopeful');
	if (hoped === undefined) {
		return {known: true, needs: undefined};
	}

	// What suffices against all doubts suffices with them, so the smallest set of the one is that of the other.
	const needs =
		trial(question, matter, hoped, 'fearful') === 'impossible'
			? smallestNeeds(question, matter, 'fearful')
			: hoped;
	return needs === undefined ? {known: false} : {known: true, needs};
};
