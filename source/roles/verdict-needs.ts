/** The smallest set of things to be supplied or true under which AssumeRole is allowed. */
import {type Answer, satisfy, type Variable} from '../policy/satisfy.ts';
import {both, no, type Truth, yes} from '../policy/truth.ts';
import type {Need} from './verdict.ts';
import {contextFor, needOf, type Question} from './verdict-context.ts';
import {gather, type Matter, permitsAll} from './verdict-matter.ts';
import {isMfaKey, mfaStates, mfaStatesUnsupplied} from './verdict-mfa.ts';
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

const solve = (
	question: Question,
	matter: Matter,
	supplied: readonly Need[],
	stance: Stance,
	thorough: boolean,
) => {
	const free = new Set(supplied);
	const usesMfa = matter.keys.some(isMfaKey);
	const variables: Variable[] = [];
	if (usesMfa && free.has('mfa')) {
		const assignments = mfaStates(question.caller, matter.conditions);
		variables.push({choices: () => ({assignments, complete: true})});
	}

	const freeKeys = matter.keys.filter((key) => {
		const need = needOf(question.factOf(key));
		return need !== undefined && need !== 'mfa' && free.has(need);
	});
	// Keys that others refer to come first, the list of tag keys last: it follows from the tags.
	const rank = (key: string) => (key === 'aws:tagkeys' ? 2 : matter.variableKeys.has(key) ? 0 : 1);
	for (const key of freeKeys.toSorted((a, b) => rank(a) - rank(b))) {
		variables.push(variableFor(question, matter, free, key, thorough));
	}

	const unsupplied =
		usesMfa && !free.has('mfa') ? mfaStatesUnsupplied(question.caller, matter.conditions) : [[]];
	return satisfy(variables, (chosen) => {
		let truth: Truth = yes;
		for (const state of unsupplied) {
			const context = contextFor(
				question,
				free,
				state.length === 0 ? chosen : new Map([...chosen, ...state]),
			);
			truth = both(truth, permitsAll(matter, context, stance));
			if (truth === no) {
				break;
			}
		}

		return truth;
	});
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
export const findNeeds = (question: Question, stance: Stance): readonly Need[] | undefined => {
	const matter = gather(question);
	if (trial(question, matter, [], stance) === 'possible') {
		return [];
	}

	const relevant = everyNeed.filter((need) =>
		matter.keys.some((key) => needOf(question.factOf(key)) === need),
	);
	if (relevant.length === 0 || trial(question, matter, relevant, stance) === 'impossible') {
		return undefined;
	}

	let unsettled: readonly Need[] | undefined;
	for (const needs of subsets(relevant).slice(1)) {
		const answer = trial(question, matter, needs, stance);
		if (answer === 'possible') {
			return needs.toSorted();
		}

		unsettled ??= answer === 'unsettled' ? needs.toSorted() : undefined;
	}

	return unsettled;
};
