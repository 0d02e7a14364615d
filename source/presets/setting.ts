import path from 'node:path';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import {formatDuration, parseDuration} from '../pass/duration.ts';
import {firstProblem} from '../pass/schema.ts';
import {plainText} from '../plain-text.ts';
import type {Settings} from './config.ts';
import {settingsSchema} from './config-schema.ts';

/** One thing that can be set. Precedence: the flag, then the preset, the variable, the setting, the default. */
export type Setting = {
	readonly key: keyof Settings;
	/** What `daypass settings` calls it. */
	readonly name: string;
	readonly variable: string;
	/** The flag that wins over it. */
	readonly flag: string;
	readonly description: string;
	/** What holds when nobody sets it, for a person. */
	readonly fallback: string;
};

/** In the order they are listed. */
export const settingsTable: readonly Setting[] = [
	{
		key: 'region',
		name: 'region',
		variable: 'DAYPASS_REGION',
		flag: '--region',
		description: 'region the console opens in',
		fallback: 'your AWS region',
	},
	{
		key: 'duration',
		name: 'duration',
		variable: 'DAYPASS_DURATION',
		flag: '--duration',
		description: 'how long a session lasts: 1h, 90m, max',
		fallback: '1h',
	},
	{
		key: 'destination',
		name: 'destination',
		variable: 'DAYPASS_DESTINATION',
		flag: '--to',
		description: 'what opens: a service, a page, a console URL',
		fallback: 'the console’s home',
	},
	{
		key: 'sessionName',
		name: 'session-name',
		variable: 'DAYPASS_SESSION_NAME',
		flag: '--session-name',
		description: 'who a pass is for; {user} and {date} are filled in',
		fallback: 'daypass-<you>',
	},
	{
		key: 'issuer',
		name: 'issuer',
		variable: 'DAYPASS_ISSUER',
		flag: '--issuer',
		description: 'where the console sends people when the session ends',
		fallback: 'nowhere',
	},
	{
		key: 'logoutFirst',
		name: 'logout-first',
		variable: 'DAYPASS_LOGOUT_FIRST',
		flag: '--logout-first',
		description: 'go through AWS’s sign-out page first: on, off',
		fallback: 'off',
	},
	{
		key: 'history',
		name: 'history',
		variable: 'DAYPASS_HISTORY',
		flag: '--no-history',
		description: 'remember what was handed out: on, off',
		fallback: 'on',
	},
	{
		key: 'theme',
		name: 'theme',
		variable: 'DAYPASS_THEME',
		flag: '--theme',
		description: 'the screen’s colours: auto, or plain for none',
		fallback: 'auto',
	},
	{
		key: 'openCommand',
		name: 'open-command',
		variable: 'DAYPASS_OPEN_COMMAND',
		flag: '--open-with',
		description: 'the shell command that opens a link: it gets it as $1 and on its standard input',
		fallback: 'your browser',
	},
	{
		key: 'teamFiles',
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
	setting: Setting,
	text: string,
	called = setting.name,
): Settings => {
	const changed: unknown = {...settings, [setting.key]: valueFrom(setting, text)};
	if (isSettings(changed)) return changed;
	const {description} = settingsSchema.properties[setting.key];
	const words = description === onOrOff ? 'on or off' : description;
	throw new Failure(
		'setting-invalid',
		`${called} must be ${words}.`,
		`${setting.name}: ${setting.description}.`,
	);
};

/** The value as `daypass settings` shows it, and reads it back; undefined: not set. */
export const settingText = (settings: Settings, {key}: Setting): string | undefined => {
	const value = settings[key];
	if (value === undefined) return undefined;
	if (key === 'duration') return formatDuration(settings.duration ?? 'max');
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return typeof value === 'object' ? value.join(path.delimiter) : String(value);
};

/** How the schema describes what is written `on` and `off` here. */
const onOrOff = settingsSchema.properties.history.description;

const isSettings = (value: unknown): value is Settings => firstProblem(settingsSchema, value) === undefined;

const words: Readonly<Record<string, boolean>> = {
	...{on: true, true: true, yes: true, '1': true},
	...{off: false, false: false, no: false, '0': false},
};

/** Not checked yet: what can't be read stays text, which the schema then refuses. */
const valueFrom = ({key}: Setting, text: string): unknown => {
	switch (key) {
		case 'duration':
			return parseDuration(text);
		case 'history':
		case 'logoutFirst':
			return words[text.trim().toLowerCase()] ?? text;
		case 'teamFiles':
			return text
				.split(path.delimiter)
				.filter((file) => file !== '')
				.map((file) => path.resolve(file));
		default:
			return text;
	}
};
