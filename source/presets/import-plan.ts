import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import {isFieldName, rows} from '../pass/rows.ts';
import {withAnswerOf} from '../signin/accepted.ts';
import {destinationProblem} from '../signin/destination-check.ts';
import {withKeptExternalId} from './kept-external-id.ts';
import {withPreset} from './preset-list.ts';
import {checkPresetName} from './preset-name.ts';
import {presetOutput} from './preset-output.ts';

/** What an import would do, before it does it. */
export type ImportPlan = {
	readonly added: readonly Preset[];
	readonly changed: readonly ChangedPreset[];
	readonly unchanged: readonly Preset[];
};

type ChangedPreset = {
	readonly before: Preset;
	readonly after: Preset;
	readonly fields: readonly ChangedField[];
};

/** A field that differs, as text for a person; an external ID is told of, not shown. */
type ChangedField = {readonly name: string; readonly from: string; readonly to: string};

/**
 * Compares incoming presets with those there are, by name. Throws kind `usage` for a name that can't be had and for a
 * destination that is no page of the catalogue and no console's address: the file may be anybody's.
 */
export const planImport = (current: readonly Preset[], incoming: readonly Preset[]): ImportPlan => {
	const added: Preset[] = [];
	const changed: ChangedPreset[] = [];
	const unchanged: Preset[] = [];
	for (const preset of incoming) {
		const problem = destinationProblem(preset);
		if (problem !== undefined) throw refused(preset.name, problem.message);
		const before = current.find(({name}) => name === preset.name);
		if (before === undefined) {
			checkPresetName(preset.name);
			added.push(preset);
			continue;
		}
		const after = withAnswerOf(withKeptExternalId(preset, before), before);
		const fields = differingFields(before, after);
		if (fields.length === 0) unchanged.push(before);
		else changed.push({before, after, fields});
	}
	return {added, changed, unchanged};
};

/** The presets after the import: those replaced keep their place, new ones come last. */
export const applyImport = (current: readonly Preset[], incoming: readonly Preset[]): readonly Preset[] => {
	const {added, changed} = planImport(current, incoming);
	const all = [...changed.map(({after}) => after), ...added];
	return all.reduce((presets, preset) => withPreset(presets, preset, {replace: true}), current);
};

const differingFields = (before: Preset, after: Preset): readonly ChangedField[] => {
	const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
	return [...new Set([...old.keys(), ...fresh.keys()])]
		.filter((name) => old.get(name) !== fresh.get(name))
		.map((name) => ({name, from: shown(name, old.get(name)), to: shown(name, fresh.get(name))}));
};

const shown = (name: string, json = '""'): string => {
	if (['""', '[]'].includes(json)) return 'none';
	return isFieldName(name) && rows[name].secret ? 'kept, not shown' : json.replace(/^"(.*)"$/s, '$1');
};

/** Each field as text that is the same for the same value. */
const fieldsOf = (preset: Preset): ReadonlyMap<string, string> =>
	new Map(
		Object.entries({
			...presetOutput(preset),
			externalId: preset.externalId ?? '',
			...(preset.tags === undefined ? {} : {tags: sorted(preset.tags)}),
		}).map(([field, value]) => [field, JSON.stringify(value)]),
	);

const sorted = (tags: Readonly<Record<string, string>>) =>
	Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1));

const refused = (name: string, problem: string) =>
	new Failure(
		'import-refused',
		`The preset “${name}” has a page that is not known: ${problem}`,
		'Nothing was imported.',
	);
