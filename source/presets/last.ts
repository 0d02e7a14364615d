import {Failure} from '../failure.ts';
import type {PassRequest, RequestName} from '../pass/pass.ts';
import {requestNames} from '../pass/rows.ts';
import {conform} from '../pass/schema.ts';
import {requestSchema} from './config-schema.ts';
import {ensureFolder, lastFile} from './folder.ts';
import {keptJson} from './kept-json.ts';
import {asAsked} from './migrations.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {shownPath, storageFailure} from './storage-failure.ts';
import {toStoredRequest} from './stored-preset.ts';
import {parseVersioned} from './versioned.ts';

/** 2: the request may hold `accepted`. 3: what of it was asked for stands beside it. */
const version = 3;

/** A request that was carried out. */
export type LastRequest = {
	/** As it was made: the role's ARN, the session name as it went out. */
	readonly request: PassRequest;
	/** The fields that somebody asked for; the others were filled in. */
	readonly asked: readonly RequestName[];
};

/** Keeps what `daypass -` will make again, never a secret. Throws kind `storage` when the disk refuses. */
export const writeLast = (folder: string, {request, asked}: LastRequest): void => {
	const text = keptJson({version, request: toStoredRequest(request), asked});
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
export const readLast = async (folder: string): Promise<LastRequest> => {
	const read = loadLast(folder);
	if (read.ok) return read.value;
	const {setAsideUnlessMended} = await import('./set-aside.ts');
	return setAsideUnlessMended(lastFile(folder), read.problem, () => loadLast(folder));
};

type Read = {readonly ok: true; readonly value: LastRequest} | {readonly ok: false; readonly problem: string};

const loadLast = (folder: string): Read => {
	const bytes = readBytes(lastFile(folder));
	if (bytes === undefined) {
		throw new Failure(
			'nothing-to-repeat',
			'There is no last link to make again.',
			'Make one first, on the screen or with daypass link --role <role>.',
		);
	}
	const parsed = parseVersioned(bytes);
	if (!parsed.ok) return parsed;
	if (parsed.version > version) throw newer(folder);
	const {request, asked} = parsed.content;
	const read = conform<PassRequest>(requestSchema, request);
	if (!read.ok) return {ok: false, problem: 'it holds no request'};
	const names = Array.isArray(asked) ? asked : Object.keys(Object(asAsked(request)));
	return {
		ok: true,
		value: {request: read.value, asked: requestNames.filter((name) => names.includes(name))},
	};
};

const newer = (folder: string) =>
	new Failure(
		'last-newer',
		`${shownPath(lastFile(folder))} was written by a newer daypass.`,
		'Update daypass, or make the link again by hand.',
	);
