import type {Binding} from '../keys/bindings.ts';
import {always, type GeneralAction, outsideFields} from '../keys/general-keys.ts';
import {type AskAction, askKeys} from '../screens/ask/ask-keys.ts';
import {type HelpAction, helpKeys} from '../screens/help/help-keys.ts';
import {type LinkAction, linkKeys} from '../screens/link/link-keys.ts';
import {type PassAction, passKeys} from '../screens/pass/pass-keys.ts';
import {insideOf} from '../screens/pass/preview-pane.ts';
import {typedSearch} from '../screens/pass/preview-state.ts';
import {type PresetsAction, presetsKeys} from '../screens/presets/presets-keys.ts';
import {underCursor} from '../screens/presets/presets-update.ts';
import {type RevokeAction, revokeKeys} from '../screens/revoke/revoke-keys.ts';
import {isConfirming} from '../screens/revoke/revoke-state.ts';
import {type RolesAction, rolesKeys} from '../screens/roles/roles-keys.ts';
import type {AppState, Screen} from './app-state.ts';
import {layoutOf, topScreen} from './app-state.ts';

/** A screen's key table, tagged with whose actions it holds. */
export type ScreenKeys =
	| {readonly of: 'roles'; readonly table: readonly Binding<RolesAction>[]}
	| {readonly of: 'pass'; readonly table: readonly Binding<PassAction>[]}
	| {readonly of: 'link'; readonly table: readonly Binding<LinkAction>[]}
	| {readonly of: 'presets'; readonly table: readonly Binding<PresetsAction>[]}
	| {readonly of: 'ask'; readonly table: readonly Binding<AskAction>[]}
	| {readonly of: 'revoke'; readonly table: readonly Binding<RevokeAction>[]}
	| {readonly of: 'help'; readonly table: readonly Binding<HelpAction>[]};

/** The keys of one screen as things stand; the list of roles where there is none. */
export const keysOf = (state: AppState, screen: Screen | undefined): ScreenKeys => {
	switch (screen?.name) {
		case undefined:
			return {of: 'roles', table: rolesKeys(state.roles, presetCounts(state))};
		case 'pass':
			return {of: 'pass', table: passKeys(screen, insideOf(state, screen))};
		case 'link':
			return {of: 'link', table: linkKeys(screen)};
		case 'presets':
			return {of: 'presets', table: presetsKeys(screen, underCursor(state, screen))};
		case 'ask':
			return {of: 'ask', table: askKeys(screen)};
		case 'revoke':
			return {of: 'revoke', table: revokeKeys(screen, isConfirming(state, screen))};
		case 'help':
			return {of: 'help', table: helpKeys};
	}
};

/** One's own have digits; there may be the team's to look at besides. */
const presetCounts = ({presets: {list, team}}: AppState) => ({
	own: list.length,
	all: list.length + team.reduce((sum, file) => sum + file.presets.length, 0),
});

/** Whether letters go into a field now, so that `q` and `?` are letters too. */
export const isTyping = (state: AppState): boolean => {
	const screen = topScreen(state);
	switch (screen?.name) {
		case undefined:
			return state.roles.filter.editing || state.roles.typing !== undefined;
		case 'pass':
			return (
				screen.making === undefined &&
				screen.asking === undefined &&
				(screen.preview.focused ? typedSearch(screen.preview) !== undefined : screen.focus !== 'duration')
			);
		case 'link':
			return screen.saving !== undefined;
		case 'presets':
			return screen.renaming !== undefined || screen.choosing !== undefined;
		case 'ask':
			return true;
		case 'revoke':
			return isConfirming(state, screen);
		case 'help':
			return false;
	}
};

/** Fields that never hold a question mark: there it asks for help. */
const asksForHelp = (state: AppState): boolean => {
	const screen = topScreen(state);
	if (screen?.name === 'revoke') return true;
	if (screen?.name !== 'pass' || screen.preview.focused) return false;
	return screen.focus !== 'destination' && screen.focus !== 'scope';
};

/** The keys that work whatever the screen is. */
export const generalKeys = (state: AppState): readonly Binding<GeneralAction>[] => {
	if (!isTyping(state)) return [...outsideFields, ...always];
	return asksForHelp(state) ? [...outsideFields.filter(({shown}) => shown === '?'), ...always] : always;
};

/** Every key that works now, for the footer: in a window that is too small, only the way out. */
export const keysNow = (state: AppState): readonly Binding<unknown>[] => {
	if (layoutOf(state).kind === 'too-small') return always;
	const help = topScreen(state)?.name === 'help';
	return [
		...keysOf(state, topScreen(state)).table,
		...generalKeys(state).filter(({shown}) => !(help && shown === '?')),
	];
};
