import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {KnownKey} from '../../keys/bindings.ts';

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

/** A key table as things to be done; moving about is done by its keys alone. */
const itemsOf = (keys: readonly KnownKey[]): readonly PaletteItem[] =>
	keys
		.filter(({group}) => group !== 'Move')
		.flatMap(({keys: names, shown, does, help, group, each}): readonly PaletteItem[] => {
			const [key = ''] = names;
			return each === undefined
				? [{key, shown, does: help ?? does, group}]
				: names.map((name) => ({key: name, shown: name, does: each(name), group}));
		});

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
