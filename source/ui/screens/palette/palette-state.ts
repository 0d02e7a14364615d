import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {type KnownKey, shownAs} from '../../keys/bindings.ts';

/** Something that can be done now, and the key that does it. */
export type PaletteItem = {
	readonly key: string;
	readonly shown: string;
	readonly does: string;
	readonly group: string;
};

/** Everything that could be done where it was opened. */
export type PaletteScreen = {
	readonly name: 'palette';
	readonly items: readonly PaletteItem[];
	readonly field: TextField;
	readonly cursor: ListCursor;
};

/** Moving about and going back: that is done by its keys alone. */
const moving = new Set(['tab', 'shift-tab', 'up', 'down', 'escape']);

/** A key table as things to be done. */
const itemsOf = (keys: readonly KnownKey[]): readonly PaletteItem[] =>
	keys.filter(({group, keys: [key = '']}) => group !== 'Move' && !moving.has(key)).flatMap(itemsOfKey);

/** Of a row of keys, one for each thing that they do. */
const itemsOfKey = ({keys, shown, does, help, group, each}: KnownKey): readonly PaletteItem[] => {
	const [key = ''] = keys;
	if (each === undefined) return [{key, shown, does: help ?? does, group}];
	const all = keys.map((name) => ({key: name, shown: shownAs(name), does: each(name), group}));
	return all.filter((item, at) => all.findIndex((other) => other.does === item.does) === at);
};

export const paletteScreen = (keys: readonly KnownKey[]): PaletteScreen => ({
	name: 'palette',
	items: itemsOf(keys),
	field: textField(),
	cursor: atStart,
});

/** What fits what is typed: every word of it somewhere in what is done, its group or its key. */
export const fittingItems = ({items, field}: PaletteScreen): readonly PaletteItem[] => {
	const words = field.value.toLowerCase().split(/\s+/);
	return items.filter(({does, group, shown}) => {
		const text = `${does} ${group} ${shown}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
};
