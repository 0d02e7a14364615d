import {drawable} from './drawable.ts';
import {textWidth, wrapText} from './line.ts';

const flatJson = (value: unknown): string => {
	if (Array.isArray(value)) return `[${value.map(flatJson).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatJson(item)}`);
	return `{${members.join(', ')}}`;
};

/**
 * JSON as rows of at most `width` columns: what fits on one row stays on one, what doesn't is opened up, a level at a
 * time, and a text that still doesn't fit goes on in the next row: an ARN's end is what tells it from others.
 */
export const jsonLines = (value: unknown, width: number, key?: string): readonly string[] => {
	const name = key === undefined ? '' : `${JSON.stringify(key)}: `;
	const flat = drawable(`${name}${flatJson(value)}`);
	if (textWidth(flat) <= width) return [flat];
	if (typeof value !== 'object' || value === null) {
		return continued(flat, width);
	}
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	return [drawable(`${name}${open}`), ...memberLines(value, width - 2).map((row) => `  ${row}`), close];
};

/**
 * A long text in rows, broken after what separates the parts of an ARN where that is possible; indented but the first.
 */
const continued = (text: string, width: number): readonly string[] => {
	const rows: string[] = [];
	let rest = text;
	while (rest !== '') {
		const room = rows.length === 0 ? width : width - 2;
		const most = textWidth(rest) <= room ? rest : (wrapText(rest, room)[0] ?? rest);
		const parts = /^.+[:/,]/.exec(most)?.[0] ?? '';
		const row = most === rest || parts.length < room / 2 ? most : parts;
		rows.push(rows.length === 0 ? row : `  ${row}`);
		rest = rest.slice(row.length).trimStart();
	}
	return rows;
};

/** The members of an object or the items of a list, without the brackets around them. */
export const memberLines = (value: object, width: number): readonly string[] => {
	const members = Array.isArray(value)
		? value.map((item) => jsonLines(item, width - 1))
		: Object.entries(value).map(([key, item]) => jsonLines(item, width - 1, key));
	return members.flatMap((rows, index) =>
		index === members.length - 1 ? rows : [...rows.slice(0, -1), `${rows.at(-1) ?? ''},`],
	);
};
