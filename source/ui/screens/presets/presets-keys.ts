import type {Preset} from '../../../pass/pass.ts';
import type {AppState} from '../../app-state.ts';
import {popScreen} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import {editPreset, mintPreset} from '../pass/pass-mint.ts';
import {chooseRole, chosenChoice, findingsOf, leaveRole, moveInRoles, repair} from './presets-repair.ts';
import type {PresetsScreen, Renaming, RoleChoice} from './presets-state.ts';
import {
	chosenOf,
	copyTeams,
	duplicate,
	keepName,
	leaveName,
	movePresets,
	remove,
	rename,
	reorder,
} from './presets-update.ts';

type Table = readonly Binding<Step>[];

const preset = bindingsOf('Preset');

const whileRenaming = (state: AppState, screen: PresetsScreen, renaming: Renaming): Table => [
	preset('enter', 'rename', () => keepName(state, screen, renaming), {footer: 1}),
	preset('escape', 'leave the name', () => leaveName(state, screen), {footer: 2}),
];

const whileChoosing = (state: AppState, screen: PresetsScreen, choosing: RoleChoice): Table => {
	const leave = preset('escape', 'leave the role', () => leaveRole(state, screen), {footer: 2});
	const role = chosenChoice(state, choosing);
	if (role === undefined) return [leave];
	return [
		preset('enter', 'use this role', () => chooseRole(state, screen, choosing, role), {footer: 1}),
		leave,
		...listKeys(false, (move) => moveInRoles(state, screen, choosing, move), 3),
	];
};

const onOwn = (state: AppState, screen: PresetsScreen, chosen: Preset): Table => [
	...(findingsOf(state, chosen).length > 0
		? [preset('r', 'repair', () => repair(state, screen, chosen), {footer: 2.2})]
		: []),
	preset('e', 'edit', () => editPreset(state, chosen), {footer: 4}),
	preset('n', 'rename', () => rename(state, screen, chosen), {footer: 5}),
	preset('d', 'duplicate', () => duplicate(state, screen, chosen), {footer: 6}),
	preset('J', 'move down', () => reorder(state, screen, chosen, 1), {footer: 8}),
	preset('K', 'move up', () => reorder(state, screen, chosen, -1), {footer: 9}),
	preset('x', 'remove', () => remove(state, screen, chosen), {footer: 7}),
];

const onTeams = (state: AppState, chosen: Preset): Table => [
	preset('d', 'copy to yours', () => copyTeams(state, chosen), {footer: 4}),
];

/** The keys of the presets, as things stand. */
export const presetsKeys = (state: AppState, screen: PresetsScreen): Table => {
	if (screen.renaming !== undefined) return whileRenaming(state, screen, screen.renaming);
	if (screen.choosing !== undefined) return whileChoosing(state, screen, screen.choosing);
	const chosen = chosenOf(state, screen);
	const leave = preset(['escape', 'p'], 'back', () => step(popScreen(state)), {footer: 2});
	if (chosen === undefined) return [leave];
	return [
		preset('enter', 'make the link', () => mintPreset(state, chosen.preset), {footer: 1}),
		...(chosen.file === undefined ? onOwn(state, screen, chosen.preset) : onTeams(state, chosen.preset)),
		leave,
		...listKeys(true, (move) => movePresets(state, screen, move)),
	];
};
