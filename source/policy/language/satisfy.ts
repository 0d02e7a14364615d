/** Looks for values of free condition keys under which a request is allowed. */
import type {KeyValue} from './request-context.ts';
import {no, type Truth, yes} from './truth.ts';

/** Condition keys (lower case) with the values tried for them. */
export type Assignment = ReadonlyMap<string, KeyValue>;

/** Something that can be chosen: mostly one key, sometimes several that hang together. */
export type Variable = {
	/** Ways to choose, given what was chosen for the variables before it. */
	readonly choices: (chosen: Assignment) => {
		readonly assignments: readonly (readonly (readonly [key: string, value: KeyValue])[])[];
		/** True: if none of these does, nothing does. */
		readonly complete: boolean;
	};
};

export type Answer =
	| 'possible'
	| 'impossible'
	/** None was found, but not everything could be tried. */
	| 'unsettled';

export type Solution =
	| {readonly answer: 'possible'; readonly chosen: Assignment}
	| {readonly answer: 'impossible' | 'unsettled'};

/** How many tries are left: shared by searches that belong together, so that no policy can make them endless. */
export type Budget = {tries: number};

/**
 * Depth first, one variable after the other, leaving a branch as soon as nothing further down can help. `evaluate`
 * answers yes, no, or anything else for "that depends on what is not chosen yet"; where everything is chosen and it
 * still depends on something, `settle` decides. `start` is chosen from the outset.
 */
export const solve = (
	variables: readonly Variable[],
	evaluate: (chosen: Assignment) => Truth,
	settle: (chosen: Assignment) => boolean,
	budget: Budget,
	start: Assignment = new Map(),
): Solution => {
	/** `isLoose`: a variable before was left open because not all its values could be tried. */
	const search = (index: number, chosen: Assignment, isLoose: boolean): Solution => {
		if (--budget.tries < 0) {
			return {answer: 'unsettled'};
		}

		const truth = evaluate(chosen);
		if (truth === yes || truth === no) {
			return truth === yes ? {answer: 'possible', chosen} : {answer: 'impossible'};
		}

		const variable = variables[index];
		if (variable === undefined) {
			return isLoose
				? {answer: 'unsettled'}
				: settle(chosen)
					? {answer: 'possible', chosen}
					: {answer: 'impossible'};
		}

		const {assignments, complete} = variable.choices(chosen);
		let solution: Solution = {answer: 'impossible'};
		for (const assignment of assignments) {
			const below = search(index + 1, new Map([...chosen, ...assignment]), isLoose);
			if (below.answer === 'possible') {
				return below;
			}

			solution = below.answer === 'unsettled' ? below : solution;
		}

		// What was not tried matters only if something further down does not fail whatever this one is.
		return complete || solution.answer === 'unsettled' ? solution : search(index + 1, chosen, true);
	};

	return search(0, start, false);
};

/** The answer of `solve` alone. */
export const satisfy = (...question: Parameters<typeof solve>): Answer => solve(...question).answer;
