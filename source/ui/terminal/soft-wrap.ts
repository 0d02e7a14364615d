/** Where a link is in the frame: `row` counts from 0, the link begins at the first column. */
export type LinkPlace = {
	readonly url: string;
	readonly row: number;
	readonly columns: number;
};

/** The rows that the link takes. */
export const rowsOf = ({url, row, columns}: LinkPlace): readonly number[] =>
	Array.from({length: Math.ceil(url.length / columns)}, (_, index) => row + index);

/**
 * The link once more, in one piece over its rows, so that the terminal wraps it itself. Only then does it know that the
 * rows are one line, and does selecting copy one. To be written where its rows were touched, and only there: what
 * leaves the link alone (a tick of the clocks) leaves a selection too.
 */
export const written = ({url, row}: LinkPlace): string => `\u001B[${row + 1};1H${url}`;
