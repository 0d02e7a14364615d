import type {ListMove} from '../keys/bindings.ts';
import {dim, type Line, spread} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** Without the blanks at its end: nothing is cut where they give way. */
const trimmed = (line: Line): Line => {
	const last = line.at(-1);
	if (last === undefined) return line;
	const text = last.text.trimEnd();
	return text === '' ? trimmed(line.slice(0, -1)) : [...line.slice(0, -1), {...last, text}];
};

/** Where more follow, the end of the last row says how many. */
export const withMore = (
	shown: readonly Line[],
	below: number,
	columns: number,
	symbols: Symbols,
): readonly Line[] => {
	if (below <= 0) return shown;
	const more = [dim(`  ${symbols.ellipsis} ${below} more `)];
	return [...shown.slice(0, -1), spread(trimmed(shown.at(-1) ?? []), more, columns, symbols.ellipsis)];
};

/** The lines that fit, from `scroll` on; where there are more, the end of the last row says how many. */
export const scrolled = (
	lines: readonly Line[],
	scroll: number,
	{rows, columns}: {readonly rows: number; readonly columns: number},
	symbols: Symbols,
): readonly Line[] => {
	const from = Math.max(0, Math.min(scroll, lines.length - rows));
	return withMore(lines.slice(from, from + rows), lines.length - from - rows, columns, symbols);
};

/**
 * The first line shown after a move; never further than to the end, so that the way back begins at once.
 * @param count How many lines there are, of which `rows` are shown.
 */
export const scrollBy = (scroll: number, {move, by}: ListMove, count: number, rows: number): number => {
	const most = Math.max(0, count - rows);
	const page = Math.max(1, rows - 1);
	const to = move === 'to' ? by : Math.min(scroll, most) + by * (move === 'by-pages' ? page : 1);
	return Math.max(0, Math.min(to, most));
};
