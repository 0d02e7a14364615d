import {rows} from '../../pass/rows.ts';
import {configProperties} from '../../presets/config-schema.ts';
import {currentVersion} from '../../presets/migrations.ts';
import {shownNames} from '../../presets/preset-output.ts';
import {type JsonSchema, list, object, output, text, texts, whole} from '../json-schema.ts';

const asShown = (name: (typeof shownNames)[number]): JsonSchema => {
	const {kind, meaning} = rows[name];
	return kind.writtenAsText ? text(meaning) : kind.schema;
};

const preset = object(
	'a preset; what was not asked for is left out',
	{name: text('its name'), scope: texts('what narrows the session')},
	{
		...Object.fromEntries(shownNames.filter((name) => name !== 'scope').map((name) => [name, asShown(name)])),
		note: text('a note to yourself'),
	},
);

const presets = list('in the order of the list', preset);

export const presetsSchema = output(
	'presets [list|move] --json',
	{presets},
	{
		team: list(
			'the team’s',
			object('a file', {file: text('where it is'), presets}, {problem: text('why it can’t be read')}),
		),
	},
);

export const presetSchema = output(
	'presets show|save|edit|rename|duplicate --json: the preset as it is now',
	{preset},
	{notes: texts('save: what is not kept, and what AWS will not give')},
);

export const presetRemovedSchema = output('presets remove --json', {removed: preset});

export const presetsPathSchema = output('presets path --json', {
	path: text('the file of presets and settings'),
});

export const presetsImportSchema = output('presets import --json', {
	added: texts('names of presets that are new'),
	changed: texts('names of presets that were replaced'),
	unchanged: texts('names of presets that were the same'),
});

export const presetsExportSchema = output('presets export <file> --json', {
	file: text('the file that was written'),
	presets: whole('how many are in it'),
	withoutExternalId: texts('names of presets whose external ID was left out'),
});

/** What `presets export` writes, and `presets import` and team files take. */
export const presetFileSchema: JsonSchema = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	...object('presets as a file', {
		version: {const: currentVersion},
		presets: configProperties.presets,
	}),
};
