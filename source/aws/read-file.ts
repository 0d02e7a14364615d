import {readFileSync, type Stats, statSync} from 'node:fs';
import {readFile} from 'node:fs/promises';

/** Bytes; more than any file of settings, tokens or certificates has. */
const largest = 16 * 1024 * 1024;

/** A path that names something else than a file. `message` goes on after its name: "is a named pipe, not a file". */
export class NotAFile extends Error {}

/** What a shell's `<(command)` passes: a pipe, and meant to be read. */
const handedOver = /^\/(dev\/fd|proc\/self\/fd)\//;

/**
 * A whole file. A named pipe or a device of that name would be waited on for ever, or never end.
 * @throws NotAFile, or the system's errors.
 */
export const readWhole = async (file: string): Promise<Buffer> => {
	if (file === '/dev/null' || handedOver.test(file)) return readFile(file);
	const found = statSync(file);
	if (!found.isFile()) throw new NotAFile(`is ${kindOf(found)}, not a file`);
	if (found.size > largest) throw new NotAFile('is larger than 16 MB');
	return readFileSync(file);
};

const kindOf = (found: Stats): string => {
	if (found.isDirectory()) return 'a folder';
	if (found.isFIFO()) return 'a named pipe';
	return found.isSocket() ? 'a socket' : 'a device';
};
