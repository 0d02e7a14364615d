import writeFileAtomic from 'write-file-atomic';
import {Failure, usageFailure} from '../failure.ts';
import type {PassRequest} from '../pass.ts';
import {ensureFolder, lastFile} from './folder.ts';
import {readBytes} from './read-bytes.ts';
import {shownPath, storageFailure} from './storage-failure.ts';
import {fromStoredRequest, isStoredRequest, toStoredRequest} from './stored-preset.ts';
import {parseVersioned} from './versioned.ts';

const version = 1;

/**
 * Keeps what `daypass -` will make again: the request as it was resolved (the role's ARN, the session name as it went
 * out), never a secret. Throws kind `storage` when the disk refuses.
 */
export const writeLast = (folder: string, request: PassRequest): void => {
	const text = `${JSON.stringify({version, request: toStoredRequest(request)})}\n`;
	ensureFolder(folder);
	try {
		// Not flushed to the disk: that costs a quick pass some milliseconds, and a power cut only costs a repetition.
		writeFileAtomic.sync(lastFile(folder), text, {mode: 0o600, fsync: false});
	} catch (error) {
		throw storageFailure('write', lastFile(folder), error);
	}
};

/**
 * What `daypass -` makes again. Throws kind `usage` when there is nothing yet, kind `storage` when the file makes no
 * sense (it is set aside) or a newer daypass wrote it.
 */
export const readLast = async (folder: string): Promise<PassRequest> => {
	const read = loadLast(folder);
	if (read.ok) return read.request;
	const [{withLock}, {setAside}] = await Promise.all([import('./lock.ts'), import('./set-aside.ts')]);
	return withLock(lastFile(folder), () => {
		const again = loadLast(folder);
		if (again.ok) return again.request;
		throw setAside(lastFile(folder), again.problem);
	});
};

type Read =
	| {readonly ok: true; readonly request: PassRequest}
	| {readonly ok: false; readonly problem: string};

const loadLast = (folder: string): Read => {
	const bytes = readBytes(lastFile(folder));
	if (bytes === undefined) {
		throw usageFailure(
			'nothing-to-repeat',
			'There is no last link to make again.',
			'Make one first: daypass, or daypass link --role <role>.',
		);
	}
	const parsed = parseVersioned(bytes);
	if (!parsed.ok) return parsed;
	if (parsed.version > version) throw newer(folder);
	const request = parsed.content['request'];
	return isStoredRequest(request)
		? {ok: true, request: fromStoredRequest(request)}
		: {ok: false, problem: 'it holds no request'};
};

const newer = (folder: string) =>
	new Failure(
		'storage',
		'last-newer',
		`${shownPath(lastFile(folder))} was written by a newer daypass.`,
		'Update daypass, or make the link again by hand.',
	);
