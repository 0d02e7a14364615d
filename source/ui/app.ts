import {exitCodes} from '../failure.ts';
import {type AppState, layoutOf, pushScreen, type RolesScreen, type Screen, topScreen} from './app-state.ts';
import {withinList} from './components/list/list-cursor.ts';
import {toastLines} from './components/message-lines.ts';
import {beside, filled} from './components/panes.ts';
import {editText, insertText} from './components/text-field/text-field.ts';
import {
	type Host,
	leave,
	redraw,
	type Step,
	spinnerSoon,
	step,
	suspend,
	type Update,
	type World,
} from './effects.ts';
import type {Jobs} from './jobs.ts';
import {type Binding, bindingsOf, type KnownKey, runKey} from './keys/bindings.ts';
import type {KeyPress} from './keys/key-press.ts';
import {listBeside, type Size} from './layout.ts';
import {withOwnCredentials} from './own-credentials.ts';
import * as runtime from './runtime/store.ts';
import type {ListPane, ScreenObject, Typing, View} from './screen.ts';
import {askKeys} from './screens/ask/ask-keys.ts';
import {typingQuestion, withAnswer} from './screens/ask/ask-update.ts';
import {askView} from './screens/ask/ask-view.ts';
import {helpKeys} from './screens/help/help-keys.ts';
import {helpView} from './screens/help/help-view.ts';
import {withLinkBeside} from './screens/link/link-beside.ts';
import {linkKeys} from './screens/link/link-keys.ts';
import {typingOnLink} from './screens/link/link-update.ts';
import {linkView} from './screens/link/link-view.ts';
import {paletteKeys, typingInPalette} from './screens/palette/palette-keys.ts';
import {paletteScreen} from './screens/palette/palette-state.ts';
import {paletteView} from './screens/palette/palette-view.ts';
import {passKeys} from './screens/pass/pass-keys.ts';
import {openRequest} from './screens/pass/pass-mint.ts';
import {typingOnPass} from './screens/pass/pass-update.ts';
import {passView} from './screens/pass/pass-view.ts';
import {withHealth} from './screens/presets/preset-health.ts';
import {presetsKeys} from './screens/presets/presets-keys.ts';
import {typingOnPresets} from './screens/presets/presets-update.ts';
import {presetsView} from './screens/presets/presets-view.ts';
import {revokeKeys} from './screens/revoke/revoke-keys.ts';
import {typingOnRevoke} from './screens/revoke/revoke-update.ts';
import {revokeView} from './screens/revoke/revoke-view.ts';
import {rolesKeys} from './screens/roles/roles-keys.ts';
import {listRows} from './screens/roles/roles-layout.ts';
import {rowCount} from './screens/roles/roles-state.ts';
import {pasteOnRoles, readAll, typingOnRoles} from './screens/roles/roles-update.ts';
import {rolesColumn, rolesView} from './screens/roles/roles-view.ts';
import {anySymbols, type Symbols} from './theme.ts';
import {undoKeys} from './undo.ts';

type AnyScreen = Screen | RolesScreen;

/** All screens there are. */
const screens: {
	readonly [Name in AnyScreen['name']]: ScreenObject<Extract<AnyScreen, {readonly name: Name}>>;
} = {
	roles: {keys: rolesKeys, typing: typingOnRoles, paste: pasteOnRoles, view: rolesView},
	pass: {keys: passKeys, typing: typingOnPass, view: passView},
	link: {keys: linkKeys, typing: typingOnLink, view: linkView},
	presets: {keys: presetsKeys, typing: typingOnPresets, view: presetsView},
	ask: {keys: askKeys, typing: typingQuestion, view: askView},
	revoke: {keys: revokeKeys, typing: typingOnRevoke, view: revokeView},
	help: {keys: helpKeys, view: helpView},
	palette: {keys: paletteKeys, typing: typingInPalette, view: paletteView},
};

const home: RolesScreen = {name: 'roles'};

/** The screen that is shown, and what is known of it. */
const shown = (state: AppState) => {
	const screen = topScreen(state) ?? home;
	// A screen's name is that of its object: the compiler can't follow that through a union.
	return {screen, object: screens[screen.name] as ScreenObject<AnyScreen>};
};

/** Screens with a place of their own for what is said in passing. */
const saying: readonly string[] = ['roles', 'pass', 'link', 'presets'] satisfies readonly AnyScreen['name'][];

/** What is said in passing, in the last row where a screen has no place for it. */
const withSaid = (state: AppState, {name}: AnyScreen, view: View, symbols: Symbols): View => {
	const {columns, work} = layoutOf(state);
	if (state.toast === undefined || saying.includes(name)) return view;
	const said = toastLines(state.toast, columns, symbols).slice(0, work);
	return {...view, lines: [...filled(view.lines, work - said.length), ...said]};
};

/** What the shown screen looks like. Pure. */
export const viewOf = (state: AppState, symbols: Symbols): View => {
	const {screen} = shown(state);
	return withSaid(state, screen, viewAlone(state, symbols), symbols);
};

const viewAlone = (state: AppState, symbols: Symbols): View => {
	const {screen, object} = shown(state);
	const list = screen.name === 'pass' ? listBeside(state.size) : undefined;
	if (list === undefined) return object.view(state, screen, symbols);
	// Three columns: the form and its preview are laid out in what the list leaves.
	const columns = state.size.columns - list - 3;
	const {lines, pane} = object.view({...state, size: {...state.size, columns}}, screen, symbols);
	const besides = {columns: list, rows: layoutOf(state).work};
	return {
		lines: beside(rolesColumn(state, besides, symbols), lines, besides, symbols),
		...(pane === undefined ? {} : {pane}),
	};
};

/** A mark is one column wide in either set: what there is to scroll through does not hang on them. */
const paneOf = (state: AppState) => (): ListPane =>
	viewOf(state, anySymbols).pane ?? {...layoutOf(state), count: 0};

const screenKeys = (state: AppState): readonly Binding<Step>[] => {
	const {screen, object} = shown(state);
	return object.keys(state, screen, paneOf(state));
};

const typingOf = (state: AppState): Typing | undefined => {
	const {screen, object} = shown(state);
	return object.typing?.(state, screen, paneOf(state));
};

const everywhere = bindingsOf('Everywhere');

/** Keys that work on every screen, whatever it is doing. */
const always = (state: AppState): readonly Binding<Step>[] => [
	everywhere('ctrl-c', 'leave at once', () => step(state, leave({exitCode: exitCodes.cancelled}))),
	everywhere('ctrl-z', 'to the shell; fg returns', () => step(state, suspend)),
	everywhere('ctrl-l', 'draw again', () => step(state, redraw)),
];

const paletteKey = (state: AppState, ...letters: readonly string[]): Binding<Step> =>
	everywhere(['ctrl-p', ...letters], 'everything to do here', () => openPalette(state), {
		shown: letters.length > 0 ? ': Ctrl-P' : 'Ctrl-P',
	});

/** The keys that work whatever the screen is; letters only where they are not typed into a field. */
const generalKeys = (state: AppState): readonly Binding<Step>[] => {
	const typing = typingOf(state);
	const help = everywhere('?', 'keys', () => openHelp(state), {footer: 2.5});
	const quit = everywhere('q', 'quit', () => step(state, leave({exitCode: 0})), {footer: 2.6});
	if (typing === undefined) {
		return [...undoKeys(state), help, quit, paletteKey(state, ':'), ...always(state)];
	}
	return [...(typing.asksForHelp === true ? [help] : []), paletteKey(state), ...always(state)];
};

const openHelp = (state: AppState): Step => {
	const keys = [...screenKeys(state), ...generalKeys(state)];
	return step(pushScreen(state, {name: 'help', keys, scroll: 0}));
};

/** The palette, and Ctrl-P in it, which goes back, are not in it. */
const openPalette = (state: AppState): Step => {
	const keys = [...screenKeys(state), ...generalKeys(state)].filter((key) => !key.keys.includes('ctrl-p'));
	return step(pushScreen(state, paletteScreen(keys)));
};

/** Every key that works now, for the footer: in a window that is too small, only the way out. */
export const keysNow = (state: AppState): readonly KnownKey[] => {
	if (layoutOf(state).kind === 'too-small') return always(state);
	const help = topScreen(state)?.name === 'help';
	return [...screenKeys(state), ...generalKeys(state).filter((key) => !(help && key.shown === '?'))];
};

/** Everything is asked for at once; the first frame does not wait for any of it. */
export const started: Update = (state) => {
	const opened = state.first === undefined ? step(state) : openRequest(state, state.first);
	return step(opened.state, ...readAll, ...opened.effects, spinnerSoon);
};

/** What the last copy, open or save came to is said until the next key. */
const withoutToast = (state: AppState): AppState => ({...state, toast: undefined});

/** Whether a key waits for its role: then those after it follow it. */
const awaitsRole = (state: AppState) => topScreen(state) === undefined && state.roles.awaiting === true;

/** Whether the form's link is being made: then what is no key of the form is meant for the link. */
const awaitsLink = (state: AppState): boolean => {
	const top = topScreen(state);
	return top?.name === 'pass' && top.making !== undefined;
};

const hold = (state: AppState, key: KeyPress): Step => step({...state, held: [...state.held, key]});

const isControl = ({name}: KeyPress) => name === 'escape' || name.startsWith('ctrl-');

/** A key that the field with the keys takes; undefined: there is none, or the key does not edit. */
const editedBy = (state: AppState, key: KeyPress): Step | undefined => {
	const typing = typingOf(state);
	const field = typing && editText(typing.field, key);
	return field && typing.typed(field);
};

export const pressed =
	(key: KeyPress): Update =>
	(before) => {
		const state = withoutToast(before);
		if (layoutOf(state).kind === 'too-small') return runKey(always(state), key.name) ?? step(state);
		if (awaitsRole(state) && !isControl(key)) return hold(state, key);
		return (
			runKey(screenKeys(state), key.name) ??
			runKey(generalKeys(state), key.name) ??
			editedBy(state, key) ??
			(awaitsLink(state) ? hold(state, key) : step(state))
		);
	};

/** What was waited for is there: the keys typed meanwhile are pressed now. */
const released = (next: Step): Step => {
	const {state: now} = next;
	if (now.held.length === 0 || awaitsRole(now) || awaitsLink(now)) return next;
	return now.held.reduce(
		({state, effects}, key): Step => {
			const one = pressed(key)(state);
			return step(one.state, ...effects, ...one.effects);
		},
		step({...next.state, held: []}, ...next.effects),
	);
};

const settle = (next: Step, before: AppState): Step => {
	const {state, effects} = withLinkBeside(withOwnCredentials(released(next)));
	return step(withHealth(withAnswer(state), before), ...effects);
};

/** A paste is text and never keys: into the field that has the focus, else what the screen makes of it. */
export const pasted =
	(text: string): Update =>
	(before) => {
		const state = withoutToast(before);
		const trimmed = text.trim();
		if (trimmed === '') return step(state);
		const typing = typingOf(state);
		if (typing !== undefined) return typing.typed(insertText(typing.field, trimmed));
		return shown(state).object.paste?.(state, trimmed) ?? step(state);
	};

/** The same in a window of another size: what was chosen stays in sight. */
export const resized =
	(size: Size): Update =>
	(before) => {
		const state = {...before, size, toast: before.toast?.resized?.(size) ?? before.toast};
		const {roles} = state;
		const cursor = withinList(roles.cursor, rowCount(roles), listRows(layoutOf(state)));
		return step({...state, roles: {...roles, cursor}});
	};

/** What happened, to the next state and what is to be done about it. Pure. */
export const advance = (state: AppState, update: Update, now: number): Step =>
	runtime.advance(state, update, now, settle);

const second = 1000;
const minute = 60 * second;

/** Every second while a link's clocks are shown, every minute for what is left of the caller's own credentials. */
const tickEvery = ({screens: open}: AppState) => (open.some(({name}) => name === 'link') ? second : minute);

export type Store = runtime.Store<AppState, World>;

export const createStore = (initial: AppState, jobs: Jobs, host: Host): Store =>
	runtime.createStore({initial, world: {jobs, host}, now: () => jobs.now(), settle, tickEvery});
