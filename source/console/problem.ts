/** Why a destination is refused, as a value: this room throws nothing. */

export type ProblemCode =
	| 'unknown-service'
	| 'unknown-page'
	| 'missing-name'
	| 'malformed-name'
	| 'malformed-arn'
	| 'not-a-console-url'
	| 'other-partition'
	| 'not-in-partition'
	| 'unknown-region'
	| 'region-of-other-partition'
	| 'region-of-other-resource';

export type DestinationProblem = {
	readonly ok: false;
	readonly code: ProblemCode;
	/** What is wrong, a sentence. */
	readonly message: string;
	/** What to do about it, a sentence. */
	readonly hint: string;
	/** What may have been meant, best first, each good as it is for the option that was wrong; may be empty. */
	readonly suggestions: readonly string[];
};

export const problem = (
	code: ProblemCode,
	message: string,
	hint: string,
	suggestions: readonly string[] = [],
): DestinationProblem => ({ok: false, code, message, hint, suggestions});

/** A person's text in a sentence: control and other invisible characters shown as `?`, cut at 60. */
export function quoted(text: string): string {
	const visible = [...text.slice(0, 200).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')];
	return `“${visible.length > 60 ? `${visible.slice(0, 59).join('')}…` : visible.join('')}”`;
}

/** "Did you mean a, b or c?", or another sentence where nothing comes near. */
export function didYouMean(suggestions: readonly string[], otherwise: string): string {
	const last = suggestions.at(-1);
	if (last === undefined) return otherwise;
	const others = suggestions.slice(0, -1).join(', ');
	return `Did you mean ${others === '' ? last : `${others} or ${last}`}?`;
}
