/** A part of a row: columns as UTF-16 indexes. */
export type Piece = {readonly row: number; readonly from: number; readonly to: number};

/** As it is compared: in small letters, unless that would move what follows. */
const folded = (text: string): string => {
	const lower = text.toLowerCase();
	return lower.length === text.length ? lower : text;
};

/**
 * Where a text stands in rows that are one text without their indents, in any case: a long ARN is found although it
 * goes on in the next row. A blank row ends a text. Each find is the pieces of one or more rows.
 */
export const findText = (rows: readonly string[], search: string): readonly (readonly Piece[])[] => {
	const wanted = folded(search.trim());
	if (wanted === '') return [];
	const parts = rows.map((row, index) => {
		const text = row.trimStart();
		return {row: index, indent: row.length - text.length, text: text === '' ? '\n' : folded(text)};
	});
	let length = 0;
	const starts = parts.map(({text}) => {
		length += text.length;
		return length - text.length;
	});
	const whole = parts.map(({text}) => text).join('');
	const found: (readonly Piece[])[] = [];
	let first = 0;
	for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + wanted.length)) {
		const end = at + wanted.length;
		while ((starts[first + 1] ?? length) <= at) first += 1;
		const pieces: Piece[] = [];
		for (let index = first; index < parts.length && (starts[index] ?? 0) < end; index += 1) {
			const {row = 0, indent = 0, text = ''} = parts[index] ?? {};
			const start = starts[index] ?? 0;
			pieces.push({
				row,
				from: indent + Math.max(0, at - start),
				to: indent + Math.min(text.length, end - start),
			});
		}
		found.push(pieces);
	}
	return found;
};
