import type {Duration, Preset} from '../pass/pass.ts';
import {firstProblem, isObject, type ObjectSchema} from '../pass/schema.ts';
import {configProperties, settingsSchema} from './config-schema.ts';
import {currentVersion, migrate} from './migrations.ts';
import {callable} from './preset-list.ts';
import {
	fromStoredPreset,
	isStoredPreset,
	repeatedName,
	type StoredPreset,
	toStoredPreset,
} from './stored-preset.ts';
import {parseVersioned} from './versioned.ts';

/** What somebody set with `daypass settings`. Absent: not set. */
export type Settings = {
	readonly region?: string;
	readonly duration?: Duration;
	readonly destination?: string;
	readonly sessionName?: string;
	readonly issuer?: string;
	/** `plain`: no colours. */
	readonly theme?: 'auto' | 'plain';
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
	const parsed = parseVersioned(bytes);
	if (!parsed.ok) return parsed;
	const {version, content} = parsed;
	if (version > currentVersion) return {ok: true, config: {...understood(content), newerVersion: version}};
	const migrated = migrate(content, version);
	const problem = firstProblem(configSchema, migrated);
	if (problem !== undefined || !isContent(migrated))
		return {ok: false, problem: problem ?? 'it makes no sense'};
	const repeated = repeatedName(migrated.presets);
	if (repeated !== undefined) return {ok: false, problem: `two presets are named “${repeated}”`};
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

/** What can be understood of a newer file: the presets and settings that still look as they do today. */
const understood = (content: Readonly<Record<string, unknown>>): Config => {
	const presets = Array.isArray(content['presets']) ? content['presets'].filter(isStoredPreset) : [];
	const written = isObject(content['settings']) ? content['settings'] : {};
	const settings = Object.fromEntries(
		Object.entries(written).filter(([key, value]) => isSettings({[key]: value})),
	);
	return {presets: callable(presets).map(fromStoredPreset), settings};
};
