import {isObject} from '../json-object.ts';
import type {Preset} from '../pass/pass.ts';
import {conform, firstProblem, type ObjectSchema} from '../pass/schema.ts';
import {configProperties, settingsSchema} from './config-schema.ts';
import {currentVersion, migrate} from './migrations.ts';
import {callable} from './preset-list.ts';
import type {Settings} from './setting.ts';
import {isPreset, repeatedName, toStoredPreset} from './stored-preset.ts';
import {parseVersioned} from './versioned.ts';

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

/** What becomes of a file that a newer daypass wrote, for a person. */
export const newerWords = ({presets}: Pick<Config, 'presets'>): string => {
	const {length} = presets;
	if (length === 0) return 'a newer daypass wrote config.json, and none of its presets can be used here';
	const usable = length === 1 ? 'one of its presets can' : `${length} of its presets can`;
	return `a newer daypass wrote config.json: ${usable} be used here, and nothing in it is changed`;
};

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
	const read = conform<Config>(configSchema, migrate(content, version));
	if (!read.ok) return read;
	const repeated = repeatedName(read.value.presets);
	if (repeated !== undefined) return {ok: false, problem: `two presets are named “${repeated}”`};
	return {ok: true, config: read.value};
};

/** The value config.json is written from. Throws kind `usage` when a preset could not be read back. */
export const storedConfig = (config: Config) => ({
	version: currentVersion,
	presets: config.presets.map(toStoredPreset),
	settings: config.settings,
});

/** What can be understood of a newer file: the presets and settings that still look as they do today. */
const understood = (content: Readonly<Record<string, unknown>>): Config => {
	const presets = Array.isArray(content['presets']) ? content['presets'].filter(isPreset) : [];
	const written = isObject(content['settings']) ? content['settings'] : {};
	const settings = Object.fromEntries(
		Object.entries(written).filter(
			([key, value]) => firstProblem(settingsSchema, {[key]: value}) === undefined,
		),
	);
	return {presets: callable(presets), settings};
};
