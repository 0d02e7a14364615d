import {accessSync, constants} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const isThere = (file: string) => {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
};

/** The first of these programs that is on the PATH, as a whole path. */
export const findCommand = (...names: readonly string[]): string | undefined => {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isThere);
};
