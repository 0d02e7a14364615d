import type {Piece} from '../text/find-text.ts';
import {dim, highlighted, type Line, plain, type Span, strong, toned} from '../text/line.ts';
import {jsonSpans, litBar} from '../text/statement-lines.ts';
import type {Symbols} from '../theme.ts';
import {policyKind} from './policy-names.ts';
import type {TextRow} from './policy-text.ts';

/** The line with the parts marked that a search has found; `from` is where it begins in its row. */
const found = (line: Line, pieces: readonly Piece[]): Line => {
	let end = 0;
	return line.flatMap((span) => {
		const start = end;
		end += span.text.length;
		const indexes = Array.from(span.text, (_, index) => index).filter((index) =>
			pieces.some(({from, to}) => start + index >= from && start + index < to),
		);
		return highlighted(span.text, indexes, span);
	});
};

const textOf = ({text, policy, lit}: TextRow): Line => {
	if (policy !== undefined) return [strong(text)];
	return lit === undefined ? [dim(text)] : jsonSpans(text);
};

type Marks = {
	/** The row somebody was taken to. */
	readonly here: number | undefined;
	readonly found: readonly Piece[];
};

/** The mark in front of a row: where somebody is, and where else a search has found something. */
const markOf = (row: number, {here, found}: Marks, symbols: Symbols): Span => {
	if (row === here) return toned('accent', symbols.cursor);
	return found.some((piece) => piece.row === row) ? toned('accent', symbols.dot) : plain(' ');
};

const bar = ({lit}: TextRow, symbols: Symbols): Span => {
	if (lit === undefined) return plain(' ');
	return litBar(lit === 'Deny' ? 'bad' : 'accent', symbols);
};

/**
 * Rows of the policies' text from `top` on. Lit statements have a bar, what a search has found a mark in front of its
 * row: neither hangs on colours.
 */
export const policyTextLines = (
	rows: readonly TextRow[],
	marks: Marks,
	{top, count}: {readonly top: number; readonly count: number},
	symbols: Symbols,
): readonly Line[] =>
	rows.slice(top, top + count).map((row, offset): Line => {
		const at = top + offset;
		if (row.text === '') return [];
		const pieces = marks.found.filter((piece) => piece.row === at);
		const detail = row.policy === undefined ? [] : [dim(`  ${policyKind(row.policy)}`)];
		return [
			markOf(at, marks, symbols),
			bar(row, symbols),
			plain(' '),
			...found(textOf(row), pieces),
			...detail,
		];
	});
