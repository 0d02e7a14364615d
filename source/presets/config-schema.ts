import {text} from '../pass/kinds.ts';
import type {FieldName} from '../pass/pass.ts';
import {keptIn, rows} from '../pass/rows.ts';
import type {ObjectSchema, Schema} from '../pass/schema.ts';
import {currentVersion} from './migrations.ts';
import {presetNamePattern} from './preset-name.ts';
import {settingsTable} from './setting.ts';

const propertiesOf = (names: readonly FieldName[]): Readonly<Record<string, Schema>> =>
	Object.fromEntries(names.map((name) => [name, rows[name].kind.schema]));

/** Somebody has to be named: without a role it is who the session at hand is, or what the profile names. */
const anyOf = [{required: ['role']}, {required: ['self']}, {required: ['profile']}] as const;

/** A request as a file holds it: what was asked for, in this order. */
export const requestSchema: ObjectSchema = {
	type: 'object',
	anyOf,
	additionalProperties: false,
	properties: propertiesOf(keptIn('last')),
	description: 'what to hand out',
};

/** A preset as a file holds it, in this order. */
export const presetSchema: ObjectSchema = {
	type: 'object',
	required: ['name'],
	anyOf,
	additionalProperties: false,
	properties: {
		name: {
			type: 'string',
			pattern: presetNamePattern,
			description: '1 to 64 letters, digits, ".", "_" and "-", beginning with a letter or digit',
		},
		...propertiesOf(keptIn('preset')),
		note: text(1, 500).schema,
	},
	description: 'a preset',
};

export const settingsSchema: ObjectSchema = {
	type: 'object',
	additionalProperties: false,
	properties: Object.fromEntries(settingsTable.map(({key, kind}) => [key, kind.schema])),
	description: 'the settings',
};

/** config.json without its version, which is looked at first. */
export const configProperties = {
	presets: {
		type: 'array',
		items: presetSchema,
		maxItems: 5000,
		description: 'a list of at most 5,000 presets',
	},
	settings: settingsSchema,
} as const satisfies Record<string, Schema>;

/** config.json as it is written; what conf checks it by is compiled with the program (scripts/compiled-schema.mjs). */
export const storedSchema = {
	additionalProperties: false,
	type: 'object',
	properties: {version: {type: 'integer', const: currentVersion}, ...configProperties},
} as const;
