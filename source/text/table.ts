import stringWidth from 'string-width';

/**
 * Rows as lines with aligned columns, two spaces apart; wide characters count as two. The last column is not padded.
 * @example columns([['a', 'x'], ['bcd', 'y']]) // ['a    x', 'bcd  y']
 */
export const columns = (rows: ReadonlyArray<readonly string[]>): readonly string[] => {
	const widths: number[] = [];
	for (const row of rows) {
		row.forEach((cell, at) => {
			widths[at] = Math.max(widths[at] ?? 0, stringWidth(cell));
		});
	}
	return rows.map((row) =>
		row
			.map((cell, at) =>
				at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - stringWidth(cell)),
			)
			.join('  ')
			.trimEnd(),
	);
};

/**
 * Text broken at spaces into lines of at most so many columns; a word longer than a line keeps one of its own, so that
 * it can be selected whole.
 */
export const wrapped = (text: string, width = Number.POSITIVE_INFINITY): readonly string[] => {
	if (text === '') return [];
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (line !== '' && stringWidth(longer) > width) {
			lines.push(line);
			line = word;
		} else {
			line = longer;
		}
	}
	return [...lines, line];
};

/** The same after a mark, the lines after the first indented by its length. */
export const hanging = (mark: string, text: string, width?: number): readonly string[] =>
	wrapped(text, width === undefined ? width : width - mark.length).map(
		(line, at) => `${at === 0 ? mark : ' '.repeat(mark.length)}${line}`,
	);

/** Rows as `columns` has them; where one is longer than a line, the last column of all stands below the others. */
export const fitted = (rows: ReadonlyArray<readonly string[]>, width?: number): readonly string[] => {
	const lines = columns(rows);
	if (width === undefined || lines.every((line) => stringWidth(line) <= width)) return lines;
	return columns(rows.map((row) => row.slice(0, -1))).flatMap((line, at) => [
		line,
		...hanging('    ', rows[at]?.at(-1) ?? '', width),
	]);
};
