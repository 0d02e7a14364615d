import type {Environment} from '../environment.ts';
import {isObject} from '../json-object.ts';
import {configFile} from './folder.ts';
import {readBytes} from './read-bytes.ts';
import {parseVersioned} from './versioned.ts';

export const themes = ['auto', 'dark', 'light', 'high-contrast', 'plain'] as const;
export const markSets = ['auto', 'full', 'plain'] as const;

/** The settings that say how the screen looks. */
export type Look = {
	/** `plain`: no colours. */
	readonly theme?: (typeof themes)[number];
	/** Of lists and frames. `auto`: as wide as the terminal draws them. */
	readonly marks?: (typeof markSets)[number];
};

export const lookVariables = {theme: 'DAYPASS_THEME', marks: 'DAYPASS_MARKS'} as const;

/**
 * How the screen looks by the settings as they hold now, read without the rest of them. Undefined where anything about
 * them is unusual: whoever reads them all says what.
 */
export const peekLook = (folder: string, env: Environment): Look | undefined => {
	try {
		const bytes = readBytes(configFile(folder));
		const stored = bytes === undefined ? {} : storedSettings(bytes);
		if (stored === undefined) return undefined;
		const theme = env[lookVariables.theme] || stored['theme'];
		const marks = env[lookVariables.marks] || stored['marks'];
		return isOneOf(themes, theme) && isOneOf(markSets, marks)
			? {...(theme === undefined ? {} : {theme}), ...(marks === undefined ? {} : {marks})}
			: undefined;
	} catch {
		return undefined;
	}
};

const storedSettings = (bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined => {
	const read = parseVersioned(bytes);
	if (!read.ok) return undefined;
	const {settings = {}} = read.content;
	return isObject(settings) ? settings : undefined;
};

const isOneOf = <Word>(words: readonly Word[], value: unknown): value is Word | undefined =>
	value === undefined || words.includes(value as Word);
