import {closeSync, fstatSync, openSync, readSync, renameSync, statSync, writeFileSync} from 'node:fs';
import type {Pass, PassRequest} from '../pass/pass.ts';
import {ensureFolder, historyFile, olderHistoryFile} from './folder.ts';
import {type HistoryEntry, type HistorySource, historyEntry, parseHistory} from './history-entry.ts';
import {keptJson} from './kept-json.ts';
import {readBytes} from './read-bytes.ts';
import {refuseUnlessFile} from './replace-file.ts';
import {readRevocations, withRevocation} from './revocations.ts';
import {storageFailure} from './storage-failure.ts';

/** History is kept in two files of at most about this many bytes: some five hundred passes each. */
const fullAt = 256 * 1024;

/**
 * Adds a pass to history: one line, one write at the end of the file, so any number of writers need no lock. Neither
 * the link nor a secret goes in. Throws kind `storage` when the disk refuses: the pass is none the worse for it.
 */
export const appendHistory = async (
	folder: string,
	pass: Pass,
	source: HistorySource,
	request: PassRequest = {},
): Promise<void> => {
	const file = historyFile(folder);
	ensureFolder(folder);
	let size: number;
	try {
		size = appendLine(file, keptJson(historyEntry(pass, source, request)));
	} catch (error) {
		throw storageFailure('write', file, error);
	}
	if (size > fullAt) await startNewFile(folder);
};

/** Returns the file's size afterwards. A line that a killed process or a full disk left unfinished is ended first. */
const appendLine = (file: string, line: string): number => {
	refuseUnlessFile(file);
	const descriptor = openSync(file, 'a+', 0o600);
	try {
		const {size} = fstatSync(descriptor);
		const last = Buffer.alloc(1);
		const unfinished = size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
		writeFileSync(descriptor, `${unfinished ? '\n' : ''}${line}`);
		return size + line.length;
	} finally {
		closeSync(descriptor);
	}
};

/**
 * Makes the full file the older one and drops the one before. Renaming loses nothing of a writer who has the file open;
 * the lock and the second look keep two who found it full from dropping both.
 */
const startNewFile = async (folder: string): Promise<void> => {
	const {withLock} = await import('./lock.ts');
	const file = historyFile(folder);
	await withLock(file, () => {
		try {
			if (statSync(file).size > fullAt) renameSync(file, olderHistoryFile(folder));
		} catch (error) {
			throw storageFailure('write', file, error);
		}
	});
};

export type History = {
	/** Newest first. */
	readonly passes: readonly HistoryEntry[];
	/** Lines that make no sense, or that a newer daypass wrote. */
	readonly skippedLines: number;
};

/** What was handed out, as far as it can be read. Throws kind `storage` when the disk refuses. */
export const readHistory = (folder: string): History => {
	const files = filesOf(folder).map((file) => parseHistory(readBytes(file)));
	const revocations = readRevocations(folder);
	return {
		// Reversed first: the order of passes made in the same second is that of their lines.
		passes: files
			.flatMap((file) => file.passes)
			.toReversed()
			.toSorted((a, b) => Date.parse(b.issuedAt) - Date.parse(a.issuedAt))
			.map((entry) => withRevocation(entry, revocations)),
		skippedLines: files.reduce((sum, file) => sum + file.skippedLines, 0),
	};
};

/**
 * As {@link readHistory}, for the command that is about history: a file of which nothing makes sense is set aside and
 * told of in a `Failure` of kind `storage`.
 */
export const readHistoryOrSetAside = async (folder: string): Promise<History> => {
	const makesNoSense = (file: string) => !parseHistory(readBytes(file)).isHistory;
	const broken = filesOf(folder).find(makesNoSense);
	if (broken === undefined) return readHistory(folder);
	const {setAsideUnlessMended} = await import('./set-aside.ts');
	const problem = 'it holds no line of history';
	return setAsideUnlessMended(broken, problem, () =>
		makesNoSense(broken) ? {ok: false, problem} : {ok: true, value: readHistory(folder)},
	);
};

const filesOf = (folder: string): readonly string[] => [olderHistoryFile(folder), historyFile(folder)];

/** ARNs of the roles used last, newest first, each once. */
export const recentRoles = (folder: string): readonly string[] => [
	...new Set(readHistory(folder).passes.map((pass) => pass.role)),
];
