import {formatDuration} from '../pass/duration.ts';
import type {Preset} from '../pass/pass.ts';
import {type StoredPreset, toStoredPreset} from './stored-preset.ts';

/** A preset as `presets list --json` prints it: lengths as people write them, no external ID, no answers. */
export type PresetOutput = Omit<StoredPreset, 'duration' | 'externalId' | 'accepted'> & {
	readonly duration: string;
	readonly scope: readonly string[];
};

/** The preset as it may be printed. What is absent is left out. */
export const presetOutput = (preset: Preset): PresetOutput => {
	const {name, role, duration, externalId: _kept, accepted: _answer, ...rest} = toStoredPreset(preset);
	const {region, destination, sessionName, scope = [], ...others} = rest;
	return {
		name,
		role,
		duration: formatDuration(duration),
		...(region === undefined ? {} : {region}),
		...(destination === undefined ? {} : {destination}),
		...(sessionName === undefined ? {} : {sessionName}),
		scope,
		...others,
	};
};
