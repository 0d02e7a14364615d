import {parseDuration} from '../pass/duration.ts';
import type {Preset} from '../pass/pass.ts';
import {firstProblem, isObject, type ObjectSchema} from '../pass/schema.ts';
import {configProperties} from './config-schema.ts';
import {currentVersion, migrate} from './migrations.ts';
import {fromStoredPreset, repeatedName, type StoredPreset, toStoredPreset} from './stored-preset.ts';
import {parseVersioned} from './versioned.ts';

const fileSchema: ObjectSchema = {
	type: 'object',
	required: ['presets'],
	additionalProperties: false,
	// The settings of a config.json handed over whole are passed by: they are somebody else's.
	properties: configProperties,
	description: 'presets',
};

export type ParsedPresetFile =
	| {readonly ok: true; readonly presets: readonly Preset[]}
	| {readonly ok: false; readonly problem: string};

/**
 * Presets as one file that travels: what `presets export` writes and `presets import` and team files read. External IDs
 * are left out unless asked for, and always what their owner said yes to. `importPresets(parsePresetFile(...))` of it changes nothing.
 */
export const presetFileText = (
	presets: readonly Preset[],
	{externalIds}: {readonly externalIds: boolean},
): string => {
	const stored = presets.map(toStoredPreset).map(({externalId, accepted: _, ...others}) => ({
		...others,
		...(externalIds && externalId !== undefined ? {externalId} : {}),
	}));
	return `${JSON.stringify({version: currentVersion, presets: stored}, undefined, '\t')}\n`;
};

/**
 * Reads such a file, of this or a past version; also the output of `presets list --json`, and a config.json. The text
 * may be anybody's: whatever is not exactly that is a problem, told in a sentence that repeats none of it.
 */
export const parsePresetFile = (bytes: Uint8Array): ParsedPresetFile => {
	const parsed = parseVersioned(bytes);
	if (!parsed.ok) return parsed;
	if (parsed.version > currentVersion) return {ok: false, problem: 'a newer daypass wrote it'};
	const migrated = withSeconds(migrate(parsed.content, parsed.version));
	const problem = firstProblem(fileSchema, migrated);
	if (problem !== undefined || !isFile(migrated)) return {ok: false, problem: problem ?? 'it makes no sense'};
	const repeated = repeatedName(migrated.presets);
	if (repeated !== undefined) return {ok: false, problem: `two presets are named “${repeated}”`};
	return {ok: true, presets: migrated.presets.map(fromStoredPreset).map(unaccepted)};
};

/** Somebody else's yes is not this user's. */
const unaccepted = ({accepted: _, ...preset}: Preset): Preset => preset;

const isFile = (value: unknown): value is {readonly presets: readonly StoredPreset[]} =>
	firstProblem(fileSchema, value) === undefined;

/** Lengths written as people write them become seconds; what is none stays, for the schema to refuse. */
const withSeconds = (content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
	const presets = content['presets'];
	return Array.isArray(presets) ? {...content, presets: presets.map(presetWithSeconds)} : content;
};

/** As {@link withSeconds}, for one preset. */
export const presetWithSeconds = (preset: unknown): unknown => {
	if (!isObject(preset) || typeof preset['duration'] !== 'string') return preset;
	try {
		return {...preset, duration: parseDuration(preset['duration'])};
	} catch {
		return preset;
	}
};
