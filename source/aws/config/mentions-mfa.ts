import {readFileSync, statSync} from 'node:fs';
import type {Environment} from '../../environment.ts';
import {configPath} from './config-paths.ts';

/** Bytes. Searching more takes longer than it is worth. */
const quickToSearch = 1024 * 1024;

/**
 * Whether any profile may ask for an MFA code, told without reading what the files mean. Only a `false` is certain: a
 * file that is not looked into counts as one that may.
 */
export const mentionsMfa = (env: Environment): boolean =>
	[configPath('config', env), configPath('credentials', env)].some((file) => {
		try {
			const stat = statSync(file, {throwIfNoEntry: false});
			if (stat === undefined) return false;
			// A pipe could be read only once.
			return (
				!stat.isFile() || stat.size > quickToSearch || readFileSync(file, 'latin1').includes('mfa_serial')
			);
		} catch {
			return true;
		}
	});
