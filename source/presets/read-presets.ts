import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import type {Environment} from './folder.ts';
import {callable, findPreset} from './preset-list.ts';
import {readConfig} from './read-config.ts';

/** The user's own presets in their order, by the quick path. Throws as `readConfig` does. */
export const readPresets = async (folder: string): Promise<readonly Preset[]> =>
	(await readConfig(folder)).presets;

/** One of the user's own, to be changed. Throws kind `usage` for one of the team's, and for none, with the nearest name. */
export const readOwnPreset = async (folder: string, name: string, env: Environment): Promise<Preset> => {
	const own = await readPresets(folder);
	const found = own.find((preset) => preset.name === name);
	if (found !== undefined) return found;
	const shared = (await readCallablePresets(folder, env)).some((preset) => preset.name === name);
	if (!shared) return findPreset(own, name);
	throw new Failure(
		'preset-of-team',
		`“${name}” is one of your team’s presets, which are only read.`,
		`Copy it and change the copy: daypass presets duplicate ${name} my-${name}`,
	);
};

/** All that can be called by name: the user's own, then those of the team that none of them hides. */
export const readCallablePresets = async (folder: string, env: Environment): Promise<readonly Preset[]> => {
	const own = await readPresets(folder);
	const {readTeamFiles} = await import('./team-presets.ts');
	const team = (await readTeamFiles(folder, env)).flatMap(({presets}) => presets);
	return callable([...own, ...team]);
};

/** One preset by its name, the user's own before the team's. Throws kind `usage`, with the nearest name, for none. */
export const readPreset = async (folder: string, name: string, env: Environment): Promise<Preset> => {
	const own = (await readPresets(folder)).find((preset) => preset.name === name);
	return own ?? findPreset(await readCallablePresets(folder, env), name);
};
