import type {AppState} from '../../app-state.ts';
import {popScreen} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import {chooseRole, findingsOf, leaveRole, moveInRoles, repair, roleChoices} from './presets-repair.ts';
import type {ListedPreset, PresetsScreen} from './presets-state.ts';
import {
	chosenOf,
	duplicate,
	edit,
	keepName,
	leaveName,
	makeLink,
	movePresets,
	remove,
	rename,
	reorder,
} from './presets-update.ts';

type Table = readonly Binding<Step>[];

const preset = bindingsOf('Preset');

const whileRenaming = (state: AppState, screen: PresetsScreen): Table => [
	preset('enter', 'rename', () => keepName(state, screen), {footer: 1}),
	preset('escape', 'leave the name', () => leaveName(state, screen), {footer: 2}),
];

const whileChoosing = (state: AppState, screen: PresetsScreen): Table => {
	const leave = preset('escape', 'leave the role', () => leaveRole(state, screen), {footer: 2});
	if (roleChoices(state, screen).length === 0) return [leave];
	return [
		preset('enter', 'use this role', () => chooseRole(state, screen), {footer: 1}),
		leave,
		...listKeys(false, (move) => moveInRoles(state, screen, move), 3),
	];
};

const onOwn = (state: AppState, screen: PresetsScreen, {preset: chosen}: ListedPreset): Table => [
	...(findingsOf(state, chosen).length > 0
		? [preset('r', 'repair', () => repair(state, screen, chosen), {footer: 2.2})]
		: []),
	preset('e', 'edit', () => edit(state, chosen), {footer: 4}),
	preset('n', 'rename', () => rename(state, screen, chosen), {footer: 5}),
	preset('d', 'duplicate', () => duplicate(state, screen), {footer: 6}),
	preset('J', 'move down', () => reorder(state, screen, 1), {footer: 8}),
	preset('K', 'move up', () => reorder(state, screen, -1), {footer: 9}),
	preset('x', 'remove', () => remove(state, screen), {footer: 7}),
];

const onTeams = (state: AppState, screen: PresetsScreen): Table => [
	preset('d', 'copy to yours', () => duplicate(state, screen), {footer: 4}),
];

/** The keys of the presets, as things stand. */
export const presetsKeys = (state: AppState, screen: PresetsScreen): Table => {
	if (screen.renaming !== undefined) return whileRenaming(state, screen);
	if (screen.choosing !== undefined) return whileChoosing(state, screen);
	const chosen = chosenOf(state, screen);
	const own = chosen?.file === undefined;
	return [
		...(chosen ? [preset('enter', 'make the link', () => makeLink(state, screen), {footer: 1})] : []),
		...(chosen ? (own ? onOwn(state, screen, chosen) : onTeams(state, screen)) : []),
		preset(['escape', 'p'], 'back', () => step(popScreen(state)), {footer: 2}),
		...(chosen ? listKeys(true, (move) => movePresets(state, screen, move)) : []),
	];
};
