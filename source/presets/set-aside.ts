import {existsSync, renameSync} from 'node:fs';
import path from 'node:path';
import {Failure} from '../failure.ts';
import {withLock} from './lock.ts';
import {shownPath, storageFailure} from './storage-failure.ts';

/**
 * Renames a file nobody can make sense of, so that the next command starts afresh and nothing is lost, and returns the
 * failure that says so. A link is renamed itself: what it points at stays as it is. Call it under the file's lock.
 * Throws kind `storage` when it can't be renamed.
 */
export const setAside = (file: string, problem: string, now = new Date()): Failure => {
	const aside = freeName(file, now);
	const [named, namedAside] = [shownPath(file), shownPath(aside)];
	try {
		renameSync(file, aside);
	} catch (error) {
		throw storageFailure('write', file, error);
	}
	return new Failure(
		'file-set-aside',
		`${named} can’t be read (${problem}); it was set aside as ${namedAside}.`,
		`The next command starts without it. To get it back, repair ${path.basename(namedAside)} and name it ${path.basename(named)} again.`,
	);
};

/** What a second look at the file showed. */
type Look<Value> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly problem: string};

/**
 * Sets a file aside and throws, unless a second look, under its lock, shows that another process has put things right:
 * then what it holds now. `problem` is what was wrong at the first look.
 */
export const setAsideUnlessMended = async <Value>(
	file: string,
	problem: string,
	look: () => Look<Value>,
): Promise<Value> => {
	try {
		return await withLock(file, () => {
			const again = look();
			if (again.ok) return again.value;
			throw setAside(file, again.problem);
		});
	} catch (error) {
		if (!(error instanceof Failure) || error.code === 'file-set-aside') throw error;
		const message = `${shownPath(file)} can’t be read (${problem}), and it can’t be set aside: ${error.message}`;
		throw new Failure('file-unreadable', message, error.hint, error);
	}
};

/** `config.broken-2026-11-23T15-41-09Z.json`, with a number when that is taken. */
const freeName = (file: string, now: Date): string => {
	const {dir, name, ext} = path.parse(file);
	const stamp = now.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
	for (let count = 1; ; count++) {
		const candidate = path.join(dir, `${name}.broken-${stamp}${count === 1 ? '' : `-${count}`}${ext}`);
		if (!existsSync(candidate)) return candidate;
	}
};
