import type {Preset} from '../../../pass.ts';
import {checkPresetName} from '../../../presets/preset-name.ts';
import {moveInList, withinList} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {type AppState, layoutOf, popScreen, replaceTop} from '../../state/app-state.ts';
import type {PresetChange} from '../../state/effects.ts';
import {type Step, step} from '../../state/effects.ts';
import {problemFrom} from '../../state/problem.ts';
import {mintPreset, presetForm} from '../pass/pass-mint.ts';
import type {PresetsAction} from './presets-keys.ts';
import {freeName, type PresetsScreen} from './presets-state.ts';

/** Rows of the list: a title and a blank row stand above it, a message below. */
export const presetRows = (state: AppState): number => Math.max(1, layoutOf(state).work - 4);

/** What a key does on the presets. */
export const updatePresets = (
	state: AppState,
	screen: PresetsScreen,
	action: PresetsAction,
): Step<AppState> => {
	const presets = state.presets.list;
	const {index} = withinList(screen.cursor, presets.length, presetRows(state));
	const chosen = presets[index];
	const show = (changed: Partial<PresetsScreen>) => step(replaceTop(state, {...screen, ...changed}));
	switch (action.type) {
		case 'move':
			return show({cursor: moveInList(screen.cursor, action, presets.length, presetRows(state))});
		case 'mint':
			return mintPreset(state, index);
		case 'edit':
			return chosen === undefined ? step(state) : presetForm(state, chosen, chosen);
		case 'rename':
			return chosen === undefined ? step(state) : show({renaming: {field: textField(chosen.name)}});
		case 'keep':
			return rename(state, screen, chosen);
		case 'cancel':
			return show({renaming: undefined});
		case 'duplicate':
			return duplicate(state, chosen, index);
		case 'reorder':
			return reorder(state, chosen, index + action.by);
		case 'remove':
			return chosen === undefined ? step(state) : remove(state, screen, chosen, index);
		case 'undo':
			return undo(state, screen);
		case 'back':
			return step(popScreen(state));
	}
};

const change = (state: AppState, wanted: PresetChange): Step<AppState> =>
	step(state, {do: 'change-presets', change: wanted});

const said = (message: string) => ({ok: true, message});

const rename = (state: AppState, screen: PresetsScreen, chosen: Preset | undefined): Step<AppState> => {
	const {renaming} = screen;
	if (renaming === undefined || chosen === undefined) return step(state);
	const to = renaming.field.value.trim();
	const left = replaceTop(state, {...screen, renaming: undefined});
	if (to === chosen.name) return step(left);
	try {
		checkPresetName(to);
	} catch (error) {
		return step(replaceTop(state, {...screen, renaming: {...renaming, problem: problemFrom(error)}}));
	}
	if (state.presets.list.some(({name}) => name === to)) {
		const problem = {
			code: 'preset-exists',
			message: `There is a preset called ${to} already.`,
			hint: 'Choose another name.',
		};
		return step(replaceTop(state, {...screen, renaming: {...renaming, problem}}));
	}
	return change(left, {
		steps: [{step: 'rename', name: chosen.name, to}],
		say: said(`${chosen.name} is now ${to}.`),
		choose: to,
	});
};

const duplicate = (state: AppState, chosen: Preset | undefined, index: number): Step<AppState> => {
	if (chosen === undefined) return step(state);
	const name = freeName(chosen.name, state.presets.list);
	return change(state, {
		steps: [
			{step: 'save', preset: {...chosen, name}, replace: false},
			{step: 'move', name, toIndex: index + 1},
		],
		say: said(`${name} is a copy of ${chosen.name}.`),
		choose: name,
	});
};

const reorder = (state: AppState, chosen: Preset | undefined, toIndex: number): Step<AppState> => {
	if (chosen === undefined || toIndex < 0 || toIndex >= state.presets.list.length) return step(state);
	return change(state, {
		steps: [{step: 'move', name: chosen.name, toIndex}],
		say: said(`${chosen.name} is number ${toIndex + 1}.`),
		choose: chosen.name,
	});
};

const remove = (state: AppState, screen: PresetsScreen, chosen: Preset, index: number): Step<AppState> =>
	change(replaceTop(state, {...screen, removed: {preset: chosen, index}}), {
		steps: [{step: 'remove', name: chosen.name}],
		say: said(`Removed ${chosen.name}. u brings it back.`),
	});

const undo = (state: AppState, screen: PresetsScreen): Step<AppState> => {
	const {removed} = screen;
	if (removed === undefined) return step(state);
	const {preset, index} = removed;
	return change(replaceTop(state, {...screen, removed: undefined}), {
		steps: [
			{step: 'save', preset, replace: false},
			{step: 'move', name: preset.name, toIndex: index},
		],
		say: said(`${preset.name} is back.`),
		choose: preset.name,
	});
};

/** Typing a preset's new name. */
export const typeIntoPresets = (
	state: AppState,
	screen: PresetsScreen,
	edit: (field: TextField) => TextField | undefined,
): Step<AppState> => {
	const field = screen.renaming === undefined ? undefined : edit(screen.renaming.field);
	return field === undefined ? step(state) : step(replaceTop(state, {...screen, renaming: {field}}));
};
