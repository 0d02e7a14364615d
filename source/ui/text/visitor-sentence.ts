/** A warning, which stands in a list of what a visitor could do, as a sentence of its own. */
export const visitorSentence = (warning: string): string =>
	`The visitor ${warning.charAt(0).toLowerCase()}${warning.slice(1)}`;
