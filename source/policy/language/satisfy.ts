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

/** How many tries are left: shared by searches that belong together, so that no policy can make them endless. */
export type Budget = {tries: number};

/**
 * Depth first, one variable after the other, leaving a branch as soon as nothing further down can help. `evaluate`
 * answers yes, no, or anything else for "that depends on what is not chosen yet"; where everything is chosen and it
 * still depends on something, `settle` decides. `start` is chosen from the outset.
 */
export const satisfy = (
	variables: readonly Variable[],
	evaluate: (chosen: Assignment) => Truth,
	settle: (chosen: Assignment) => boolean,
	budget: Budget,
	start: Assignment = new Map(),
): Answer => {
	/** `isLoose`: a variable before was left open because not all its values could be tried. */
	const search = (index: number, chosen: Assignment, isLoose: boolean): Answer => {
		if (--budget.tries < 0) {
			return 'unsettled';
		}

		const truth = evaluate(chosen);
		if (truth === yes || truth === no) {
			return truth === yes ? 'possible' : 'impossible';
		}

		const variable = variables[index];
		if (variable === undefined) {
			return isLoose ? 'unsettled' : settle(chosen) ? 'possible' : 'impossible';
		}

		const {assignments, complete} = variable.choices(chosen);
		let answer: Answer = 'impossible';
		for (const assignment of assignments) {
			const below = search(index + 1, new Map([...chosen, ...assignment]), isLoose);
			if (below === 'possible') {
				return below;
			}

			answer = below === 'unsettled' ? below : answer;
		}

		// What was not tried matters only if something further down does not fail whatever this one is.
		return complete || answer === 'unsettled' ? answer : search(index + 1, chosen, true);
	};

	return search(0, start, false);
};
