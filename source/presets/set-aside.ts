import {existsSync, renameSync} from 'node:fs';
import path from 'node:path';
import {Failure} from '../failure.ts';
import type {Config} from './config.ts';
import {configFile} from './folder.ts';
import {withLock} from './lock.ts';
import {loadConfig} from './read-config.ts';
import {shownPath, storageFailure} from './storage-failure.ts';

/**
 * Renames a file nobody can make sense of, so that the next command starts afresh and nothing is lost, and returns the
 * failure that says so. A link is renamed itself: what it points at stays as it is. Call it under the file's lock.
 */
export const setAside = (file: string, problem: string, now = new Date()): Failure => {
	const aside = freeName(file, now);
	const [named, namedAside] = [shownPath(file), shownPath(aside)];
	try {
		renameSync(file, aside);
	} catch (error) {
		return storageFailure('write', file, error);
	}
	return new Failure(
		'storage',
		'file-set-aside',
		`${named} can’t be read (${problem}); it was set aside as ${namedAside}.`,
		`The next command starts without it. To get it back, repair ${path.basename(namedAside)} and name it ${path.basename(named)} again.`,
	);
};

/** Sets config.json aside and throws, unless another process has already put things right: then what it holds now. */
export const setConfigAside = (folder: string): Promise<Config> =>
	withLock(configFile(folder), () => {
		const again = loadConfig(folder);
		if (again.ok) return again.config;
		throw setAside(configFile(folder), again.problem);
	});

/** `config.broken-2026-11-23T15-41-09Z.json`, with a number when that is taken. */
const freeName = (file: string, now: Date): string => {
	const {dir, name, ext} = path.parse(file);
	const stamp = now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
	for (let count = 1; ; count++) {
		const candidate = path.join(dir, `${name}.broken-${stamp}${count === 1 ? '' : `-${count}`}${ext}`);
		if (!existsSync(candidate)) return candidate;
	}
};
