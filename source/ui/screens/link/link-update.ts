import {checkPresetName} from '../../../presets/preset-name.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {type Step, step, task} from '../../runtime/effects.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {problemFrom} from '../../runtime/problem.ts';
import {type AppState, findScreen, layoutOf, popScreen, replaceTop} from '../../state/app-state.ts';
import {previewOfForm} from '../../state/previews.ts';
import {makeAgain} from '../pass/pass-mint.ts';
import {openRevoke} from '../revoke/revoke-update.ts';
import type {LinkAction} from './link-keys.ts';
import {type LinkScreen, suggestedPresetName} from './link-state.ts';
import {scrolledNote} from './note-lines.ts';

/** What a key does on the link. */
export const updateLink = (state: AppState, screen: LinkScreen, action: LinkAction): Step<AppState> => {
	const show = (changed: Partial<LinkScreen>) => step(replaceTop(state, {...screen, ...changed}));
	switch (action.type) {
		case 'move':
			return scrollNote(state, screen, action);
		case 'copy':
			return step(state, {do: 'copy', text: screen.pass.url});
		case 'open':
			return step(state, {do: 'open', url: screen.pass.url});
		case 'qr':
			return step(state, {do: 'qr', url: screen.pass.url, room: roomAlone(state)});
		case 'alone':
			return step(state, {do: 'show-alone', url: screen.pass.url});
		case 'note':
			return step(state, {do: 'write-note', pass: screen.pass, can: whatVisitorsCan(state)});
		case 'copy-note':
			return screen.note === undefined ? step(state) : step(state, {do: 'copy', text: screen.note.text});
		case 'close-note':
			return show({note: undefined});
		case 'save':
			return show({saving: {field: textField(suggestedPresetName(screen.pass)), taken: false}});
		case 'keep':
			return keep(state, screen);
		case 'cancel':
			return show({saving: undefined});
		case 'again':
			return makeAgain(state);
		case 'revoke':
			return openRevoke(state, screen.pass.role, screen.pass);
		case 'stop':
			return step(replaceTop(state, {...screen, making: undefined}), {do: 'cancel', task: task.mint});
		case 'back':
			return step(popScreen(state), {do: 'cancel', task: task.mint});
	}
};

/** What is left beside the words around something that is shown alone. */
const roomAlone = ({size}: AppState) => ({...size, rows: size.rows - 5});

/** In one line, if the preview of the form beneath has got that far. */
const whatVisitorsCan = (state: AppState): string | undefined => {
	const form = findScreen(state, 'pass');
	return form && readyValue(previewOfForm(state, form))?.summary;
};

const scrollNote = (state: AppState, screen: LinkScreen, move: ListMove): Step<AppState> =>
	screen.note === undefined
		? step(state)
		: step(replaceTop(state, {...screen, note: scrolledNote(screen.note, move, layoutOf(state))}));

/** Saves under the name typed; a name that is taken is asked about first. */
const keep = (state: AppState, screen: LinkScreen): Step<AppState> => {
	const {saving} = screen;
	if (saving === undefined) return step(state);
	const name = saving.field.value.trim();
	try {
		checkPresetName(name);
	} catch (error) {
		return step(replaceTop(state, {...screen, saving: {...saving, problem: problemFrom(error)}}));
	}
	const exists = state.presets.list.some((preset) => preset.name === name);
	if (exists && !saving.taken) {
		return step(replaceTop(state, {...screen, saving: {field: saving.field, taken: true}}));
	}
	return step(replaceTop(state, {...screen, saving: undefined}), {
		do: 'change-presets',
		change: {
			steps: [{step: 'save', preset: {...screen.request, name}, replace: exists}],
			say: {ok: true, message: `${exists ? 'Replaced' : 'Saved'} ${name}: next time, daypass ${name}.`},
		},
	});
};

/** Typing a preset's name. */
export const typeIntoLink = (
	state: AppState,
	screen: LinkScreen,
	edit: (field: TextField) => TextField | undefined,
): Step<AppState> => {
	const field = screen.saving === undefined ? undefined : edit(screen.saving.field);
	return field === undefined
		? step(state)
		: step(replaceTop(state, {...screen, saving: {field, taken: false}}));
};
