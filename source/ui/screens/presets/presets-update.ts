import type {Preset} from '../../../pass/pass.ts';
import {checkPresetName} from '../../../presets/preset-name.ts';
import {type AppState, layoutOf, pushScreen, replaceTop, withUndo} from '../../app-state.ts';
import {atStart, moveInList, withinList} from '../../components/list/list-cursor.ts';
import {stillChosen, textField} from '../../components/text-field/text-field.ts';
import {type Step, step} from '../../effects.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {problemOf} from '../../runtime/problem.ts';
import type {Typing} from '../../screen.ts';
import {freeName} from './preset-names.ts';
import {changePresets, type PresetChange, sayCloudShell} from './presets-jobs.ts';
import {
	allPresets,
	type ListedPreset,
	type PresetsScreen,
	presetRows,
	presetsScreen,
	type Renaming,
} from './presets-state.ts';

/** The presets open; in CloudShell, what happens to them there is said once. */
export const openPresets = (state: AppState): Step => {
	const opened = pushScreen(state, presetsScreen);
	const {list, cloudShell} = state.presets;
	if (list.length === 0 || !readyValue(state.identity)?.inCloudShell) return step(opened);
	const asked: AppState = {...opened, presets: {...opened.presets, cloudShell: 'asked'}};
	return cloudShell === undefined ? step(asked, sayCloudShell) : step(asked);
};

const placeOf = (state: AppState, {cursor}: PresetsScreen): number => {
	const {length} = allPresets(state.presets);
	return withinList(cursor, length, length).index;
};

/** The preset under the cursor. */
export const chosenOf = (state: AppState, screen: PresetsScreen): ListedPreset | undefined =>
	allPresets(state.presets)[placeOf(state, screen)];

const show = (state: AppState, screen: PresetsScreen, changed: Partial<PresetsScreen>): Step =>
	step(replaceTop(state, {...screen, ...changed}));

export const movePresets = (state: AppState, screen: PresetsScreen, move: ListMove): Step => {
	const count = allPresets(state.presets).length;
	const rows = presetRows(layoutOf(state));
	return show(state, screen, {cursor: moveInList(withinList(screen.cursor, count, rows), move, count, rows)});
};

const change = (state: AppState, wanted: PresetChange): Step => step(state, changePresets({change: wanted}));

const said = (message: string) => ({ok: true, message});

export const rename = (state: AppState, screen: PresetsScreen, preset: Preset): Step =>
	show(state, screen, {renaming: {preset, field: textField(preset.name)}});

export const leaveName = (state: AppState, screen: PresetsScreen): Step =>
	show(state, screen, {renaming: undefined});

/** The preset has the name that was typed, unless that can't be. */
export const keepName = (state: AppState, screen: PresetsScreen, renaming: Renaming): Step => {
	const {name} = renaming.preset;
	const to = renaming.field.value.trim();
	const left = replaceTop(state, {...screen, renaming: undefined});
	if (to === name) return step(left);
	const refused = problemOf(() => checkPresetName(to));
	if (refused !== undefined) return show(state, screen, {renaming: {...renaming, problem: refused}});
	if (state.presets.list.some((preset) => preset.name === to)) {
		const problem = {
			code: 'preset-exists',
			message: `There is a preset called ${to} already.`,
			hint: 'Choose another name.',
		};
		return show(state, screen, {renaming: {...renaming, problem}});
	}
	return change(left, {
		steps: [{step: 'rename', name, to}],
		say: said(`${name} is now ${to}.`),
		choose: to,
	});
};

export const duplicate = (state: AppState, screen: PresetsScreen, preset: Preset): Step => {
	const name = freeName(preset.name, state.presets.list);
	return change(state, {
		steps: [
			{step: 'save', preset: {...preset, name}, replace: false},
			{step: 'move', name, toIndex: placeOf(state, screen) + 1},
		],
		say: said(`${name} is a copy of ${preset.name}.`),
		choose: name,
	});
};

/**
 * One of the team's among one's own, under its own name where that is free: from then on that is what the name means.
 */
export const copyTeams = (state: AppState, preset: Preset): Step => {
	const {list} = state.presets;
	const name = freeName(preset.name, list);
	return change(state, {
		steps: [{step: 'save', preset: {...preset, name}, replace: false}],
		say: said(`${name} is yours now, a copy of your team’s ${preset.name}.`),
		choose: name,
	});
};

export const reorder = (state: AppState, screen: PresetsScreen, {name}: Preset, by: 1 | -1): Step => {
	const toIndex = placeOf(state, screen) + by;
	if (toIndex < 0 || toIndex >= state.presets.list.length) return step(state);
	return change(state, {
		steps: [{step: 'move', name, toIndex}],
		say: said(`${name} is number ${toIndex + 1}.`),
		choose: name,
	});
};

export const remove = (state: AppState, screen: PresetsScreen, preset: Preset): Step => {
	const undoes = {what: 'removed', preset, index: placeOf(state, screen)} as const;
	return change(withUndo(state, undoes), {
		steps: [{step: 'remove', name: preset.name}],
		say: said(`Removed ${preset.name}. u brings it back.`),
	});
};

/** A preset's new name, or a part of a role's. */
export const typingOnPresets = (state: AppState, screen: PresetsScreen): Typing | undefined => {
	const {choosing, renaming} = screen;
	if (choosing !== undefined) {
		return {
			field: choosing.field,
			typed: (field) => {
				const cursor = stillChosen(choosing.cursor, atStart, choosing.field, field);
				return show(state, screen, {choosing: {...choosing, field, cursor}});
			},
		};
	}
	if (renaming === undefined) return undefined;
	return {
		field: renaming.field,
		typed: (field) => show(state, screen, {renaming: {preset: renaming.preset, field}}),
	};
};
