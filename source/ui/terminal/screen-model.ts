import type {Row} from './screen-row.ts';

/** Where the terminal's cursor is to be; rows and columns count from 0. */
type Cursor = {readonly row: number; readonly column: number; readonly visible: boolean};

/** What the screen is to show. Rows that are not in it are blank. */
export type Picture = {readonly rows: readonly Row[]; readonly cursor: Cursor};

/** Everything Ink draws a frame with; whatever else it writes is not a frame. */
const sequence =
	/\u001B\[(?<numbers>\d*(?:;\d*)*)(?<final>[ABCDEFGHJK])|\u001B\[\?(?<mode>25|2026)(?<on>[hl])|(?<newline>\r?\n)|(?<text>(?:[^\u001B\r\n]|\u001B\[[\d;]*m)+)/y;

/**
 * The screen as Ink believes it to be: Ink erases the frame before and writes the next one, line by line; this keeps
 * what would then stand in each row.
 */
export const createScreenModel = (read: (text: string) => Row) => {
	let rows: Row[] = [];
	let row = 0;
	let column = 0;
	let visible = true;
	let synchronized = false;
	let isErased = false;

	const blank = read('');

	const draw = (text: string): boolean => {
		// Ink writes whole lines. Something in the middle of one would have to be measured.
		if (column !== 0) return false;
		rows[row] = read(text);
		column = text.length;
		return true;
	};

	const obey = (final: string, numbers: readonly number[]) => {
		const count = numbers[0] || 1;
		switch (final) {
			case 'A':
				row = Math.max(0, row - count);
				break;
			case 'B':
				row += count;
				break;
			case 'C':
				column += count;
				break;
			case 'D':
				column = Math.max(0, column - count);
				break;
			case 'E':
				row += count;
				column = 0;
				break;
			case 'F':
				row = Math.max(0, row - count);
				column = 0;
				break;
			case 'G':
				column = count - 1;
				break;
			case 'H':
				row = count - 1;
				column = (numbers[1] || 1) - 1;
				break;
			case 'J':
				// From the cursor on, which Ink puts at the beginning of a row; or all of it, to paint it anew.
				if (numbers[0] === 2) {
					rows = [];
					isErased = true;
				} else rows = rows.slice(0, row);
				break;
			default:
				rows[row] = blank;
				if (numbers[0] !== 2 && column !== 0) return false;
		}
		return true;
	};

	return {
		/** Takes what Ink writes. False, and nothing has changed: it is no part of a frame. */
		take(data: string): boolean {
			const before = {rows: [...rows], row, column, visible, synchronized, isErased};
			sequence.lastIndex = 0;
			while (sequence.lastIndex < data.length) {
				const {numbers, final, mode, on, newline, text} = sequence.exec(data)?.groups ?? {};
				let isTaken = true;
				if (final !== undefined) isTaken = obey(final, (numbers ?? '').split(';').map(Number));
				else if (mode === '25') visible = on === 'h';
				else if (mode !== undefined) synchronized = on === 'h';
				else if (newline !== undefined) {
					row += 1;
					column = 0;
				} else isTaken = text !== undefined && draw(text);
				if (isTaken) continue;
				({rows, row, column, visible, synchronized, isErased} = before);
				return false;
			}
			return true;
		},
		/** Between the marks of synchronised output: more of this frame is to come. */
		isSynchronized: () => synchronized,
		/** Whether the screen was erased as a whole since this was asked: what stands there is then not relied on. */
		takeErased: () => {
			const was = isErased;
			isErased = false;
			return was;
		},
		picture: (): Picture => ({
			rows: Array.from(rows, (one) => one ?? blank),
			cursor: {row, column, visible},
		}),
	};
};
