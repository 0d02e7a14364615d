import {exitCodes} from '../../failure.ts';
import {editText, insertText, type TextField, textField} from '../components/text-field/text-field.ts';
import {actionFor} from '../keys/bindings.ts';
import {always, type GeneralAction} from '../keys/general-keys.ts';
import type {KeyPress} from '../keys/key-press.ts';
import {lookAgain, type Step, step} from '../runtime/effects.ts';
import {feltAfter} from '../runtime/loadable.ts';
import {typeIntoAsk, updateAsk} from '../screens/ask/ask-update.ts';
import {updateHelp} from '../screens/help/help-update.ts';
import {typeIntoLink, updateLink} from '../screens/link/link-update.ts';
import {openRequest} from '../screens/pass/pass-mint.ts';
import {typeIntoForm, updatePass} from '../screens/pass/pass-update.ts';
import {typeIntoPresets, updatePresets} from '../screens/presets/presets-update.ts';
import {typeIntoRevoke, updateRevoke} from '../screens/revoke/revoke-update.ts';
import {typeIntoRoles, updateRoles} from '../screens/roles/roles-update.ts';
import {type AppState, layoutOf, pushScreen, topScreen} from './app-state.ts';
import type {AppEvent} from './events.ts';
import {updateOutcome} from './outcomes.ts';
import {withHealth} from './preset-health.ts';
import {resized} from './resize.ts';
import {generalKeys, isTyping, keysOf} from './screen-keys.ts';

/** The whole program: a state and what happened, to the next state and what is to be done about it. Pure. */
export const update = (before: AppState, event: AppEvent, now: number): Step<AppState> => {
	const {state, effects} = happened({...before, now}, event);
	return step(withHealth(state, before), ...effects);
};

const happened = (state: AppState, event: AppEvent): Step<AppState> => {
	switch (event.type) {
		case 'started':
			return started(state);
		case 'key':
			return pressKey({...state, told: undefined}, event.key);
		case 'paste':
			return paste({...state, told: undefined}, event.text);
		case 'resized':
			return step(resized(state, event.size));
		case 'tick':
			return step(state);
		default:
			return updateOutcome(state, event);
	}
};

/** Everything is asked for at once; the first frame does not wait for any of it. */
const started = (state: AppState): Step<AppState> => {
	const opened = state.first === undefined ? step(state) : openRequest(state, state.first);
	return step(
		opened.state,
		{do: 'identify'},
		{do: 'read-presets'},
		{do: 'read-team-presets'},
		{do: 'read-recent'},
		{do: 'read-roles'},
		...opened.effects,
		lookAgain(feltAfter),
	);
};

const pressKey = (state: AppState, key: KeyPress): Step<AppState> => {
	if (layoutOf(state).kind === 'too-small') return general(state, actionFor(always, key.name));
	const action = screenAction(state, key.name);
	if (action !== undefined) return action;
	const everywhere = actionFor(generalKeys(state), key.name);
	if (everywhere !== undefined) return general(state, everywhere);
	return isTyping(state) ? typeInto(state, (field) => editText(field, key)) : step(state);
};

/** What the shown screen's own table says about a key. */
const screenAction = (state: AppState, name: string): Step<AppState> | undefined => {
	const screen = topScreen(state);
	const keys = keysOf(state, screen);
	switch (keys.of) {
		case 'roles': {
			const action = actionFor(keys.table, name);
			return action && updateRoles(state, action);
		}
		case 'pass': {
			const action = actionFor(keys.table, name);
			return action && screen?.name === 'pass' ? updatePass(state, screen, action) : undefined;
		}
		case 'link': {
			const action = actionFor(keys.table, name);
			return action && screen?.name === 'link' ? updateLink(state, screen, action) : undefined;
		}
		case 'presets': {
			const action = actionFor(keys.table, name);
			return action && screen?.name === 'presets' ? updatePresets(state, screen, action) : undefined;
		}
		case 'ask': {
			const action = actionFor(keys.table, name);
			return action && screen?.name === 'ask' ? updateAsk(state, screen, action) : undefined;
		}
		case 'revoke': {
			const action = actionFor(keys.table, name);
			return action && screen?.name === 'revoke' ? updateRevoke(state, screen, action) : undefined;
		}
		case 'help': {
			const action = actionFor(keys.table, name);
			return action && screen?.name === 'help' ? updateHelp(state, screen, action) : undefined;
		}
	}
};

const general = (state: AppState, action: GeneralAction | undefined): Step<AppState> => {
	switch (action?.type) {
		case undefined:
			return step(state);
		case 'quit':
			return step(state, {do: 'leave', exitCode: 0});
		case 'interrupt':
			return step(state, {do: 'leave', exitCode: exitCodes.cancelled});
		case 'suspend':
			return step(state, {do: 'suspend'});
		case 'redraw':
			return step(state, {do: 'redraw'});
		case 'help':
			return step(pushScreen(state, {name: 'help', scroll: 0}));
	}
};

type Edit = (field: TextField) => TextField | undefined;

const typeInto = (state: AppState, edit: Edit): Step<AppState> => {
	const screen = topScreen(state);
	switch (screen?.name) {
		case undefined:
			return typeIntoRoles(state, edit);
		case 'pass':
			return typeIntoForm(state, screen, edit);
		case 'link':
			return typeIntoLink(state, screen, edit);
		case 'presets':
			return typeIntoPresets(state, screen, edit);
		case 'ask':
			return typeIntoAsk(state, screen, edit);
		case 'revoke':
			return typeIntoRevoke(state, screen, edit);
		case 'help':
			return step(state);
	}
};

/** A paste is text and never keys: into the field that has the focus; on the list an ARN to use, or a filter. */
const paste = (state: AppState, text: string): Step<AppState> => {
	const trimmed = text.trim();
	if (trimmed === '') return step(state);
	if (topScreen(state) === undefined && !isTyping(state)) {
		const {roles} = state;
		const opened = trimmed.startsWith('arn:')
			? {...roles, typing: {field: textField()}}
			: {...roles, filter: {...roles.filter, editing: true}};
		return typeInto({...state, roles: opened}, (field) => insertText(field, trimmed));
	}
	return isTyping(state) ? typeInto(state, (field) => insertText(field, trimmed)) : step(state);
};
