export type Size = {readonly columns: number; readonly rows: number};

/** A terminal's; one that does not say is as small as they once were. */
export const sizeOf = ({columns, rows}: Pick<NodeJS.WriteStream, 'columns' | 'rows'>): Size => ({
	columns: columns || 80,
	rows: rows || 24,
});

/** Smaller than this there is no room for a list and its answer: the screen says so instead. */
export const smallest: Size = {columns: 60, rows: 15};

/** `wide`: things stand side by side; `normal`: one above the other; `narrow`: one at a time. */
export type Layout = {
	readonly kind: 'too-small' | 'narrow' | 'normal' | 'wide';
	readonly columns: number;
	readonly rows: number;
	/** Rows between the header's rule and the footer's. */
	readonly work: number;
};

const headerRows = 2;
const footerRows = 2;

/** The one place that turns a terminal's size into a layout; reducers and views both ask it. */
export const layoutFor = ({columns, rows}: Size): Layout => {
	const work = rows - headerRows - footerRows;
	const kind =
		columns < smallest.columns || rows < smallest.rows
			? 'too-small'
			: columns >= 110
				? 'wide'
				: rows < 20
					? 'narrow'
					: 'normal';
	return {kind, columns, rows, work};
};

/** Columns of two panes side by side and the wall between them. */
export const sideBySide = ({columns}: Layout): {readonly left: number; readonly right: number} => {
	// Details are read in lines that are not too long; what is over goes to the list's descriptions.
	const left = Math.max(Math.min(84, Math.floor((columns - 3) * 0.54)), columns - 3 - longestLine);
	return {left, right: columns - 3 - left};
};

const longestLine = 80;

/** From so many columns on the list of roles stays beside the form. */
const threeColumns = 160;

/** Columns of that list; absent: there is no room for it. */
export const listBeside = ({columns}: Size): number | undefined =>
	columns < threeColumns ? undefined : Math.min(56, columns - 116);
