import {type Binding, type ListMove, listKeys} from '../../keys/bindings.ts';
import type {PresetsScreen} from './presets-state.ts';

export type PresetsAction =
	| ListMove
	| {readonly type: 'mint' | 'edit' | 'rename' | 'duplicate' | 'remove' | 'undo' | 'back'}
	| {readonly type: 'reorder'; readonly by: 1 | -1}
	| {readonly type: 'keep' | 'cancel'};

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

const onPreset: Table = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'make the link',
		group: 'Preset',
		footer: 1,
		action: {type: 'mint'},
	},
	{keys: ['e'], shown: 'e', does: 'edit', group: 'Preset', footer: 4, action: {type: 'edit'}},
	{keys: ['n'], shown: 'n', does: 'rename', group: 'Preset', footer: 5, action: {type: 'rename'}},
	{keys: ['d'], shown: 'd', does: 'duplicate', group: 'Preset', footer: 6, action: {type: 'duplicate'}},
	{keys: ['J'], shown: 'J', does: 'move down', group: 'Preset', footer: 8, action: {type: 'reorder', by: 1}},
	{keys: ['K'], shown: 'K', does: 'move up', group: 'Preset', footer: 9, action: {type: 'reorder', by: -1}},
	{keys: ['x'], shown: 'x', does: 'remove', group: 'Preset', footer: 7, action: {type: 'remove'}},
];

/** The keys of the presets, as things stand. */
export const presetsKeys = (screen: PresetsScreen, presets: number): Table => {
	if (screen.renaming !== undefined) return renaming;
	return [
		...(presets > 0 ? onPreset : []),
		...(screen.removed === undefined
			? []
			: [
					{
						keys: ['u'],
						shown: 'u',
						does: `bring ${screen.removed.preset.name} back`,
						group: 'Preset',
						footer: 3,
						action: {type: 'undo'} as const,
					},
				]),
		{keys: ['escape', 'p'], shown: 'Esc', does: 'back', group: 'Preset', footer: 2, action: {type: 'back'}},
		...listKeys(true),
	];
};
