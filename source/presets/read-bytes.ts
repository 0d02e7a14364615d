import {readFileSync, statSync} from 'node:fs';
import {errorCode, notAFile, storageFailure} from './storage-failure.ts';

const largest = 16 * 1024 * 1024;

/**
 * A whole file, or undefined when there is none. Throws kind `storage`, in words, when it can't be read.
 * @param elsewhere As of {@link storageFailure}.
 */
export const readBytes = (file: string, elsewhere?: string): Uint8Array | undefined => {
	try {
		// A pipe or a device of that name would be waited on for ever.
		const stat = statSync(file);
		if (!stat.isFile() && !stat.isDirectory()) throw notAFile();
		if (stat.size > largest) throw Object.assign(new Error('too large'), {code: 'larger than 16 MB'});
		return readFileSync(file);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw storageFailure('read', file, error, elsewhere);
	}
};

/** JSON from UTF-8 bytes. Bytes that are not UTF-8 are a problem, not replaced: writing them back would lose them. */
export const parseJson = (
	bytes: Uint8Array,
): {readonly ok: true; readonly value: unknown} | {readonly ok: false; readonly problem: string} => {
	try {
		const value: unknown = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
		return {ok: true, value};
	} catch {
		return {ok: false, problem: 'it is not valid JSON'};
	}
};
