import type {Symbols} from '../theme.ts';
import {drawable} from './drawable.ts';
import {jsonLines, memberLines} from './json-lines.ts';
import {dim, type Line, plain, type Tone, toned, wrapText} from './line.ts';

/** A row of a policy's text, and the place of the statement it belongs to; a blank one stands between two. */
export type StatementRow = {readonly text: string; readonly statement?: number};

const statementsOf = (document: unknown): readonly unknown[] => {
	if (typeof document !== 'object' || document === null || !('Statement' in document)) return [document];
	return Array.isArray(document.Statement) ? document.Statement : [document.Statement];
};

const rowsOf = (statement: unknown, width: number): readonly string[] =>
	typeof statement === 'object' && statement !== null && Object.keys(statement).length > 0
		? memberLines(statement, width)
		: jsonLines(statement, width);

/** A policy's statements, pretty-printed, in rows of at most `width` columns; what is no JSON as it is. */
export const statementRows = (policy: string, width: number): readonly StatementRow[] => {
	let document: unknown;
	try {
		document = JSON.parse(policy);
	} catch {
		return wrapText(drawable(policy), width).map((text) => ({text}));
	}
	return statementsOf(document).flatMap((statement, index): readonly StatementRow[] => [
		...(index === 0 ? [] : [{text: ''}]),
		...rowsOf(statement, width).map((text) => ({text, statement: index})),
	]);
};

const words: Readonly<Record<string, Tone>> = {'"Allow"': 'good', '"Deny"': 'bad'};

/** A row of JSON with its keys told from its values, and what allows from what denies. */
export const jsonSpans = (row: string): Line =>
	row
		.split(/("(?:[^"\\]|\\.)*"(?=:)|"Allow"|"Deny")/)
		// Every other part is one that the pattern has found.
		.map((part, index) => (index % 2 === 0 ? plain(part) : toned(words[part] ?? 'accent', part)));

/** Columns before the text: a mark, the bar of what is lit, and a gap. */
export const statementMargin = 3;

/** The bar before a lit row. */
export const litBar = (tone: Tone, symbols: Symbols) => toned(tone, symbols.lit);

/** A policy's statements; those that are lit stand out, by a bar and not by colour alone. */
export const statementLines = (
	policy: string,
	isLit: (index: number) => boolean,
	width: number,
	symbols: Symbols,
): readonly Line[] =>
	statementRows(policy, width - statementMargin).map(({text, statement}): Line => {
		if (text === '') return [];
		return statement !== undefined && isLit(statement)
			? [plain(' '), litBar('accent', symbols), plain(' '), ...jsonSpans(text)]
			: [dim(`   ${text}`)];
	});
