import process from 'node:process';
import type {Environment} from '../environment.ts';

/**
 * Whether text beyond ASCII may be printed: the locale says so (POSIX, "Internationalization Variables"); Windows has
 * none.
 */
export const knowsUnicode = (env: Environment, platform: NodeJS.Platform = process.platform): boolean => {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return locale === '' && platform === 'win32' ? true : /utf-?8/i.test(locale);
};

/** The same for what is drawn on a terminal: the Linux console has a font of 512 glyphs and lacks ours. */
export const drawsUnicode = (env: Environment): boolean => knowsUnicode(env) && env['TERM'] !== 'linux';
