import {Failure} from '../../failure.ts';
import {drawable} from '../text/drawable.ts';

/** A {@link Failure} as the screen keeps it: what happened and what to do. */
export type Problem = {readonly code: string; readonly message: string; readonly hint: string};

export const problemFrom = (error: unknown): Problem => {
	if (error instanceof Failure) {
		return {code: error.code, message: drawable(error.message), hint: drawable(error.hint)};
	}
	return {
		code: 'unexpected',
		message: 'Something went wrong that daypass did not foresee.',
		hint: error instanceof Error ? `${error.name}: ${drawable(error.message).slice(0, 200)}` : '',
	};
};
