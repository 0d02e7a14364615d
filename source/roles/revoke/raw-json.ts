/**
 * What stands in a JSON text, as it stands there: read and written again by JSON.parse and JSON.stringify a number of
 * many digits would be another, and `1.0` a `1`. The texts are known to be JSON.
 */

const stringOrMark = /"(?:[^"\\]|\\.)*"|[[\]{},]/gs;
const leadingString = /^"(?:[^"\\]|\\.)*"/s;

/** The elements of a list, or the members of an object. */
const parts = (text: string): readonly string[] => {
	const inside = text.trim().slice(1, -1);
	const found: string[] = [];
	let depth = 0;
	let start = 0;
	for (const {0: mark, index} of inside.matchAll(stringOrMark)) {
		if (mark === '[' || mark === '{') depth++;
		else if (mark === ']' || mark === '}') depth--;
		else if (mark === ',' && depth === 0) {
			found.push(inside.slice(start, index).trim());
			start = index + 1;
		}
	}
	const last = inside.slice(start).trim();
	return last === '' ? found : [...found, last];
};

export type RawMember = {readonly name: string; readonly value: string; readonly text: string};

export const rawMembers = (object: string): readonly RawMember[] =>
	parts(object).map((text) => {
		const [key = '""'] = leadingString.exec(text) ?? [];
		return {
			name: String(JSON.parse(key)),
			value: text.slice(key.length).replace(/^\s*:/, '').trim(),
			text,
		};
	});

/** A list's elements; of what is no list, itself. */
export const rawElements = (value: string): readonly string[] =>
	value.startsWith('[') ? parts(value) : [value];
