import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import type {Environment} from './folder.ts';
import {recentRoles} from './history.ts';
import {type ListedRoles, readListedRoles} from './listed-roles.ts';
import {callable} from './preset-list.ts';
import {loadConfig} from './read-config.ts';

/*
 * Reading for somebody who has not asked for anything yet, such as a shell that completes a word: what can't be read is
 * not there. No failure, and nothing is set aside.
 */

/** All presets that can be called by name: the user's own, then those of the team that none of them hides. */
export const glanceAtPresets = async (folder: string, env: Environment): Promise<readonly Preset[]> => {
	try {
		const parsed = loadConfig(folder);
		if (!parsed.ok) return [];
		const {readTeamFiles} = await import('./team-presets.ts');
		const team = (await readTeamFiles(folder, env)).flatMap(({presets}) => presets);
		return callable([...parsed.config.presets, ...team]);
	} catch (error) {
		if (error instanceof Failure) return [];
		throw error;
	}
};

/** ARNs of the roles used last, newest first, each once. */
export const glanceAtRecentRoles = (folder: string): readonly string[] =>
	unlessRefused(() => recentRoles(folder)) ?? [];

/** The roles that AWS listed last. */
export const glanceAtListedRoles = (folder: string): ListedRoles | undefined =>
	unlessRefused(() => readListedRoles(folder));

const unlessRefused = <Value>(read: () => Value): Value | undefined => {
	try {
		return read();
	} catch (error) {
		if (error instanceof Failure) return undefined;
		throw error;
	}
};
