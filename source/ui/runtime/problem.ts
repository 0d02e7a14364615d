import {Failure} from '../../failure.ts';
import {withoutSecrets} from '../../secrets.ts';
import {drawable} from '../text/drawable.ts';

/** A {@link Failure} as the screen keeps it: what happened and what to do. */
export type Problem = {
	readonly code: string;
	readonly message: string;
	readonly hint: string;
	/** AWS's own words, which are shown once somebody asks for them. */
	readonly words?: {readonly text: string; readonly open: boolean};
};

/** Whether there is more to a problem than is shown. */
export const isFolded = (problem: Problem | undefined): problem is Problem => problem?.words?.open === false;

/** The problem with AWS's own words shown. */
export const unfolded = <Folded extends Problem>(problem: Folded): Folded =>
	problem.words === undefined ? problem : {...problem, words: {...problem.words, open: true}};

/** Here is where other people's words come onto the screen: without any secret that is alive. */
const safe = (text: string): string => withoutSecrets(drawable(text));

export const problemFrom = (error: unknown): Problem => {
	if (error instanceof Failure) {
		const words = safe(error.words);
		return {
			code: error.code,
			message: safe(error.sentence),
			hint: safe(error.hint),
			...(words === '' ? {} : {words: {text: words, open: false}}),
		};
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
