import {type Line, padLine, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

const blank: Line = [];

/** Exactly so many lines: blank ones beneath, or those cut that are too many. */
export const filled = (lines: readonly Line[], rows: number): readonly Line[] => [
	...lines.slice(0, rows),
	...Array.from({length: Math.max(0, rows - lines.length)}, () => blank),
];

export const ruleLine = (columns: number, symbols: Symbols): Line => [
	toned('line', symbols.rule.repeat(columns)),
];

/** Two panes with a wall between them; `columns` are the left one's. */
export const beside = (
	left: readonly Line[],
	right: readonly Line[],
	{columns, rows}: {readonly columns: number; readonly rows: number},
	symbols: Symbols,
): readonly Line[] =>
	Array.from({length: rows}, (_, row) => [
		...padLine(left[row] ?? blank, columns, symbols.ellipsis),
		toned('line', ` ${symbols.wall} `),
		...(right[row] ?? blank),
	]);
