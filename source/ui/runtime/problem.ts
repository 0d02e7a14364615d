import {Failure} from '../../failure.ts';
import {withoutSecrets} from '../../secrets.ts';
import {drawable} from '../text/drawable.ts';

/** A {@link Failure} as the screen keeps it: what happened and what to do. */
export type Problem = {readonly code: string; readonly message: string; readonly hint: string};

/** Here is where other people's words come onto the screen: without any secret that is alive. */
const safe = (text: string): string => withoutSecrets(drawable(text));

export const problemFrom = (error: unknown): Problem => {
	if (error instanceof Failure) {
		return {code: error.code, message: safe(error.message), hint: safe(error.hint)};
	}
	return {
		code: 'unexpected',
		message: 'Something went wrong that daypass did not foresee.',
		hint: error instanceof Error ? `${error.name}: ${safe(error.message).slice(0, 200)}` : '',
	};
};

/** What a check that throws has against something; undefined: nothing. */
export const problemOf = (check: () => void): Problem | undefined => {
	try {
		check();
		return undefined;
	} catch (error) {
		return problemFrom(error);
	}
};
