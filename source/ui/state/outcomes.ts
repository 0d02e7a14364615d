import type {Preset} from '../../pass/pass.ts';
import {withinList} from '../components/list/list-cursor.ts';
import {type Step, step} from '../runtime/effects.ts';
import {ready} from '../runtime/loadable.ts';
import type {Problem} from '../runtime/problem.ts';
import {allPresets} from '../screens/presets/presets-state.ts';
import {presetRows} from '../screens/presets/presets-update.ts';
import {arrange, roleCalled, withProgress} from '../screens/roles/roles-state.ts';
import {listRows} from '../screens/roles/roles-update.ts';
import {type AppState, changeScreen, findScreen} from './app-state.ts';
import type {AppEvent} from './events.ts';
import {judged, judgeFailed, verified, verifyFailed} from './judging.ts';
import {minted, mintFailed, mintWaits} from './making.ts';
import {policiesChanged, policiesFailed, policiesRead, policiesSoon, policiesWanted} from './policies.ts';
import {previewed, previewFailed, scopeFailed, scopeRead} from './previews.ts';
import {revokeOutcome, withRevocation} from './revoking.ts';

/** Events that are neither keys nor the clock: what came of the things the screen asked for. */
export type OutcomeEvent = Exclude<AppEvent, {type: 'started' | 'key' | 'paste' | 'resized' | 'tick'}>;

/** What the screen makes of an answer. */
export const updateOutcome = (state: AppState, event: OutcomeEvent): Step<AppState> => {
	switch (event.type) {
		case 'identified':
			return step({...state, identity: ready(event.identity), sessionName: event.sessionName});
		case 'not-identified':
			return step({...state, identity: {status: 'failed', problem: event.problem}});
		case 'roles': {
			const form = findScreen(state, 'pass');
			const first = state.roles.rows.length === 0 || (form !== undefined && form.role === undefined);
			const roles = withProgress(state.roles, event.progress, listRows(state));
			return step(withFormsRole({...state, roles}), ...(first ? [policiesSoon] : []));
		}
		case 'roles-ended':
			return step(withReading(state, {status: 'done'}));
		case 'roles-failed':
			return step(withReading(state, {status: 'failed', problem: event.problem}));
		case 'recent':
			return step({...state, roles: arrange({...state.roles, recent: event.arns}, listRows(state))});
		case 'presets':
			return scopesChecked(withList(state, event.presets));
		case 'presets-changed': {
			const changed = withList(state, event.presets);
			return scopesChecked(chosenPreset({...changed, told: event.told}, event.choose));
		}
		case 'team-presets':
			return scopesChecked(withPresets(state, {team: event.files}));
		case 'preset-scopes':
			return step(withPresets(state, {scopeProblems: event.problems}));
		case 'cloudshell-said':
			return step(event.now ? withPresets(state, {cloudShell: 'said'}) : state);
		case 'presets-failed':
			return step(presetsFailed(state, event.problem));
		case 'judged':
			return judged(state, event.role);
		case 'judge-failed':
			return step(judgeFailed(state, event.problem));
		case 'verified':
			return step(verified(state, event.role));
		case 'verify-failed':
			return step(verifyFailed(state, event.arn, event.problem));
		case 'policies-wanted':
			return policiesWanted(state);
		case 'policies':
			return policiesRead(state, event.arn, event.policies);
		case 'policies-failed':
			return step(policiesFailed(state, event.arn, event.problem));
		case 'scope-read':
			return scopeRead(state, event.key, event.scope);
		case 'scope-failed':
			return step(scopeFailed(state, event.key, event.problem));
		case 'previewed':
			return step(previewed(state, event.key, event.preview));
		case 'preview-failed':
			return step(previewFailed(state, event.key, event.problem));
		case 'mint-waits':
			return step(mintWaits(state, event.doing));
		case 'minted':
			return minted(state, event.pass, event.request);
		case 'mint-failed':
			return step(mintFailed(state, event.problem));
		case 'revoked':
		case 'revocation-undone': {
			const of = findScreen(state, 'revoke')?.role.arn ?? '';
			return policiesChanged(withRevocation(state, event), of);
		}
		case 'passes-read':
		case 'passes-failed':
		case 'revoke-waits':
		case 'revoke-failed':
		case 'undo-failed':
			return step(changeScreen(state, 'revoke', (screen) => revokeOutcome(screen, event)));
		case 'qr':
			return step(state, {do: 'show-alone', url: event.text});
		case 'told':
			return step({...state, told: event.told});
		case 'note':
			return step(changeScreen(state, 'link', (link) => ({...link, note: {text: event.text, scroll: 0}})));
	}
};

/** An open form learns what becomes known of its role: that it is there, and what it wants. */
const withFormsRole = (state: AppState): AppState =>
	changeScreen(state, 'pass', (form) => {
		const role = roleCalled(form.role?.arn ?? form.base.role, state.roles);
		return role === undefined ? form : {...form, role, lookup: undefined};
	});

const withReading = (state: AppState, reading: AppState['roles']['reading']): AppState => ({
	...state,
	roles: {...state.roles, reading},
});

const chosenPreset = (state: AppState, name: string | undefined): AppState => {
	const index = state.presets.list.findIndex((preset) => preset.name === name);
	return changeScreen(state, 'presets', (screen) => ({
		...screen,
		cursor: withinList(
			index === -1 ? screen.cursor : {...screen.cursor, index},
			allPresets(state.presets).length,
			presetRows(state),
		),
	}));
};

const withPresets = (state: AppState, presets: Partial<AppState['presets']>): AppState => ({
	...state,
	presets: {...state.presets, ...presets},
});

/** What was found about a scope holds until it is looked at again: a mark that went and came would only flicker. */
const withList = (state: AppState, list: readonly Preset[]): AppState => {
	const known = [...state.presets.scopeProblems];
	const kept = list.flatMap((preset) => {
		const found = known.find(([{scope}]) => scope.join() === preset.scope.join());
		return found === undefined ? [] : [[preset, found[1]] as const];
	});
	const scopeProblems = new Map([...known, ...kept]);
	return withPresets(state, {list, problem: undefined, scopeProblems});
};

/** Scopes may be files: whether they are there is looked at whenever there are other presets. */
const scopesChecked = (state: AppState): Step<AppState> => {
	const presets = allPresets(state.presets)
		.map(({preset}) => preset)
		.filter(({scope}) => scope.length > 0);
	return presets.length === 0 ? step(state) : step(state, {do: 'check-scopes', presets});
};

/** What could not be saved is said; what could be read before is still shown. */
const presetsFailed = (state: AppState, problem: Problem): AppState => ({
	...state,
	presets: {...state.presets, problem},
	told: {ok: false, message: `${problem.message} ${problem.hint}`.trim()},
});
