import type {Pass, PassRequest, Preset} from '../pass/pass.ts';
import type {Settings} from '../presets/setting.ts';
import type {TeamFile} from '../presets/team-presets.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {Revoked} from '../roles/revoke/revoke.ts';
import type {RolePolicies} from '../roles/role-policies.ts';
import type {PresetFinding} from '../signin/preset-health.ts';
import type {TextField} from './components/text-field/text-field.ts';
import type {CallerHeader, Outcome, ScopeProblems, ScopeReading} from './jobs.ts';
import type {KnownKey} from './keys/bindings.ts';
import type {KeyPress} from './keys/key-press.ts';
import {type Layout, layoutFor, type Size} from './layout.ts';
import type {RolePreview} from './preview/role-preview.ts';
import {type Loadable, readyValue} from './runtime/loadable.ts';
import type {Problem} from './runtime/problem.ts';
import type {AskScreen} from './screens/ask/ask-state.ts';
import type {LinkScreen} from './screens/link/link-state.ts';
import type {PaletteScreen} from './screens/palette/palette-state.ts';
import type {PassScreen} from './screens/pass/pass-state.ts';
import type {PresetsScreen, PresetUndo} from './screens/presets/presets-state.ts';
import type {RevokeScreen} from './screens/revoke/revoke-state.ts';
import {initialRoles, type RolesState} from './screens/roles/roles-state.ts';

/** The keys that worked where help was asked for. */
export type HelpScreen = {
	readonly name: 'help';
	readonly keys: readonly KnownKey[];
	readonly scroll: number;
};

/** Home, which stands beneath all others. */
export type RolesScreen = {readonly name: 'roles'};

/** A screen above the list of roles. The last one is shown and gets the keys; Esc takes it away. */
export type Screen =
	| PassScreen
	| LinkScreen
	| PresetsScreen
	| AskScreen
	| RevokeScreen
	| HelpScreen
	| PaletteScreen;

/** What `u` takes back, on whatever screen. */
export type Undoable = PresetUndo | {readonly what: 'revoked'; readonly revoked: Revoked};

/** `resized`: what is to be said in a window of another size instead. */
export type Toast = Outcome & {readonly resized?: (size: Size) => Toast};

type PresetsState = {
	/** The user's own, in their order. */
	readonly list: readonly Preset[];
	readonly problem?: Problem | undefined;
	readonly team: readonly TeamFile[];
	readonly scopeProblems: ScopeProblems;
	/** What no longer fits, of one's own and the team's. Derived from all that is known. */
	readonly health: ReadonlyMap<Preset, readonly PresetFinding[]>;
	/** What CloudShell does with a home folder: absent until the presets are looked at there, and said only once. */
	readonly cloudShell?: 'asked' | 'said' | undefined;
};

export type AppState = {
	readonly size: Size;
	/** Milliseconds since 1970, as of the last event: the only clock a frame knows. */
	readonly now: number;
	readonly identity: Loadable<CallerHeader>;
	/** When the end of the caller's own credentials was last looked at. */
	readonly credentialsSeenAt?: number | undefined;
	/** The session name a pass gets if nobody types one; empty until the caller is known. */
	readonly sessionName: string;
	readonly presets: PresetsState;
	readonly roles: RolesState;
	/** By role ARN. */
	readonly policies: ReadonlyMap<string, Loadable<RolePolicies>>;
	/** By partition and scopes. */
	readonly scopes: ReadonlyMap<string, Loadable<ScopeReading>>;
	/** By question. */
	readonly previews: ReadonlyMap<string, Loadable<RolePreview>>;
	readonly screens: readonly Screen[];
	/** What opened in the links made since the start, newest first. */
	readonly opened: readonly string[];
	/** What opened in the passes that history knows, newest first. */
	readonly pages: readonly string[];
	/** Keys typed while something was waited for, that are meant for what comes. */
	readonly held: readonly KeyPress[];
	/** Forms as they were left, by role ARN: they come back as they were. */
	readonly drafts: ReadonlyMap<string, PassScreen>;
	/** Questions as they were left, by role. */
	readonly asked: ReadonlyMap<string, TextField>;
	/** What can be taken back, the last change last. */
	readonly undoes: readonly Undoable[];
	/** How the last copy, open or save went; gone with the next key. */
	readonly toast?: Toast | undefined;
	readonly lastUrl?: string | undefined;
	readonly lastPass?: Pass | undefined;
	/** When it was revoked: a link that is over is not printed. */
	readonly lastRevoked?: Date | undefined;
	/** What a fresh form asks for where it differs from daypass's own defaults. */
	readonly settings: Settings;
	/** What the program was started with, until the form for it is open. */
	readonly first?: PassRequest | undefined;
};

type Beginning = {readonly first?: PassRequest | undefined; readonly settings?: Settings};

export const initialState = (size: Size, now: number, {first, settings = {}}: Beginning = {}): AppState => ({
	size,
	now,
	identity: {status: 'loading', since: now},
	sessionName: '',
	presets: {list: [], team: [], scopeProblems: new Map(), health: new Map()},
	roles: initialRoles(now),
	policies: new Map(),
	scopes: new Map(),
	previews: new Map(),
	screens: [],
	opened: [],
	pages: [],
	held: [],
	drafts: new Map(),
	asked: new Map(),
	undoes: [],
	settings,
	...(first === undefined ? {} : {first}),
});

export const layoutOf = (state: AppState): Layout => layoutFor(state.size);

export const topScreen = (state: AppState): Screen | undefined => state.screens.at(-1);

export const withToast = (state: AppState, ok: boolean, message: string): AppState => ({
	...state,
	toast: {ok, message},
});

/** What can be taken back from now on. */
export const withUndo = (state: AppState, undoable: Undoable): AppState => ({
	...state,
	undoes: [...state.undoes, undoable],
});

export const withoutUndo = (state: AppState, gone: (undoable: Undoable) => boolean): AppState => ({
	...state,
	undoes: state.undoes.filter((undoable) => !gone(undoable)),
});

export const callerOf = (state: AppState): Caller | undefined => readyValue(state.identity)?.caller;

/** The caller's own region; AWS's usual first one until it is known. */
export const homeRegion = (state: AppState): string => readyValue(state.identity)?.region ?? 'us-east-1';

/** Pages that links opened at: those made since the start, then those of history and of presets; each once. */
export const recentPages = ({opened, pages, presets}: AppState): readonly string[] =>
	[...new Set([...opened, ...pages, ...presets.list.map(({destination = ''}) => destination)])].filter(
		(page) => page !== '',
	);

export const pushScreen = (state: AppState, screen: Screen): AppState => ({
	...state,
	screens: [...state.screens, screen],
});

export const popScreen = (state: AppState): AppState => ({...state, screens: state.screens.slice(0, -1)});

export const replaceTop = (state: AppState, screen: Screen): AppState => ({
	...state,
	screens: [...state.screens.slice(0, -1), screen],
});

/** The uppermost screen of a name, wherever it stands, changed. */
export const changeScreen = <Name extends Screen['name']>(
	state: AppState,
	name: Name,
	change: (screen: Extract<Screen, {name: Name}>) => Screen,
): AppState => {
	const at = state.screens.findLastIndex((screen) => screen.name === name);
	return {
		...state,
		screens: state.screens.map((screen, index) =>
			index === at ? change(screen as Extract<Screen, {name: Name}>) : screen,
		),
	};
};

export const findScreen = <Name extends Screen['name']>(
	state: AppState,
	name: Name,
): Extract<Screen, {name: Name}> | undefined =>
	state.screens.findLast((screen): screen is Extract<Screen, {name: Name}> => screen.name === name);
