/** Where a link is in the frame: `row` counts from 0, the link begins at the first column. */
export type LinkPlace = {
	readonly url: string;
	readonly row: number;
	readonly columns: number;
};

/** Enough characters to know a row of a link by: no two rows, and nothing else on the screen, end alike. */
const enough = 12;

const tails = ({url, columns}: LinkPlace): readonly string[] => {
	const ends: string[] = [];
	for (let at = 0; at < url.length; at += columns) ends.push(url.slice(at, at + columns).slice(-enough));
	return ends.filter((tail, index) => index === 0 || tail.length === enough);
};

/**
 * What Ink is about to write, with the link written once more where Ink has touched it: in one piece over its rows, so
 * that the terminal wraps it itself. Only then does it know that the rows are one line, and does selecting copy one:
 * Ink ends each row with a line break. Writes that leave the link alone (a tick of the clocks) pass as they are, so
 * that a selection stays. The cursor goes back to where Ink counts from.
 */
const softWrapped = (data: string, place: LinkPlace | undefined): string => {
	if (place === undefined || !tails(place).some((tail) => data.includes(tail))) return data;
	return `${data}\u001B7\u001B[${place.row + 1};1H${place.url}\u001B8`;
};

/** The terminal as Ink sees it: everything passes, but the link is written so that it stays one line. */
export const screenStream = (
	terminal: NodeJS.WriteStream,
	placeOfLink: () => LinkPlace | undefined,
): NodeJS.WriteStream => {
	const write = (data: string | Uint8Array, ...rest: readonly never[]) =>
		terminal.write(typeof data === 'string' ? softWrapped(data, placeOfLink()) : data, ...rest);
	return new Proxy(terminal, {
		get(target, property) {
			if (property === 'write') return write;
			const value: unknown = Reflect.get(target, property, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
