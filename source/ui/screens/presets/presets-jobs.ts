import type {Preset} from '../../../pass/pass.ts';
import {type AppState, changeScreen, layoutOf, withToast} from '../../app-state.ts';
import {withinList} from '../../components/list/list-cursor.ts';
import {job, type Step, step} from '../../effects.ts';
import type {Jobs, Outcome, ScopeProblems} from '../../jobs.ts';
import type {Problem} from '../../runtime/problem.ts';
import {allPresets, presetRows} from './presets-state.ts';

type Presets = AppState['presets'];

const withPresets = (state: AppState, presets: Partial<Presets>): AppState => ({
	...state,
	presets: {...state.presets, ...presets},
});

/** What could not be saved is said; what could be read before is still shown. */
export const presetsFailed = (state: AppState, problem: Problem): Step =>
	step(withToast(withPresets(state, {problem}), false, `${problem.message} ${problem.hint}`.trim()));

export const readPresets = job('read-presets', {
	run: (jobs, _: object) => jobs.presets(),
	done: (state, presets) => presetsRead(state, presets),
	failed: (state, problem) => presetsFailed(state, problem),
})({});

export const presetsRead = (state: AppState, presets: readonly Preset[]): Step =>
	scopesChecked(withList(state, presets));

export const readTeamPresets = job('read-team-presets', {
	run: (jobs, _: object) => jobs.teamPresets(),
	done: (state, team) => teamPresetsRead(state, team),
})({});

export const teamPresetsRead = (state: AppState, team: Presets['team']): Step =>
	scopesChecked(withPresets(state, {team}));

const checkScopes = job('check-scopes', {
	run: (jobs, {presets}: {readonly presets: readonly Preset[]}) => jobs.scopeProblems(presets),
	done: (state, problems) => scopesRead(state, problems),
});

export const scopesRead = (state: AppState, scopeProblems: ScopeProblems): Step =>
	step(withPresets(state, {scopeProblems}));

/** Scopes may be files: whether they are there is looked at whenever there are other presets. */
const scopesChecked = (state: AppState): Step => {
	const presets = allPresets(state.presets)
		.map(({preset}) => preset)
		.filter(({scope = []}) => scope.length > 0);
	return presets.length === 0 ? step(state) : step(state, checkScopes({presets}));
};

/** What was found about a scope holds until it is looked at again: a mark that went and came would only flicker. */
const withList = (state: AppState, list: readonly Preset[]): AppState => {
	const known = [...state.presets.scopeProblems];
	const kept = list.flatMap((preset) => {
		const found = known.find(([{scope}]) => JSON.stringify(scope) === JSON.stringify(preset.scope));
		return found === undefined ? [] : [[preset, found[1]] as const];
	});
	return withPresets(state, {list, problem: undefined, scopeProblems: new Map([...known, ...kept])});
};

/** Says what CloudShell does with a home folder, the first time. */
export const sayCloudShell = job('say-cloudshell', {
	run: (jobs, _: object) => jobs.firstTime('cloudshell-home'),
	done: (state, first) => cloudShellSaid(state, first),
})({});

export const cloudShellSaid = (state: AppState, first: boolean): Step =>
	step(first ? withPresets(state, {cloudShell: 'said'}) : state);

/** Changes of the presets, one after the other; `say` is said when all went well. */
export type PresetChange = {
	readonly steps: readonly (
		| {readonly step: 'save'; readonly preset: Preset; readonly replace: boolean}
		| {readonly step: 'remove'; readonly name: string}
		| {readonly step: 'rename'; readonly name: string; readonly to: string}
		| {readonly step: 'move'; readonly name: string; readonly toIndex: number}
	)[];
	readonly say: Outcome;
	/** The preset the cursor goes to. */
	readonly choose?: string;
};

export const changePresets = job('change-presets', {
	run: async (jobs, {change}: {readonly change: PresetChange}) => {
		let presets: readonly Preset[] = [];
		for (const wanted of change.steps) presets = await changeOnce(jobs, wanted);
		return presets;
	},
	done: (state, presets, {change}) => presetsChanged(state, presets, change),
	failed: (state, problem) => presetsFailed(state, problem),
});

const changeOnce = (jobs: Jobs, wanted: PresetChange['steps'][number]): Promise<readonly Preset[]> => {
	switch (wanted.step) {
		case 'save':
			return jobs.savePreset(wanted.preset, {replace: wanted.replace});
		case 'remove':
			return jobs.removePreset(wanted.name);
		case 'rename':
			return jobs.renamePreset(wanted.name, wanted.to);
		case 'move':
			return jobs.movePreset(wanted.name, wanted.toIndex);
	}
};

export const presetsChanged = (
	state: AppState,
	presets: readonly Preset[],
	{say, choose}: Pick<PresetChange, 'say' | 'choose'>,
): Step => {
	const changed = withList({...state, toast: say}, presets);
	const index = presets.findIndex(({name}) => name === choose);
	const chosen = changeScreen(changed, 'presets', (screen) => ({
		...screen,
		cursor: withinList(
			index === -1 ? screen.cursor : {...screen.cursor, index},
			allPresets(changed.presets).length,
			presetRows(layoutOf(state)),
		),
	}));
	return scopesChecked(chosen);
};
