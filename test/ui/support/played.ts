import type {PassRequest} from '../../../source/pass/pass.ts';
import type {Effect} from '../../../source/ui/runtime/effects.ts';
import type {PassScreen} from '../../../source/ui/screens/pass/pass-state.ts';
import {type AppState, findScreen, initialState} from '../../../source/ui/state/app-state.ts';
import type {AppEvent} from '../../../source/ui/state/events.ts';
import {update} from '../../../source/ui/state/update.ts';
import {identity, noon, preset, role} from './example.ts';
import {progress} from './jobs.ts';
import {rolePreview} from './role-preview.ts';

/** The reducers alone: events in, states and wanted effects out. `now` moves only when told to. */
export const play = (size = {columns: 80, rows: 24}, first?: PassRequest) => {
	let state: AppState = initialState(size, noon, {first});
	let now = noon;
	let effects: readonly Effect[] = [];
	const send = (...events: readonly AppEvent[]) => {
		const wanted: Effect[] = [];
		for (const event of events) {
			const next = update(state, event, now);
			state = next.state;
			wanted.push(...next.effects);
		}
		effects = wanted;
	};
	const played = {
		state: () => state,
		top: () => state.screens.at(-1),
		screens: () => state.screens.map(({name}) => name),
		/** What the last `send` or `press` wanted done. */
		effects: () => effects,
		wanted: (name: Effect['do']) => effects.find((effect) => effect.do === name),
		send,
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
						(name): AppEvent => ({
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
	if (wanted?.do !== 'work-out-preview') throw new Error('No preview is wanted.');
	const preview = rolePreview(wanted.question, wanted.policies, wanted.scope, wanted.now);
	played.send({type: 'previewed', key: wanted.key, preview});
	return preview;
};
