import {Failure} from '../failure.ts';
import type {PassRequest, Preset} from '../pass/pass.ts';
import {conform, firstProblem, type ObjectSchema} from '../pass/schema.ts';
import {presetSchema, requestSchema} from './config-schema.ts';

/** True for what {@link presetSchema} accepts. */
export const isPreset = (value: unknown): value is Preset => firstProblem(presetSchema, value) === undefined;

/**
 * The preset as a file may hold it: its known fields, always in the same order. Throws kind `usage`, naming the field,
 * when a value is not one that could be read back.
 */
export const toStoredPreset = (preset: Preset): Preset => toStored(preset, presetSchema, 'preset');

/** As {@link toStoredPreset}, for a request: a note or an external ID that came along is left behind. */
export const toStoredRequest = (request: PassRequest): PassRequest =>
	toStored(request, requestSchema, 'request');

const toStored = <Value extends object>(value: Value, schema: ObjectSchema, called: string): Value => {
	const given = new Map(Object.entries(value));
	const known = Object.keys(schema.properties ?? {}).filter((field) => !isNothing(given.get(field), field));
	const stored = Object.fromEntries(known.map((field) => [field, given.get(field)]));
	const read = conform<Value>(schema, stored, called);
	if (read.ok) return read.value;
	throw new Failure(
		'preset-invalid',
		`This can’t be kept: ${read.problem}.`,
		'Change that value and try again.',
	);
};

/** An option given with nothing in it says that there is none of it; a destination of nothing is the console's home. */
const isNothing = (value: unknown, field: string): boolean =>
	value === undefined || (value === '' && field !== 'destination');

/** A name that more than one preset has. */
export const repeatedName = (presets: readonly Preset[]): string | undefined => {
	const names = presets.map(({name}) => name);
	return names.find((name, index) => names.indexOf(name) !== index);
};
