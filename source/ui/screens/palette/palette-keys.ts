import {type AppState, layoutOf, popScreen, replaceTop} from '../../app-state.ts';
import {atStart, moveInList, withinList} from '../../components/list/list-cursor.ts';
import {stillChosen} from '../../components/text-field/text-field.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf, type ListMove, listKeys} from '../../keys/bindings.ts';
import type {Typing} from '../../screen.ts';
import {fittingItems, type PaletteScreen} from './palette-state.ts';

const palette = bindingsOf('Palette');

/** Rows beneath the field. */
export const paletteRows = (state: AppState): number => layoutOf(state).work - 1;

/** Goes back to where it was opened, and presses the key there. */
const choose = (state: AppState, screen: PaletteScreen): Step => {
	const items = fittingItems(screen);
	const item = items[withinList(screen.cursor, items.length, items.length).index];
	return item === undefined ? step(state) : step({...popScreen(state), held: [{name: item.key}]});
};

const move = (state: AppState, screen: PaletteScreen, by: ListMove): Step => {
	const cursor = moveInList(screen.cursor, by, fittingItems(screen).length, paletteRows(state));
	return step(replaceTop(state, {...screen, cursor}));
};

export const paletteKeys = (state: AppState, screen: PaletteScreen): readonly Binding<Step>[] => [
	palette('enter', 'do it', () => choose(state, screen), {footer: 1}),
	palette(['escape', 'ctrl-p'], 'back', () => step(popScreen(state)), {footer: 2}),
	...listKeys(false, (by) => move(state, screen, by), 3),
];

export const typingInPalette = (state: AppState, screen: PaletteScreen): Typing => ({
	field: screen.field,
	typed: (field) => {
		const cursor = stillChosen(screen.cursor, atStart, screen.field, field);
		return step(replaceTop(state, {...screen, field, cursor}));
	},
});
