import {readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {errorCode, notAFile} from './storage-failure.ts';

/**
 * Puts a text in the place of a file, whole or not at all, for its owner alone. Throws the system's errors.
 *
 * By hand, because the libraries for it do not look whether all of the text was taken, and a disk that fills up takes
 * only some. Not flushed to the disk: that costs a quick pass some milliseconds.
 */
export const replaceFile = (file: string, text: string, mode = 0o600): void => {
	const target = writeTarget(file);
	const staged = stagedFor(target);
	try {
		writeFileSync(staged, text, {mode});
		renameSync(staged, target);
		removeStale(target);
	} catch (error) {
		rmSync(staged, {force: true});
		throw error;
	}
};

/** A name nobody else uses, beside the file, to write what is to take its place. */
export const stagedFor = (target: string): string =>
	`${target}.next-${process.pid}-${Math.random().toString(36).slice(2)}`;

/**
 * Whether a file beside it has such a name, or is what conf writes before that one; others that begin alike are their
 * owner's.
 */
const isStagedFor = (target: string, entry: string): boolean => {
	const beginning = `${path.basename(target)}.next-`;
	return (
		entry.startsWith(beginning) && /^\d+-[\da-z]+(?:\.tmp-[\da-f]+)?$/.test(entry.slice(beginning.length))
	);
};

/**
 * Removes what this or a killed process left half-written. Only for who holds the file's lock: nobody else writes then.
 */
export const removeStaged = (target: string): void => {
	for (const entry of readdirSync(path.dirname(target))) {
		if (isStagedFor(target, entry)) rmSync(path.join(path.dirname(target), entry), {force: true});
	}
};

/**
 * Refuses what is there and no file, itself or behind links: a pipe, a device, a folder would be replaced or written
 * to. Throws the system's errors, or one like them.
 */
export const refuseUnlessFile = (file: string): void => {
	const there = statSync(file, {throwIfNoEntry: false});
	if (there?.isDirectory()) throw Object.assign(new Error('a folder'), {code: 'EISDIR'});
	if (there && !there.isFile()) throw notAFile();
};

/**
 * The same where nobody holds a lock: only what is older than any write takes, or of a time to come, which a clock that
 * was set back leaves. The file is written in any case.
 */
const removeStale = (target: string): void => {
	const folder = path.dirname(target);
	try {
		for (const entry of readdirSync(folder)) {
			if (!isStagedFor(target, entry)) continue;
			const staged = path.join(folder, entry);
			const age = Date.now() - statSync(staged).mtimeMs;
			if (Math.abs(age) > staleMilliseconds) rmSync(staged, {force: true});
		}
	} catch {
		// It is for the next one to remove.
	}
};

const staleMilliseconds = 60_000;

/** The file behind a link, which is what a write changes: the link itself is its owner's to keep. */
export const writeTarget = (file: string): string => {
	refuseUnlessFile(file);
	try {
		return realpathSync(file);
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
		const folder = realpathSync(path.dirname(file));
		const next = linkTarget(file);
		return next === undefined
			? path.join(folder, path.basename(file))
			: writeTarget(path.resolve(folder, next));
	}
};

const linkTarget = (file: string): string | undefined => {
	try {
		return readlinkSync(file);
	} catch {
		return undefined;
	}
};
