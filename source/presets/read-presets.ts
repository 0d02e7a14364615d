import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import type {Config} from './config.ts';
import {callable, noPreset} from './preset-list.ts';
import {readConfig} from './read-config.ts';
import {type EffectiveSettings, effectiveSettings} from './read-settings.ts';
import type {TeamFile} from './team-presets.ts';

/** What is kept, read once by a command and handed on. */
export type Kept = Config & {
	/** The settings as they hold now, variables over the file; throws kind `usage` for a variable that makes no sense. */
	effective(): EffectiveSettings;
	/** The files of the team's presets, read when they are asked for. */
	team(): Promise<readonly TeamFile[]>;
};

/**
 * Presets and settings by the quick path: config.json is read and held against its schema once. Throws as `readConfig`
 * does.
 */
export const readKept = async (folder: string, env: Environment): Promise<Kept> =>
	keptIn(await readConfig(folder), env);

/** What a config.json that was read says, here and now. */
export const keptIn = (config: Config, env: Environment): Kept => {
	const effective = () => effectiveSettings(config.settings, env);
	return {
		...config,
		effective,
		async team() {
			const {settings, refused} = effective();
			const wrong = refused.get('teamFiles');
			if (wrong !== undefined) throw wrong;
			const {teamFiles = []} = settings;
			if (teamFiles.length === 0) return [];
			const {readTeamFiles} = await import('./team-presets.ts');
			return readTeamFiles(teamFiles);
		},
	};
};

/** The user's own presets in their order. Throws as `readConfig` does. */
export const readPresets = async (folder: string): Promise<readonly Preset[]> =>
	(await readConfig(folder)).presets;

/**
 * One of the user's own, to be changed. Throws kind `usage` for one of the team's, and for none, with the nearest name.
 */
export const readOwnPreset = async (folder: string, name: string, env: Environment): Promise<Preset> => {
	const kept = await readKept(folder, env);
	const found = kept.presets.find((preset) => preset.name === name);
	if (found !== undefined) return found;
	const shared = (await callablePresets(kept)).some((preset) => preset.name === name);
	if (!shared) throw await unknownPreset(kept.presets, name, kept);
	throw new Failure(
		'preset-of-team',
		`“${name}” is one of your team’s presets, which are only read.`,
		`Copy it and change the copy: daypass presets duplicate ${name} my-${name}`,
	);
};

/** Whether what can be called by that name is not the user's own. */
export const isOfTeam = (name: string, {presets}: Kept): boolean =>
	!presets.some((preset) => preset.name === name);

/** All that can be called by name: the user's own, then those of the team that none of them hides. */
export const callablePresets = async (kept: Kept): Promise<readonly Preset[]> => {
	const team = (await kept.team()).flatMap(({presets}) => presets);
	return callable([...kept.presets, ...team]);
};

/** One preset by its name, the user's own before the team's; undefined: there is none. */
export const callablePreset = async (kept: Kept, name: string): Promise<Preset | undefined> =>
	kept.presets.find((preset) => preset.name === name) ??
	(await callablePresets(kept)).find((preset) => preset.name === name);

/** As {@link callablePreset}. Throws kind `usage`, with the nearest name, for none. */
export const namedPreset = async (kept: Kept, name: string): Promise<Preset> => {
	const found = await callablePreset(kept, name);
	if (found !== undefined) return found;
	throw await unknownPreset(await callablePresets(kept), name, kept);
};

const unknownPreset = async (presets: readonly Preset[], name: string, kept: Kept): Promise<Failure> => {
	const {perhapsInTeamFiles} = await import('./team-presets.ts');
	return noPreset(presets, name, perhapsInTeamFiles(await kept.team()));
};
