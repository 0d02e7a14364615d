import type {Preset} from '../pass.ts';
import {findPreset} from './preset-list.ts';
import {readConfig} from './read-config.ts';

/** The presets in the user's order, by the quick path. Throws as `readConfig` does. */
export const readPresets = async (folder: string): Promise<readonly Preset[]> =>
	(await readConfig(folder)).presets;

/** One preset by its name. Throws kind `usage`, with the nearest name, when there is none. */
export const readPreset = async (folder: string, name: string): Promise<Preset> =>
	findPreset(await readPresets(folder), name);
