import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import {recentRoles} from './history.ts';
import {type ListedRoles, readListedRoles} from './listed-roles.ts';
import {loadConfig} from './read-config.ts';
import {callablePresets, keptIn} from './read-presets.ts';

/*
 * Reading for somebody who has not asked for anything yet, such as a shell that completes a word: what can't be read is
 * not there. No failure, and nothing is set aside.
 */

/** All presets that can be called by name: the user's own, then those of the team that none of them hides. */
export const peekPresets = async (folder: string, env: Environment): Promise<readonly Preset[]> => {
	const parsed = unlessRefused(() => loadConfig(folder));
	if (!parsed?.ok) return [];
	try {
		return await callablePresets(keptIn(parsed.config, env));
	} catch (error) {
		if (error instanceof Failure) return [];
		throw error;
	}
};

/** The user's own presets. */
export const peekOwnPresets = (folder: string): readonly Preset[] => {
	const parsed = unlessRefused(() => loadConfig(folder));
	return parsed?.ok ? parsed.config.presets : [];
};

/** ARNs of the roles used last, newest first, each once. */
export const peekRecentRoles = (folder: string): readonly string[] =>
	unlessRefused(() => recentRoles(folder)) ?? [];

/** The roles that AWS listed last. */
export const peekListedRoles = (folder: string): ListedRoles | undefined =>
	unlessRefused(() => readListedRoles(folder));

const unlessRefused = <Value>(read: () => Value): Value | undefined => {
	try {
		return read();
	} catch (error) {
		if (error instanceof Failure) return undefined;
		throw error;
	}
};
