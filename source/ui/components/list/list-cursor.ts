import type {ListMove} from '../../keys/bindings.ts';

/** Where somebody is in a list: the chosen row, and the first row that is drawn. */
export type ListCursor = {readonly index: number; readonly top: number};

export const atStart: ListCursor = {index: 0, top: 0};

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

/** The cursor within a list of `count` rows of which `height` are drawn: never outside, never out of sight. */
export const withinList = ({index, top}: ListCursor, count: number, height: number): ListCursor => {
	const rows = Math.max(1, height);
	const chosen = clamp(index, 0, Math.max(0, count - 1));
	const visible = clamp(top, chosen - rows + 1, chosen);
	return {index: chosen, top: clamp(visible, 0, Math.max(0, count - rows))};
};

export const moveInList = (cursor: ListCursor, move: ListMove, count: number, height: number): ListCursor => {
	const page = Math.max(1, height - 1);
	const index = move.move === 'to' ? move.by : cursor.index + move.by * (move.move === 'by-pages' ? page : 1);
	return withinList({...cursor, index: clamp(index, 0, Math.max(0, count - 1))}, count, height);
};

/** The same row after rows were put in or taken out before it: it stays where it is on the screen. */
export const followRow = (cursor: ListCursor, index: number, count: number, height: number): ListCursor =>
	withinList({index, top: cursor.top + index - cursor.index}, count, height);
