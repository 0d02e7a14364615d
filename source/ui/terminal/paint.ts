import type {Cells, Row} from './screen-row.ts';

/** As many equal characters between two changes are written again: moving over them costs as much. */
const worthAMove = 5;

const move = (row: number, column: number) => `\u001B[${row + 1}${column === 0 ? '' : `;${column + 1}`}H`;

const eraseToEnd = '\u001B[K';

const eraseRow = '\u001B[2K';

const change = (from: string, to: string) => {
	if (from === to) return '';
	if (to === '') return '\u001B[m';
	return from === '' ? `\u001B[${to}m` : `\u001B[;${to}m`;
};

const isSame = (a: Cells, b: Cells, column: number) =>
	(a.chars[column] ?? ' ') === (b.chars[column] ?? ' ') &&
	(a.styles[column] ?? '') === (b.styles[column] ?? '');

/** The columns that differ, as ranges from and up to; those that nearly touch are one. */
const differences = (before: Cells, after: Cells): ReadonlyArray<readonly [number, number]> => {
	const ranges: [number, number][] = [];
	for (let column = 0; column < after.chars.length; column += 1) {
		if (isSame(before, after, column)) continue;
		const last = ranges.at(-1);
		if (last && column - last[1] < worthAMove) last[1] = column + 1;
		else ranges.push([column, column + 1]);
	}
	return ranges;
};

const inParts = (row: number, before: Cells, after: Cells): string => {
	let painted = '';
	for (const [from, to] of differences(before, after)) {
		let style = '';
		painted += move(row, from);
		for (let column = from; column < to; column += 1) {
			const next = after.styles[column] ?? '';
			painted += change(style, next) + (after.chars[column] ?? ' ');
			style = next;
		}
		painted += change(style, '');
	}
	const end = after.chars.length;
	return before.chars.length > end ? `${painted}${move(row, end)}${eraseToEnd}` : painted;
};

/** A row that a terminal may draw wider than it was measured must not run into the next. */
const withoutWrap = (text: string) => `\u001B[?7l${text}\u001B[?7h`;

const whole = (row: number, {text, cells}: Row) =>
	`${move(row, 0)}${eraseRow}${cells ? text : withoutWrap(text)}`;

/**
 * What turns one row of a terminal into another, written at its place; nothing where they are the same. Before and
 * after it the style is the terminal's default. The cursor is left anywhere.
 * @param row Counted from 0.
 * @param before Undefined: what stands there is not known.
 */
export const paintRow = (row: number, before: Row | undefined, after: Row): string => {
	if (before?.text === after.text) return '';
	const complete = whole(row, after);
	if (!before?.cells || !after.cells) return complete;
	const parts = inParts(row, before.cells, after.cells);
	return parts.length < complete.length ? parts : complete;
};
