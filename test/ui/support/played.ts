import type {PassRequest} from '../../../source/pass/pass.ts';
import {advance} from '../../../source/ui/app.ts';
import {type AppState, findScreen, initialState} from '../../../source/ui/app-state.ts';
import type {Effect, Update} from '../../../source/ui/effects.ts';
import type {readScope, workOutPreview} from '../../../source/ui/preview/previews.ts';
import type {copy} from '../../../source/ui/screens/link/link-update.ts';
import type {mint} from '../../../source/ui/screens/pass/making.ts';
import type {PassScreen} from '../../../source/ui/screens/pass/pass-state.ts';
import type {changePresets} from '../../../source/ui/screens/presets/presets-jobs.ts';
import {identity, noon, preset, role} from './example.ts';
import {type Happened, happened} from './happened.ts';
import {progress} from './jobs.ts';
import {rolePreview} from './role-preview.ts';

type Asked = {
	readonly mint: ReturnType<typeof mint>;
	readonly copy: ReturnType<typeof copy>;
	readonly 'read-scope': ReturnType<typeof readScope>;
	readonly 'work-out-preview': ReturnType<typeof workOutPreview>;
	readonly 'change-presets': ReturnType<typeof changePresets>;
};

/** What an effect was asked with, by its name. */
type EffectNamed<Name> = Name extends keyof Asked ? Asked[Name] : Effect;

/** The updates alone: events in, states and wanted effects out. `now` moves only when told to. */
export const play = (size = {columns: 80, rows: 24}, first?: PassRequest) => {
	let state: AppState = initialState(size, noon, {first});
	let now = noon;
	let effects: readonly Effect[] = [];
	const apply = (...updates: readonly Update[]) => {
		const wanted: Effect[] = [];
		for (const update of updates) {
			const next = advance(state, update, now);
			state = next.state;
			wanted.push(...next.effects);
		}
		effects = wanted;
	};
	const send = (...events: readonly Happened[]) => apply(...events.map(happened));
	const played = {
		state: () => state,
		top: () => state.screens.at(-1),
		screens: () => state.screens.map(({name}) => name),
		/** What the last `send` or `press` wanted done. */
		effects: () => effects,
		wanted: <Name extends string>(name: Name) =>
			effects.find((effect) => effect.do === name) as EffectNamed<Name> | undefined,
		send,
		apply,
		wait: (milliseconds: number) => {
			now += milliseconds;
			send({type: 'tick'});
		},
		/** Names of keys; a text in quotes is typed letter by letter. */
		press: (...names: readonly string[]) => {
			send(
				...names
					.flatMap((name) => (name.startsWith('"') ? [...name.slice(1, -1)] : [name]))
					.map(
						(name): Happened => ({
							type: 'key',
							key: [...name].length === 1 ? {name, text: name} : {name},
						}),
					),
			);
		},
	};
	return played;
};

export const roles = [
	role('Audit', {description: 'reads everything'}),
	role('Deploy', {longestSessionSeconds: 43_200}),
	role('Partner', {verdict: 'conditional', needs: ['external-id']}),
	role('Secure', {verdict: 'conditional', needs: ['mfa']}),
	role('Unknown', {verdict: 'unknown'}),
	role('Finance', {verdict: 'denied'}),
	role('ForEc2', {verdict: 'denied', onlyForServices: true}),
];

/** The same once everything that is asked for at the start has been answered. */
export const playOn = (size?: {readonly columns: number; readonly rows: number}) => {
	const played = play(size);
	played.send(
		{type: 'started'},
		{type: 'identified', identity: identity(), sessionName: 'daypass-me'},
		{type: 'presets', presets: [preset('audit', {sessionName: 'suzuki'}), preset('oncall')]},
		{type: 'recent', arns: []},
		{type: 'roles', progress: progress(roles)},
		{type: 'roles-ended'},
	);
	return played;
};

type Played = ReturnType<typeof play>;

/** The form, wherever it stands. */
export const formOf = (played: Played): PassScreen => {
	const form = findScreen(played.state(), 'pass');
	if (form === undefined) throw new Error('No form is open.');
	return form;
};

/** Works out the preview that is wanted, as the effect runner would. */
export const workOut = (played: Played) => {
	const wanted = played.wanted('work-out-preview');
	if (wanted === undefined) throw new Error('No preview is wanted.');
	const preview = rolePreview(wanted.question, wanted.policies, wanted.scope, wanted.now);
	played.send({type: 'previewed', key: wanted.key, preview});
	return preview;
};
