import {realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {shownPath} from './storage-failure.ts';

/** Who else may have written a file, and what to do about it. */
export type ForeignHand = {
	/** "config.json belongs to another user" */
	readonly problem: string;
	readonly hint: string;
};

const root = 0;

/**
 * Whether somebody else owns a file, may write it or may put another one in its place: then it may hold their words.
 * Looked at are the file, where links lead, and the folders that hold both. Whoever is root may do all that anyway; on
 * Windows nothing is known. No file is nobody else's.
 */
export const foreignHand = (file: string): ForeignHand | undefined => {
	const own = process.getuid?.();
	if (own === undefined) return undefined;
	try {
		const real = realpathSync(file);
		for (const place of new Set([path.dirname(file), path.dirname(real), real])) {
			const {uid, mode} = statSync(place);
			const shown = shownPath(place);
			if (uid !== own && uid !== root)
				return {
					problem: `${shown} belongs to another user`,
					hint: `Make it yours: chown ${own} ${shown}`,
				};
			// In a sticky folder, as /tmp is, nobody may replace what is not theirs.
			const isSticky = place !== real && (mode & 0o1000) !== 0;
			if ((mode & 0o022) !== 0 && !isSticky)
				return {
					problem: `others on this machine may change ${shown}`,
					hint: `Keep them out: chmod go-w ${shown}`,
				};
		}
		return undefined;
	} catch {
		return undefined;
	}
};
