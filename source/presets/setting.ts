import path from 'node:path';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import {fields} from '../pass/fields.ts';
import type {RequestSettings} from '../pass/fill-in.ts';
import {type FieldKind, text, textSchema, toggle} from '../pass/kinds.ts';
import {longFlag, settingNames} from '../pass/rows.ts';
import {firstProblem} from '../pass/schema.ts';
import {joinWords} from '../text/join-words.ts';
import {plainText} from '../text/plain-text.ts';
import {type Look, lookVariables, markSets, themes} from './look.ts';

/** What somebody set with `daypass settings`. Absent: not set. */
export type Settings = RequestSettings &
	Look & {
		/** False: nothing is written to history. */
		readonly history?: boolean;
		/** Read-only preset files. */
		readonly teamFiles?: readonly string[];
		/** The command that opens a link. */
		readonly openCommand?: string;
	};

/** One thing that can be set. Precedence: the flag, then the preset, the variable, the setting, the default. */
export type Setting = {
	readonly key: keyof Settings;
	readonly kind: FieldKind<unknown>;
	/** What `daypass settings` calls it. */
	readonly name: string;
	readonly variable: string;
	/** The flag that wins over it. */
	readonly flag: string;
	readonly description: string;
	/** What holds when nobody sets it, for a person. */
	readonly fallback: string;
};

/** Preset files in one text, as PATH has folders. */
const files: FieldKind<readonly string[]> = {
	schema: {
		type: 'array',
		items: textSchema(1, 4096),
		maxItems: 20,
		description: 'a list of at most 20 files',
	},
	parse: (typed) =>
		typed
			.split(path.delimiter)
			.filter((file) => file !== '')
			.map((file) => path.resolve(file)),
	format: (value) => value.join(path.delimiter),
};

const oneOf = (...words: readonly string[]): FieldKind<string> => ({
	schema: {
		type: 'string',
		enum: words,
		description: joinWords(words, 'or'),
	},
	parse: (typed) => typed,
	format: (value) => value,
});

/** In the order they are listed: the fields of a request that can be set, then what belongs to daypass itself. */
export const settingsTable: readonly Setting[] = [
	...settingNames.map((key) => ({
		key,
		kind: fields[key].kind,
		...fields[key].setting,
		flag: longFlag(fields[key].flag.flags),
	})),
	{
		key: 'history',
		kind: toggle,
		name: 'history',
		variable: 'DAYPASS_HISTORY',
		flag: '--no-history',
		description: 'whether what was handed out is remembered',
		fallback: 'on',
	},
	{
		key: 'theme',
		kind: oneOf(...themes),
		name: 'theme',
		variable: lookVariables.theme,
		flag: '--theme',
		description: 'the screen’s colours; auto goes by the background, plain has none',
		fallback: 'auto',
	},
	{
		key: 'marks',
		kind: oneOf(...markSets),
		name: 'marks',
		variable: lookVariables.marks,
		flag: '--marks',
		description: 'the screen’s marks and lines; plain where they are drawn too wide, which auto finds out',
		fallback: 'auto',
	},
	{
		key: 'openCommand',
		kind: text(1, 4096),
		name: 'open-command',
		variable: 'DAYPASS_OPEN_COMMAND',
		flag: '--open-with',
		description: 'the shell command that opens a link: it gets it as $1 and on its standard input',
		fallback: 'your browser',
	},
	{
		key: 'teamFiles',
		kind: files,
		name: 'team-files',
		variable: 'DAYPASS_TEAM_FILES',
		flag: '--team-files',
		description: `preset files that are only read, separated by ${path.delimiter}`,
		fallback: 'none',
	},
];

/** The setting of that name. Throws kind `usage`, with the nearest. */
export const findSetting = (name: string): Setting => {
	const found = settingsTable.find((setting) => setting.name === name);
	if (found !== undefined) return found;
	const names = settingsTable.map((setting) => setting.name);
	const suggestion = nearest(name, names);
	throw new Failure(
		'setting-unknown',
		`There is no setting “${plainText(name, 60)}”.`,
		suggestion === undefined ? `There are ${names.join(', ')}.` : `Did you mean “${suggestion}”?`,
	);
};

/** Settings with one read from text, as typed or as a variable holds it. Throws kind `usage`, naming `called`. */
export const withSetting = (
	settings: Settings,
	{key, kind, name, description}: Setting,
	typed: string,
	called = name,
): Settings => {
	const value = kind.parse(typed);
	if (value !== undefined && firstProblem(kind.schema, value) === undefined)
		return {...settings, [key]: value};
	throw new Failure(
		'setting-invalid',
		`${called} must be ${kind.typed ?? kind.schema.description}.`,
		`${name}: ${description}.`,
	);
};

/** The value as `daypass settings` shows it, and reads it back; undefined: not set. */
export const settingText = (settings: Settings, {key, kind}: Setting): string | undefined =>
	settings[key] === undefined ? undefined : kind.format(settings[key]);
