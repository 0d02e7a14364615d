import {readFileSync, rmdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {lockSync} from 'proper-lockfile';
import {cancelled, Failure} from '../failure.ts';
import {ensureFolder} from './folder.ts';
import {refuseUnlessFile} from './replace-file.ts';
import {errorCode, shownPath, storageFailure} from './storage-failure.ts';

/** A lock whose holder can't be asked (another machine's, on a network home) counts as left behind after this. */
const staleMilliseconds = 10_000;
/** A holder writes its name at once; one that has not by then never will. */
const namelessMilliseconds = 2000;
const longestWait = 25_000;
/** Turns at AWS take seconds each. */
const longestTurns = 120_000;

/**
 * Runs `action` while no other process holds the lock of `file`, and waits for those that do. The action is
 * synchronous: it takes milliseconds, and no signal can be handled half-way through it. Throws kind `storage` when the
 * lock can't be made or had.
 *
 * The lock is proper-lockfile's folder beside the file. Its holder also leaves its process id in a second file, so that
 * what a killed process left behind is noticed at once and not when the lock has grown old.
 */
export const withLock = async <Result>(file: string, action: () => Result): Promise<Result> => {
	const release = await acquire(file, longestWait);
	try {
		return action();
	} finally {
		release();
	}
};

/**
 * The same for what takes seconds: one at a time of those that name this file. A process that ends in the middle leaves
 * a lock that the next one sees to be nobody's.
 */
export const inTurn = async <Result>(
	file: string,
	action: () => Promise<Result>,
	signal: AbortSignal,
): Promise<Result> => {
	const release = await acquire(file, longestTurns, signal);
	try {
		return await action();
	} finally {
		release();
	}
};

const acquire = async (file: string, longest: number, signal?: AbortSignal): Promise<() => void> => {
	ensureFolder(path.dirname(file));
	const giveUpAt = performance.now() + longest;
	const isIdle = idleFor(file);
	for (let pause = 5; ; pause = Math.min(pause * 1.5, 100)) {
		const release = tryLock(file);
		if (release !== undefined) return holding(file, release);
		if (!breakAbandonedLock(file, isIdle()) && performance.now() > giveUpAt) throw locked(file);
		await sleep(pause * (0.5 + Math.random()));
		if (signal?.aborted) throw cancelled();
	}
};

const tryLock = (file: string): (() => void) | undefined => {
	try {
		const release = lockSync(file, {
			realpath: false,
			stale: staleMilliseconds,
			// By default a lock that was taken away throws from a timer; nothing here lives long enough to need that.
			onCompromised: () => {},
		});
		return () => {
			try {
				release();
			} catch {
				// Somebody who thought this process dead took it away: there is nothing left to release.
			}
		};
	} catch (error) {
		if (errorCode(error) === 'ELOCKED') return undefined;
		throw storageFailure('write', file, error);
	}
};

const holderFile = (file: string): string => `${file}.holder`;
const lockFolder = (file: string): string => `${file}.lock`;

/** Leaves the holder's name beside the lock, and hands back what takes both away. */
const holding = (file: string, release: () => void): (() => void) => {
	try {
		refuseUnlessFile(holderFile(file));
		writeFileSync(holderFile(file), JSON.stringify([hostname(), process.pid]), {mode: 0o600});
	} catch {
		// A full disk, a pipe of that name: the lock itself holds without it.
	}
	return () => {
		rmSync(holderFile(file), {force: true});
		release();
	};
};

/**
 * Takes away a lock that nobody holds any more. True when it did. Those who would break it go through a lock of their
 * own and look again inside it, or the second would take away what the first has just made.
 */
const breakAbandonedLock = (file: string, isIdle: boolean): boolean => {
	if (!isAbandoned(file, isIdle)) return false;
	const release = tryLock(`${file}.breaking`);
	if (release === undefined) return false;
	try {
		if (!isAbandoned(file, isIdle)) return false;
		// In this order: a holder that outlived its lock would doom the next one.
		rmSync(holderFile(file), {force: true});
		rmdirSync(lockFolder(file));
		return true;
	} catch {
		return false;
	} finally {
		release();
	}
};

/**
 * True when the holder is dead, or left no name though it had time to: it was killed between two steps. One that can't
 * be asked is gone when its lock has not been touched for as long as somebody waited.
 */
const isAbandoned = (file: string, isIdle: boolean): boolean => {
	const holder = readHolder(file);
	if (!Array.isArray(holder)) return lockAge(file) > namelessMilliseconds;
	const [host, pid] = holder;
	if (host !== hostname() || !Number.isInteger(pid)) return isIdle;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch (error) {
		return errorCode(error) === 'ESRCH';
	}
};

const readHolder = (file: string): unknown => {
	try {
		return JSON.parse(readFileSync(holderFile(file), 'utf8'));
	} catch {
		return undefined;
	}
};

const lockAge = (file: string): number => {
	const lock = statSync(lockFolder(file), {throwIfNoEntry: false});
	// A clock that was set back makes the lock one of the future: as old as it is ahead.
	return lock === undefined ? 0 : Math.abs(Date.now() - lock.mtimeMs);
};

/**
 * Whether the lock is the one it was when it was first looked at, long ago by this machine's own count: who lives
 * touches it now and then, and a clock that was set back would make it one of the future for ever.
 */
const idleFor = (file: string): (() => boolean) => {
	let touched: number | undefined;
	let since = performance.now();
	return () => {
		const now = statSync(lockFolder(file), {throwIfNoEntry: false})?.mtimeMs;
		if (now !== touched) [touched, since] = [now, performance.now()];
		return now !== undefined && performance.now() - since > staleMilliseconds;
	};
};

const locked = (file: string) =>
	new Failure(
		'storage-locked',
		`Another daypass has been writing ${shownPath(file)} for too long.`,
		`If none is running, remove the folder ${shownPath(lockFolder(file))} and try again.`,
	);
