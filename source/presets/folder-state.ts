import {accessSync, constants, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {keptFiles} from './folder.ts';
import {errorCode, shownPath} from './storage-failure.ts';

/** What the disk says of the config folder. It was only looked at: nothing was made, changed or set aside. */
export type FolderState =
	| {readonly state: 'absent'; readonly writable: boolean}
	| {readonly state: 'unreadable'; readonly reason: string}
	| {
			readonly state: 'there';
			readonly writable: boolean;
			/** Files that others than their owner may read or write, and the folder where others may change what is in it. */
			readonly open: readonly string[];
			/** Names of files that could not be read once and were set aside. */
			readonly broken: readonly string[];
	  };

export const folderState = (folder: string): FolderState => {
	try {
		const names = readdirSync(folder);
		return {
			state: 'there',
			writable: isWritable(folder),
			open: [
				...[folder].filter((file) => grants(file, 0o022)),
				...keptFiles(folder).filter((file) => grants(file, 0o077)),
			],
			broken: names.filter((name) => name.includes('.broken-')).map(shownPath),
		};
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') return {state: 'unreadable', reason: errorCode(error)};
		return {state: 'absent', writable: isWritable(nearestFolder(folder))};
	}
};

const isWritable = (folder: string): boolean => {
	try {
		accessSync(folder, constants.W_OK | constants.X_OK);
		return true;
	} catch {
		return false;
	}
};

/** The folder in which the missing ones would be made. */
const nearestFolder = (folder: string): string => {
	const parent = path.dirname(folder);
	return parent === folder || statSync(parent, {throwIfNoEntry: false}) ? parent : nearestFolder(parent);
};

const grants = (file: string, bits: number): boolean =>
	process.platform !== 'win32' && ((statSync(file, {throwIfNoEntry: false})?.mode ?? 0) & bits) !== 0;
