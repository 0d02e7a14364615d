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
