import type {AppState} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf} from '../../keys/bindings.ts';
import {changePresets, withUndo} from './presets-jobs.ts';
import type {Undoable} from './presets-state.ts';

/** What can be taken back now: not what a disk has refused, nor what something else has come in the place of. */
const undoable = ({presets: {list, undoes}}: AppState): Undoable | undefined => {
	if (undoes === undefined) return undefined;
	const now = list.find(({name}) => name === undoes.preset.name);
	const done = undoes.what === 'removed' ? now === undefined : now !== undefined && now !== undoes.preset;
	return done ? undoes : undefined;
};

const undo = (state: AppState, undoes: Undoable): Step => {
	const {preset} = undoes;
	const {name} = preset;
	const change =
		undoes.what === 'repaired'
			? {
					steps: [{step: 'save', preset, replace: true} as const],
					say: {ok: true, message: `${name} is as it was.`},
					choose: name,
				}
			: {
					steps: [
						{step: 'save', preset, replace: false} as const,
						{step: 'move', name, toIndex: undoes.index} as const,
					],
					say: {ok: true, message: `${name} is back.`},
					choose: name,
				};
	return step(withUndo(state, undefined), changePresets({change}));
};

const key = bindingsOf('Everywhere');

/** `u`, on every screen, for as long as there is something to take back. */
export const undoKeys = (state: AppState): readonly Binding<Step>[] => {
	const undoes = undoable(state);
	if (undoes === undefined) return [];
	const {name} = undoes.preset;
	const does = undoes.what === 'removed' ? `bring ${name} back` : `${name} as it was`;
	return [key('u', does, () => undo(state, undoes), {footer: 2.3})];
};
