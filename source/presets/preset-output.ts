import type {FieldName, Preset} from '../pass/pass.ts';
import {keptIn, rows} from '../pass/rows.ts';
import {toStoredPreset} from './stored-preset.ts';

/** What of a preset may be shown: no secret, and no answer. In the order of files. */
export const shownNames: readonly FieldName[] = keptIn('preset').filter(
	(name) => !rows[name].secret && !rows[name].personal,
);

/** A preset as `presets list --json` prints it: values as people write them. What was not asked for is left out. */
export type PresetOutput = Readonly<Record<string, unknown>> & {
	readonly name: string;
	readonly scope: readonly string[];
};

/** The preset as it may be printed. */
export const presetOutput = (preset: Preset): PresetOutput => {
	const stored = toStoredPreset(preset);
	const given = new Map<string, unknown>(Object.entries({...stored, scope: stored.scope ?? []}));
	const shown = shownNames.flatMap((name) =>
		given.has(name) ? [[name, written(name, given.get(name))]] : [],
	);
	const {name, scope = [], note} = stored;
	return {name, ...Object.fromEntries(shown), scope, ...(note === undefined ? {} : {note})};
};

/** A field's value as it stands where people read it. */
export const written = (name: FieldName, value: unknown): unknown => {
	const {kind} = rows[name];
	return kind.writtenAsText ? kind.format(value) : value;
};
