/**
 * What can be said of a statement without knowing everything: yes, no, or uncertain for one or both of two causes,
 * kept apart as bits because each is resolved differently.
 *
 * - `open`: it depends on a condition key whose value may still be anything;
 * - `unsure`: AWS's own behaviour, or a thing that could not be read, is in doubt.
 */
export type Truth = number;

export const no: Truth = 0;
export const yes: Truth = 1;
export const open: Truth = 2;
export const unsure: Truth = 4;

export const isUncertain = (truth: Truth): boolean => truth > yes;

export const both = (a: Truth, b: Truth): Truth => {
	if (a === no || b === no) {
		return no;
	}

	if (a === yes) {
		return b;
	}

	return b === yes ? a : a | b;
};

export const either = (a: Truth, b: Truth): Truth => {
	if (a === yes || b === yes) {
		return yes;
	}

	if (a === no) {
		return b;
	}

	return b === no ? a : a | b;
};

export const opposite = (truth: Truth): Truth => (isUncertain(truth) ? truth : truth === yes ? no : yes);

export const truthOf = (value: boolean): Truth => (value ? yes : no);
