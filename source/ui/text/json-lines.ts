import {drawable} from './drawable.ts';

/**
 * JSON as rows of at most `width` columns where that is possible: what fits on one row stays on one, what doesn't is
 * opened up, a level at a time. Control characters come out as JSON's own escapes.
 */
export const jsonLines = (value: unknown, width: number, indent = 0, key?: string): readonly string[] => {
	const pad = ' '.repeat(indent);
	const name = key === undefined ? '' : `${JSON.stringify(key)}: `;
	const flat = `${pad}${name}${flatJson(value)}`;
	if (typeof value !== 'object' || value === null || flat.length <= width) return [drawable(flat)];
	const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
	const members: readonly (readonly string[])[] = Array.isArray(value)
		? value.map((item) => jsonLines(item, width - 1, indent + 2))
		: Object.entries(value).map(([each, item]) => jsonLines(item, width - 1, indent + 2, each));
	const rows = members.flatMap((member, index) =>
		index === members.length - 1 ? member : [...member.slice(0, -1), `${member.at(-1) ?? ''},`],
	);
	return [drawable(`${pad}${name}${open}`), ...rows, `${pad}${close}`];
};

const flatJson = (value: unknown): string => {
	if (Array.isArray(value)) return `[${value.map(flatJson).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatJson(item)}`);
	return `{${members.join(', ')}}`;
};
