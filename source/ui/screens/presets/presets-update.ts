import type {Preset} from '../../../pass/pass.ts';
import {checkPresetName} from '../../../presets/preset-name.ts';
import {atStart, moveInList, withinList} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {PresetChange} from '../../runtime/effects.ts';
import {type Step, step} from '../../runtime/effects.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {problemFrom} from '../../runtime/problem.ts';
import {type AppState, layoutOf, popScreen, pushScreen, replaceTop} from '../../state/app-state.ts';
import {mintPreset, presetForm} from '../pass/pass-mint.ts';
import type {PresetsAction, UnderCursor} from './presets-keys.ts';
import {chooseRole, findingsOf, moveInRoles, repair, roleChoices} from './presets-repair.ts';
import {allPresets, freeName, type ListedPreset, type PresetsScreen, presetsScreen} from './presets-state.ts';

/** Rows of the list: a title and a blank row stand above it, a message below. */
export const presetRows = (state: AppState): number => Math.max(1, layoutOf(state).work - 4);

/** The presets open; in CloudShell, what happens to them there is said once. */
export const openPresets = (state: AppState): Step<AppState> => {
	const opened = pushScreen(state, presetsScreen);
	const {list, cloudShell} = state.presets;
	if (list.length === 0 || !readyValue(state.identity)?.inCloudShell) return step(opened);
	const asked: AppState = {...opened, presets: {...opened.presets, cloudShell: 'asked'}};
	return cloudShell === undefined ? step(asked, {do: 'say-cloudshell'}) : step(asked);
};

/** The preset under the cursor. */
export const chosenOf = (state: AppState, {cursor}: PresetsScreen): ListedPreset | undefined => {
	const all = allPresets(state.presets);
	return all[withinList(cursor, all.length, all.length).index];
};

/** What the keys depend on. */
export const underCursor = (state: AppState, screen: PresetsScreen): UnderCursor => {
	const chosen = chosenOf(state, screen);
	return {
		chosen,
		repairable:
			chosen !== undefined && chosen.file === undefined && findingsOf(state, chosen.preset).length > 0,
		role: roleChoices(state, screen).length > 0,
		undoes: undoable(state, screen),
	};
};

/** Nothing is taken back that a disk has refused, or that something else has come in the place of. */
const undoable = ({presets: {list}}: AppState, {undoes}: PresetsScreen): PresetsScreen['undoes'] => {
	if (undoes === undefined) return undefined;
	const now = list.find(({name}) => name === undoes.preset.name);
	const done = undoes.what === 'removed' ? now === undefined : now !== undefined && now !== undoes.preset;
	return done ? undoes : undefined;
};

/** What a key does on the presets. */
export const updatePresets = (
	state: AppState,
	screen: PresetsScreen,
	action: PresetsAction,
): Step<AppState> => {
	const presets = allPresets(state.presets);
	const {index} = withinList(screen.cursor, presets.length, presetRows(state));
	const listed = presets[index];
	const chosen = listed?.file === undefined ? listed?.preset : undefined;
	const show = (changed: Partial<PresetsScreen>) => step(replaceTop(state, {...screen, ...changed}));
	switch (action.type) {
		case 'move':
			if (screen.choosing !== undefined) return moveInRoles(state, screen, action, presetRows(state));
			return show({cursor: moveInList(screen.cursor, action, presets.length, presetRows(state))});
		case 'mint':
			return mintPreset(state, listed?.preset);
		case 'edit':
			return chosen === undefined ? step(state) : edit(state, screen, chosen);
		case 'rename':
			return chosen === undefined ? step(state) : show({renaming: {field: textField(chosen.name)}});
		case 'keep':
			return rename(state, screen, chosen);
		case 'cancel':
			return show({renaming: undefined});
		case 'duplicate':
			return listed === undefined ? step(state) : duplicate(state, listed, index);
		case 'reorder':
			return reorder(state, chosen, index + action.by);
		case 'remove':
			return chosen === undefined ? step(state) : remove(state, screen, chosen, index);
		case 'repair':
			return chosen === undefined ? step(state) : repair(state, screen, chosen);
		case 'choose-role':
			return chooseRole(state, screen);
		case 'leave-role':
			return show({choosing: undefined});
		case 'undo':
			return undo(state, screen);
		case 'back':
			return step(popScreen(state));
	}
};

const change = (state: AppState, wanted: PresetChange): Step<AppState> =>
	step(state, {do: 'change-presets', change: wanted});

const said = (message: string) => ({ok: true, message});

/** What is changed by hand is not to be lost by taking an earlier repair back. */
const withoutRepair = (screen: PresetsScreen, {name}: Preset): PresetsScreen =>
	screen.undoes?.what === 'repaired' && screen.undoes.preset.name === name
		? {...screen, undoes: undefined}
		: screen;

const edit = (state: AppState, screen: PresetsScreen, chosen: Preset): Step<AppState> =>
	presetForm(replaceTop(state, withoutRepair(screen, chosen)), chosen, chosen);

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

const duplicate = (state: AppState, {preset, file}: ListedPreset, index: number): Step<AppState> => {
	if (file !== undefined) return copyTeams(state, preset);
	const name = freeName(preset.name, state.presets.list);
	return change(state, {
		steps: [
			{step: 'save', preset: {...preset, name}, replace: false},
			{step: 'move', name, toIndex: index + 1},
		],
		say: said(`${name} is a copy of ${preset.name}.`),
		choose: name,
	});
};

/** One of the team's among one's own, under its own name where that is free: from then on that is what the name means. */
const copyTeams = (state: AppState, preset: Preset): Step<AppState> => {
	const {list} = state.presets;
	const taken = list.some(({name}) => name === preset.name);
	const name = taken ? freeName(preset.name, list) : preset.name;
	return change(state, {
		steps: [{step: 'save', preset: {...preset, name}, replace: false}],
		say: said(`${name} is yours now, a copy of your team’s ${preset.name}.`),
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
	change(replaceTop(state, {...screen, undoes: {what: 'removed', preset: chosen, index}}), {
		steps: [{step: 'remove', name: chosen.name}],
		say: said(`Removed ${chosen.name}. u brings it back.`),
	});

const undo = (state: AppState, screen: PresetsScreen): Step<AppState> => {
	const {undoes} = screen;
	if (undoes === undefined) return step(state);
	const {preset} = undoes;
	const before = replaceTop(state, {...screen, undoes: undefined});
	if (undoes.what === 'repaired') {
		return change(before, {
			steps: [{step: 'save', preset, replace: true}],
			say: said(`${preset.name} is as it was.`),
			choose: preset.name,
		});
	}
	return change(before, {
		steps: [
			{step: 'save', preset, replace: false},
			{step: 'move', name: preset.name, toIndex: undoes.index},
		],
		say: said(`${preset.name} is back.`),
		choose: preset.name,
	});
};

/** Typing a preset's new name, or a part of a role's. */
export const typeIntoPresets = (
	state: AppState,
	screen: PresetsScreen,
	edit: (field: TextField) => TextField | undefined,
): Step<AppState> => {
	const {choosing} = screen;
	if (choosing !== undefined) {
		const field = edit(choosing.field);
		const changed = field && {...screen, choosing: {...choosing, field, cursor: atStart}};
		return step(changed === undefined ? state : replaceTop(state, changed));
	}
	const field = screen.renaming === undefined ? undefined : edit(screen.renaming.field);
	return field === undefined ? step(state) : step(replaceTop(state, {...screen, renaming: {field}}));
};
