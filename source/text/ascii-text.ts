import stringWidth from 'string-width';
import {graphemes} from './graphemes.ts';
import {asciiMarks, unicodeMarks} from './marks.ts';

/** Ours, by something as wide that says the same. */
const like: Readonly<Record<string, string>> = {
	'‘': "'",
	'’': "'",
	'“': '"',
	'”': '"',
	'–': '-',
	'—': '-',
	'×': 'x',
	'−': '-',
	'←': '<',
	'↑': '^',
	'↓': 'v',
	...Object.fromEntries(
		Object.entries(unicodeMarks).map(([name, mark]) => [mark, asciiMarks[name as keyof typeof asciiMarks]]),
	),
};

/** Text for a terminal that can't show more than ASCII, in as many columns: what has no likeness is a question mark. */
export const asciiText = (text: string): string => {
	if (/^[ -~]*$/.test(text)) return text;
	return [...graphemes.segment(text)]
		.map(({segment}) =>
			/^[ -~]$/.test(segment) ? segment : (like[segment] ?? '?'.repeat(stringWidth(segment))),
		)
		.join('');
};

/** The same for a line that need not keep its columns: what is quoted in it is spelled out, `“\u5c71\u7530”`. */
export const asciiLine = (line: string): string =>
	asciiText(line.replace(/“[^”]*”/g, (quoted) => quoted.replace(/[^ -~“”]/g, spelled)));

/**
 * What somebody types, to be told from anything else they could have typed: each unit that can't be drawn by its
 * number.
 */
export const asciiTyped = (text: string): string =>
	text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const spelled = (unit: string): string => (like[unit] === undefined ? asciiTyped(unit) : unit);

/**
 * Text for a terminal that draws characters of ambiguous width (Unicode Standard Annex #11) in two columns: ours by
 * their likenesses, accents as marks of their own, which take no column; all else as it is.
 */
export const narrowText = (text: string): string =>
	/^[ -~]*$/.test(text)
		? text
		: [...text.normalize('NFD')].map((character) => like[character] ?? character).join('');
