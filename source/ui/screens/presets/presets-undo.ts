import type {AppState} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {changePresets} from './presets-jobs.ts';
import type {PresetUndo} from './presets-state.ts';

/** Whether it can be taken back now: not what a disk has refused, nor what something else has come in the place of. */
export const holdsPreset = ({presets: {list}}: AppState, {what, preset}: PresetUndo): boolean => {
	const now = list.find(({name}) => name === preset.name);
	return what === 'removed' ? now === undefined : now !== undefined && now !== preset;
};

export const undoPreset = (state: AppState, undoes: PresetUndo): Step => {
	const {preset} = undoes;
	const {name} = preset;
	const change =
		undoes.what === 'changed'
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
	return step(state, changePresets({change}));
};

/** What taking it back does, for the footer. */
export const undoesPreset = ({what, preset: {name}}: PresetUndo): string =>
	what === 'removed' ? `bring ${name} back` : `${name} as it was`;
