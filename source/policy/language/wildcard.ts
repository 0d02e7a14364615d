/** `*` and `?` as IAM knows them, matched without regular expressions: hostile patterns cost no more than m × n. */

/** Stands for `*`: any run of characters, none included. */
export const anyRun = -1;
/** Stands for `?`: exactly one character. */
export const anyOne = -2;

/** UTF-16 code units, {@link anyRun} and {@link anyOne}. */
export type Wildcard = readonly number[];

const star = 0x2a;
const questionMark = 0x3f;

const tokensOf = (text: string, wild: boolean): Wildcard => {
	const tokens: number[] = [];
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		tokens.push(wild && unit === star ? anyRun : wild && unit === questionMark ? anyOne : unit);
	}

	return tokens;
};

export const literalWildcard = (text: string): Wildcard => tokensOf(text, false);

/** @example matchesWildcard(compileWildcard('sts:Assume*'), 'sts:AssumeRole') // true */
export const compileWildcard = (text: string): Wildcard => tokensOf(text, true);

export const matchesWildcard = (pattern: Wildcard, text: string): boolean => {
	let at = 0;
	let position = 0;
	let lastRun = -1;
	let resumeAt = 0;
	while (position < text.length) {
		const token = pattern[at];
		if (token === anyRun) {
			lastRun = at++;
			resumeAt = position;
		} else if (token === anyOne || token === text.charCodeAt(position)) {
			at++;
			position++;
		} else if (lastRun >= 0) {
			at = lastRun + 1;
			position = ++resumeAt;
		} else {
			return false;
		}
	}

	while (pattern[at] === anyRun) {
		at++;
	}

	return at === pattern.length;
};

/**
 * The same with a pattern as it is written. Most are a whole text or the start of one, and need not be compiled.
 * @example matchesPattern('sts:assume*', 'sts:assumerole') // true
 */
export const matchesPattern = (pattern: string, text: string): boolean => {
	const wild = pattern.search(/[*?]/);
	if (wild < 0) {
		return pattern === text;
	}

	if (wild === pattern.length - 1 && pattern.endsWith('*')) {
		return text.startsWith(pattern.slice(0, wild));
	}

	return matchesWildcard(compileWildcard(pattern), text);
};
