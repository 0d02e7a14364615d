import type {Preset} from '../../../pass/pass.ts';
import type {TeamFile} from '../../../presets/team-presets.ts';
import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import type {Layout} from '../../layout.ts';
import type {Problem} from '../../runtime/problem.ts';

export type PresetsScreen = {
	readonly name: 'presets';
	readonly cursor: ListCursor;
	readonly renaming?: Renaming | undefined;
	/** Choosing another role for a preset whose own is gone. */
	readonly choosing?: RoleChoice | undefined;
};

export type Renaming = {readonly preset: Preset; readonly field: TextField; readonly problem?: Problem};

export type RoleChoice = {readonly preset: Preset; readonly field: TextField; readonly cursor: ListCursor};

/** What `u` brings back: a preset that was removed and its place, or one as it was before it was changed. */
export type PresetUndo =
	| {readonly what: 'removed'; readonly preset: Preset; readonly index: number}
	| {readonly what: 'changed'; readonly preset: Preset};

export const presetsScreen: PresetsScreen = {name: 'presets', cursor: atStart};

/** A preset in the list: the team's are only read, and say which file they are in. */
export type ListedPreset = {readonly preset: Preset; readonly file?: string};

/** The user's own in their order, then the team's, file by file. */
export const allPresets = ({
	list,
	team,
}: {
	readonly list: readonly Preset[];
	readonly team: readonly TeamFile[];
}): readonly ListedPreset[] => [
	...list.map((preset) => ({preset})),
	...team.flatMap(({file, presets}) => presets.map((preset) => ({preset, file}))),
];

/** Rows of the list: a title and a blank row stand above it, a message below. */
export const presetRows = ({work}: Layout): number => Math.max(1, work - 4);
