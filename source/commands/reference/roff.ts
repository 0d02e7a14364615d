/**
 * Text as a manual page has it (man(7), groff_char(7)): nothing in it is taken for a request, and all of it is ASCII.
 */

const glyphs: Readonly<Record<string, string>> = {
	'\\': '\\e',
	'-': '\\-',
	"'": '\\(aq',
	'’': '\\(cq',
	'“': '\\(lq',
	'”': '\\(rq',
	'^': '\\(ha',
	'~': '\\(ti',
	'`': '\\(ga',
};

/** @example plain('.Don’t') // '\\&.Don\\(cqt' */
export const plain = (text: string): string =>
	text
		.replace(/[\\\-'’“”^~`]/g, (character) => glyphs[character] ?? character)
		.replace(/[^\0-\x7e]/gu, (character) => `\\[u${codeOf(character)}]`)
		.replace(/^\./gm, '\\&.');

const codeOf = (character: string): string =>
	(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

export const bold = (text: string): string => `\\fB${plain(text)}\\fR`;

export const section = (title: string, ...lines: readonly string[]): readonly string[] => [
	`.SH "${plain(title.toUpperCase())}"`,
	...lines,
];

export const subsection = (title: string): string => `.SS "${plain(title).replaceAll('"', '\\(dq')}"`;

/** A term, and what is said of it, indented below. */
export const item = (term: string, about: string): readonly string[] => ['.TP', bold(term), plain(about)];

/** Lines that stay as they are. */
export const verbatim = (text: string): readonly string[] => ['.PP', '.EX', plain(text), '.EE'];
