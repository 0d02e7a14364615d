/**
 * Several values in one line: commas between them, and `"…"` around one that holds a comma or begins or ends with a
 * space, a quote in it doubled ("RFC 4180: Common Format and MIME Type for CSV Files").
 */

/** One of the values, and which UTF-16 units of the text it takes. */
export type ListItem = {
	readonly value: string;
	readonly from: number;
	readonly to: number;
	readonly quoted: boolean;
};

/** Whether a value without quotes goes on behind a comma: `ip=203.0.113.0/24,2001:db8::/48`. */
export type GoesOn = (value: string, next: string) => boolean;

const never: GoesOn = () => false;

/** Every place between commas, empty ones too: what a caret stands in. A quote that nobody closed holds the rest. */
export const listItems = (text: string, goesOn: GoesOn = never): readonly ListItem[] => {
	const items: ListItem[] = [];
	let from = 0;
	while (from <= text.length) {
		const item = itemFrom(text, from);
		const before = items.at(-1);
		if (before && !before.quoted && !item.quoted && goesOn(before.value, item.value)) {
			items[items.length - 1] = {...before, value: `${before.value},${item.value}`, to: item.to};
		} else items.push(item);
		from = item.to + 1;
	}
	return items;
};

const quotedItem = /\s*"((?:[^"]|"")*)("|$)([^,]*)/y;

const itemFrom = (text: string, from: number): ListItem => {
	quotedItem.lastIndex = from;
	const [whole, inside, , rest = ''] = quotedItem.exec(text) ?? [];
	if (whole !== undefined && inside !== undefined) {
		const value = inside.replaceAll('""', '"') + rest.trimEnd();
		return {value, from, to: from + whole.length, quoted: true};
	}
	const comma = text.indexOf(',', from);
	const to = comma === -1 ? text.length : comma;
	return {value: text.slice(from, to).trim(), from, to, quoted: false};
};

/** The values in a line; what is empty and not in quotes is none. */
export const parseList = (text: string, goesOn: GoesOn = never): readonly string[] =>
	listItems(text, goesOn)
		.filter(({value, quoted}) => value !== '' || quoted)
		.map(({value}) => value);

/** The line that {@link parseList} reads the same values from. */
export const formatList = (values: readonly string[], goesOn: GoesOn = never): string => {
	let bare: string | undefined;
	const texts = values.map((value) => {
		const [first, ...others] = parseList(value, goesOn);
		const isPlain = first === value && others.length === 0 && !value.trimStart().startsWith('"');
		const wouldGoOn = bare !== undefined && goesOn(bare, value);
		bare = isPlain && !wouldGoOn ? value : undefined;
		return bare ?? quoted(value);
	});
	return texts.join(', ');
};

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
