import {dim, type Line, spread} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** The lines that fit, from `scroll` on; where there are more, the end of the last row says how many. */
export const scrolled = (
	lines: readonly Line[],
	scroll: number,
	{rows, columns}: {readonly rows: number; readonly columns: number},
	symbols: Symbols,
): readonly Line[] => {
	const from = Math.max(0, Math.min(scroll, lines.length - rows));
	const below = lines.length - from - rows;
	if (below <= 0) return lines.slice(from, from + rows);
	const shown = lines.slice(from, from + rows);
	const more = [dim(`  ${symbols.ellipsis} ${below} more `)];
	return [...shown.slice(0, -1), spread(shown.at(-1) ?? [], more, columns, symbols.ellipsis)];
};
