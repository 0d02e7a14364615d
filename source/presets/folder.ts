import {mkdirSync, statSync} from 'node:fs';
import {userInfo} from 'node:os';
import path from 'node:path';
import type {Environment} from '../environment.ts';
import {errorCode, storageFailure} from './storage-failure.ts';

/**
 * The folder that holds presets, settings and history: `DAYPASS_CONFIG_DIR` itself, else conf's place for `daypass`
 * without a suffix (`~/.config/daypass` on Linux, honouring `XDG_CONFIG_HOME`). Worked out here because loading conf
 * for it costs a quick pass 100 ms; a test holds the two together.
 */
export const configFolder = (env: Environment, platform: NodeJS.Platform = process.platform): string => {
	const chosen = env['DAYPASS_CONFIG_DIR'];
	if (chosen) return path.resolve(chosen);
	if (platform === 'win32') {
		const appData = env['APPDATA'] || path.join(home(env, 'USERPROFILE'), 'AppData', 'Roaming');
		return path.join(appData, 'daypass', 'Config');
	}
	if (platform === 'darwin') return path.join(home(env, 'HOME'), 'Library', 'Preferences', 'daypass');
	return path.join(env['XDG_CONFIG_HOME'] || path.join(home(env, 'HOME'), '.config'), 'daypass');
};

const home = (env: Environment, variable: string): string => env[variable] || userInfo().homedir;

/** Makes the folder, for its owner alone. One that is there keeps its mode: it may be shared on purpose. */
export const ensureFolder = (folder: string): void => {
	try {
		makeFolder(folder);
	} catch (error) {
		throw storageFailure('write', folder, error);
	}
};

/**
 * Makes it and those above it. Not by mkdirSync's `recursive`, which never returns where the folder above is there and
 * still answers ENOENT, as /proc does, and an automounter that knows no such home.
 */
const makeFolder = (folder: string): void => {
	try {
		mkdirSync(folder, {mode: 0o700});
	} catch (error) {
		if (isFolder(folder)) return;
		const above = path.dirname(folder);
		if (errorCode(error) !== 'ENOENT' || above === folder || isFolder(above)) throw error;
		makeFolder(above);
		makeFolder(folder);
	}
};

const isFolder = (place: string): boolean => statSync(place, {throwIfNoEntry: false})?.isDirectory() === true;

/** Presets and settings. */
export const configFile = (folder: string): string => path.join(folder, 'config.json');

/** What `daypass -` repeats. */
export const lastFile = (folder: string): string => path.join(folder, 'last.json');

/** What AWS made of scopes. */
export const packedFile = (folder: string): string => path.join(folder, 'packed.json');

/** What makers of passes are called. */
export const makerNamesFile = (folder: string): string => path.join(folder, 'makers.json');

/** What was handed out, newest last. */
export const historyFile = (folder: string): string => path.join(folder, 'history.jsonl');

/** The roles that AWS listed last, for completion. */
export const listedRolesFile = (folder: string): string => path.join(folder, 'roles.json');

/** What is said only once, and has been. */
export const noticesSeenFile = (folder: string): string => path.join(folder, 'said.json');

/** What was taken back of what history tells. */
export const revocationsFile = (folder: string): string => path.join(folder, 'revocations.jsonl');

/** Where history goes when {@link historyFile} is full. */
export const olderHistoryFile = (folder: string): string => path.join(folder, 'history.older.jsonl');

/** Every file that is kept in a folder. */
export const keptFiles = (folder: string): readonly string[] =>
	[
		configFile,
		lastFile,
		historyFile,
		olderHistoryFile,
		revocationsFile,
		listedRolesFile,
		makerNamesFile,
		packedFile,
		noticesSeenFile,
	].map((file) => file(folder));
