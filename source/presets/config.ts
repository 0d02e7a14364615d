import type {Duration, Preset} from '../pass.ts';
import {configProperties, settingsSchema} from './config-schema.ts';
import {currentVersion, migrate} from './migrations.ts';
import {parseJson} from './read-bytes.ts';
import {firstProblem, isObject, type ObjectSchema} from './schema.ts';
import {fromStoredPreset, isStoredPreset, type StoredPreset, toStoredPreset} from './stored-preset.ts';

/** What somebody set with `daypass settings`. Absent: not set. */
export type Settings = {
	readonly region?: string;
	readonly duration?: Duration;
	readonly destination?: string;
	readonly sessionName?: string;
	readonly issuer?: string;
	readonly theme?: 'auto' | 'dark' | 'light' | 'plain';
	/** False: nothing is written to history. */
	readonly history?: boolean;
	/** Read-only preset files. */
	readonly teamFiles?: readonly string[];
	readonly logoutFirst?: boolean;
	/** The command that opens a link. */
	readonly openCommand?: string;
};

/** What config.json holds. */
export type Config = {
	/** In the user's order; names are unique. */
	readonly presets: readonly Preset[];
	readonly settings: Settings;
	/** The version of a file a newer daypass wrote: what could be understood was read, and nothing may be written. */
	readonly newerVersion?: number;
};

export type ParsedConfig =
	| {readonly ok: true; readonly config: Config}
	| {readonly ok: false; readonly problem: string};

export const emptyConfig: Config = {presets: [], settings: {}};

const configSchema: ObjectSchema = {
	type: 'object',
	required: ['presets', 'settings'],
	additionalProperties: false,
	properties: configProperties,
	description: 'presets and settings',
};

/**
 * Reads the bytes of config.json, of this or any past version. Anything that is not exactly that is a problem, told as
 * a sentence that repeats none of it: what is not understood must not be written back without it.
 */
export const parseConfig = (bytes: Uint8Array): ParsedConfig => {
	const parsed = parseJson(bytes);
	if (!parsed.ok) return parsed;
	if (!isObject(parsed.value)) return {ok: false, problem: 'it is not a JSON object'};
	const {version, ...content} = parsed.value;
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
		return {ok: false, problem: 'its version is missing'};
	}
	if (version > currentVersion) return {ok: true, config: {...understood(content), newerVersion: version}};
	const migrated = migrate(content, version);
	const problem = firstProblem(configSchema, migrated) ?? repeatedName(migrated);
	if (problem !== undefined || !isContent(migrated))
		return {ok: false, problem: problem ?? 'it makes no sense'};
	return {ok: true, config: {presets: migrated.presets.map(fromStoredPreset), settings: migrated.settings}};
};

/** The value config.json is written from. Throws kind `usage` when a preset could not be read back. */
export const storedConfig = (config: Config) => ({
	version: currentVersion,
	presets: config.presets.map(toStoredPreset),
	settings: config.settings,
});

type StoredContent = {readonly presets: readonly StoredPreset[]; readonly settings: Settings};

const isContent = (value: unknown): value is StoredContent => firstProblem(configSchema, value) === undefined;

const isSettings = (value: unknown): value is Settings => firstProblem(settingsSchema, value) === undefined;

const repeatedName = (content: unknown): string | undefined => {
	if (!isContent(content)) return undefined;
	const names = content.presets.map((preset) => preset.name);
	const repeated = names.find((name, index) => names.indexOf(name) !== index);
	return repeated === undefined ? undefined : `two presets are named "${repeated}"`;
};

/** What can be understood of a newer file: the presets and settings that still look as they do today. */
const understood = (content: Readonly<Record<string, unknown>>): Config => {
	const presets = Array.isArray(content['presets']) ? content['presets'].filter(isStoredPreset) : [];
	const unique = presets.filter(
		(preset, index) => presets.findIndex((one) => one.name === preset.name) === index,
	);
	const written = isObject(content['settings']) ? content['settings'] : {};
	const settings = Object.fromEntries(
		Object.entries(written).filter(([key, value]) => isSettings({[key]: value})),
	);
	return {presets: unique.map(fromStoredPreset), settings};
};
