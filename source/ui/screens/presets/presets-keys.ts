import {type Binding, type ListMove, listKeys} from '../../keys/bindings.ts';
import type {ListedPreset, PresetsScreen} from './presets-state.ts';

export type PresetsAction =
	| ListMove
	| {readonly type: 'mint' | 'edit' | 'rename' | 'duplicate' | 'remove' | 'repair' | 'undo' | 'back'}
	| {readonly type: 'reorder'; readonly by: 1 | -1}
	| {readonly type: 'keep' | 'cancel'}
	| {readonly type: 'choose-role' | 'leave-role'};

type Table = readonly Binding<PresetsAction>[];

const renaming: Table = [
	{keys: ['enter'], shown: 'Enter', does: 'rename', group: 'Preset', footer: 1, action: {type: 'keep'}},
	{
		keys: ['escape'],
		shown: 'Esc',
		does: 'leave the name',
		group: 'Preset',
		footer: 2,
		action: {type: 'cancel'},
	},
];

const leaveRole: Table = [
	{
		keys: ['escape'],
		shown: 'Esc',
		does: 'leave the role',
		group: 'Preset',
		footer: 2,
		action: {type: 'leave-role'},
	},
];

const choosing: Table = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'use this role',
		group: 'Preset',
		footer: 1,
		action: {type: 'choose-role'},
	},
	...leaveRole,
	...listKeys(false).map((binding) => (binding.shown.length === 1 ? {...binding, footer: 3} : binding)),
];

const onAny: Table = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'make the link',
		group: 'Preset',
		footer: 1,
		action: {type: 'mint'},
	},
];

const onOwn: Table = [
	{keys: ['e'], shown: 'e', does: 'edit', group: 'Preset', footer: 4, action: {type: 'edit'}},
	{keys: ['n'], shown: 'n', does: 'rename', group: 'Preset', footer: 5, action: {type: 'rename'}},
	{keys: ['d'], shown: 'd', does: 'duplicate', group: 'Preset', footer: 6, action: {type: 'duplicate'}},
	{keys: ['J'], shown: 'J', does: 'move down', group: 'Preset', footer: 8, action: {type: 'reorder', by: 1}},
	{keys: ['K'], shown: 'K', does: 'move up', group: 'Preset', footer: 9, action: {type: 'reorder', by: -1}},
	{keys: ['x'], shown: 'x', does: 'remove', group: 'Preset', footer: 7, action: {type: 'remove'}},
];

const onTeams: Table = [
	{keys: ['d'], shown: 'd', does: 'copy to yours', group: 'Preset', footer: 4, action: {type: 'duplicate'}},
];

const repair: Table = [
	{keys: ['r'], shown: 'r', does: 'repair', group: 'Preset', footer: 2.2, action: {type: 'repair'}},
];

const undo = ({what, preset: {name}}: NonNullable<PresetsScreen['undoes']>): Table => [
	{
		keys: ['u'],
		shown: 'u',
		does: what === 'removed' ? `bring ${name} back` : `${name} as it was`,
		group: 'Preset',
		footer: 3,
		action: {type: 'undo'},
	},
];

/** What the keys depend on, besides what the screen is doing. */
export type UnderCursor = {
	/** Absent: there are no presets. */
	readonly chosen: ListedPreset | undefined;
	/** It is one of the user's own, and something in it no longer fits. */
	readonly repairable: boolean;
	/** There is a role to choose. */
	readonly role: boolean;
	/** What `u` brings back, if it is not there now. */
	readonly undoes: PresetsScreen['undoes'];
};

/** The keys of the presets, as things stand. */
export const presetsKeys = (screen: PresetsScreen, under: UnderCursor): Table => {
	const {chosen, repairable, role, undoes} = under;
	if (screen.renaming !== undefined) return renaming;
	if (screen.choosing !== undefined) return role ? choosing : leaveRole;
	return [
		...(chosen === undefined ? [] : onAny),
		...(repairable ? repair : []),
		...(chosen === undefined ? [] : chosen.file === undefined ? onOwn : onTeams),
		...(undoes === undefined ? [] : undo(undoes)),
		{keys: ['escape', 'p'], shown: 'Esc', does: 'back', group: 'Preset', footer: 2, action: {type: 'back'}},
		...(chosen === undefined ? [] : listKeys(true)),
	];
};
