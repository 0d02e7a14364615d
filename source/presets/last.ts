import {Failure} from '../failure.ts';
import type {PassRequest} from '../pass/pass.ts';
import {ensureFolder, lastFile} from './folder.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {shownPath, storageFailure} from './storage-failure.ts';
import {fromStoredRequest, isStoredRequest, toStoredRequest} from './stored-preset.ts';
import {parseVersioned} from './versioned.ts';

/** 2: the request may hold `accepted`. */
const version = 2;

/**
 * Keeps what `daypass -` will make again: the request as it was resolved (the role's ARN, the session name as it went
 * out), never a secret. Throws kind `storage` when the disk refuses.
 */
export const writeLast = (folder: string, request: PassRequest): void => {
	const text = `${JSON.stringify({version, request: toStoredRequest(request)})}\n`;
	ensureFolder(folder);
	try {
		replaceFile(lastFile(folder), text);
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
	if (read.ok) return read.value;
	const {setAsideUnlessMended} = await import('./set-aside.ts');
	return setAsideUnlessMended(lastFile(folder), read.problem, () => loadLast(folder));
};

type Read = {readonly ok: true; readonly value: PassRequest} | {readonly ok: false; readonly problem: string};

const loadLast = (folder: string): Read => {
	const bytes = readBytes(lastFile(folder));
	if (bytes === undefined) {
		throw new Failure(
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
		? {ok: true, value: fromStoredRequest(request)}
		: {ok: false, problem: 'it holds no request'};
};

const newer = (folder: string) =>
	new Failure(
		'last-newer',
		`${shownPath(lastFile(folder))} was written by a newer daypass.`,
		'Update daypass, or make the link again by hand.',
	);
