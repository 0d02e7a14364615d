import {dim, type Line} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** The lines that fit, from `scroll` on; where there are more, the last row says how many. */
export const scrolled = (
	lines: readonly Line[],
	scroll: number,
	rows: number,
	symbols: Symbols,
): readonly Line[] => {
	const from = Math.max(0, Math.min(scroll, lines.length - rows));
	const below = lines.length - from - rows;
	if (below <= 0) return lines.slice(from, from + rows);
	const shown = lines.slice(from, from + rows - 1);
	return [...shown, [dim(` ${symbols.ellipsis} ${below + 1} more lines`)]];
};
