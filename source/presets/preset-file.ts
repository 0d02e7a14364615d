import {isObject} from '../json-object.ts';
import type {Preset} from '../pass/pass.ts';
import {isFieldName, rows} from '../pass/rows.ts';
import {conform, type ObjectSchema} from '../pass/schema.ts';
import {configProperties} from './config-schema.ts';
import {currentVersion, migrate} from './migrations.ts';
import {repeatedName, toStoredPreset} from './stored-preset.ts';
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
 * are left out unless asked for, and always what their owner said yes to. `importPresets(parsePresetFile(...))` of it
 * changes nothing.
 */
export const presetFileText = (
	presets: readonly Preset[],
	{externalIds}: {readonly externalIds: boolean},
): string => {
	const stored = presets
		.map(toStoredPreset)
		.map(impersonal)
		.map(({externalId, ...others}) =>
			externalIds && externalId !== undefined ? {...others, externalId} : others,
		);
	return `${JSON.stringify({version: currentVersion, presets: stored}, undefined, '\t')}\n`;
};

/** Somebody else's yes is not this user's. */
const impersonal = ({accepted: _, ...preset}: Preset): Preset => preset;

/**
 * Reads such a file, of this or a past version; also the output of `presets list --json`, and a config.json. The text
 * may be anybody's: whatever is not exactly that is a problem, told in a sentence that repeats none of it.
 */
export const parsePresetFile = (bytes: Uint8Array): ParsedPresetFile => {
	const parsed = parseVersioned(bytes);
	if (!parsed.ok) return parsed;
	if (parsed.version > currentVersion) return {ok: false, problem: 'a newer daypass wrote it'};
	const migrated = withValues(migrate(parsed.content, parsed.version));
	const read = conform<{readonly presets: readonly Preset[]}>(fileSchema, migrated);
	if (!read.ok) return read;
	const repeated = repeatedName(read.value.presets);
	if (repeated !== undefined) return {ok: false, problem: `two presets are named “${repeated}”`};
	return {ok: true, presets: read.value.presets.map(impersonal)};
};

/** What people write as text becomes its value; what is none stays, for the schema to refuse. */
const withValues = (content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
	const presets = content['presets'];
	return Array.isArray(presets) ? {...content, presets: presets.map(presetWithValues)} : content;
};

/** As {@link withValues}, for one preset. */
export const presetWithValues = (preset: unknown): unknown =>
	isObject(preset)
		? Object.fromEntries(Object.entries(preset).map(([key, value]) => [key, fromText(key, value)]))
		: preset;

const fromText = (key: string, written: unknown): unknown => {
	const row = isFieldName(key) ? rows[key] : undefined;
	if (!row?.kind.writtenAsText || typeof written !== 'string') return written;
	try {
		return row.kind.parse(written) ?? written;
	} catch {
		return written;
	}
};
