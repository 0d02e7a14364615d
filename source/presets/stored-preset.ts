import {Failure} from '../failure.ts';
import type {PassRequest, Preset} from '../pass/pass.ts';
import {firstProblem, type ObjectSchema} from '../pass/schema.ts';
import {presetSchema, requestSchema} from './config-schema.ts';

/** A request as files hold it: what is empty or absent is left out. */
export type StoredRequest = Pick<PassRequest, 'role' | 'duration'> & Partial<PassRequest>;

/** A preset as files hold it: what is empty or absent is left out. */
export type StoredPreset = Pick<Preset, 'name' | 'role' | 'duration'> & Partial<Preset>;

/** True for what {@link presetSchema} accepts. */
export const isStoredPreset = (value: unknown): value is StoredPreset =>
	firstProblem(presetSchema, value) === undefined;

/** True for what {@link requestSchema} accepts. */
export const isStoredRequest = (value: unknown): value is StoredRequest =>
	firstProblem(requestSchema, value) === undefined;

/**
 * The preset as a file may hold it: its known fields, always in the same order. Throws kind `usage`, naming the field,
 * when a value is not one that could be read back.
 */
export const toStoredPreset = (preset: Preset): StoredPreset => {
	const stored = nonEmptyFields(preset, presetSchema);
	if (isStoredPreset(stored)) return stored;
	throw notStorable(firstProblem(presetSchema, stored, 'preset'));
};

/** As {@link toStoredPreset}, for a request: a note or an external ID that came along is left behind. */
export const toStoredRequest = (request: PassRequest): StoredRequest => {
	const stored = nonEmptyFields(request, requestSchema);
	if (isStoredRequest(stored)) return stored;
	throw notStorable(firstProblem(requestSchema, stored, 'request'));
};

/** The preset with what a file left out filled in. */
export const fromStoredPreset = (stored: StoredPreset): Preset => ({...defaults, ...stored});

/** The request with what a file left out filled in. */
export const fromStoredRequest = (stored: StoredRequest): PassRequest => ({...defaults, ...stored});

/** A name that more than one preset has. */
export const repeatedName = (presets: readonly StoredPreset[]): string | undefined => {
	const names = presets.map(({name}) => name);
	return names.find((name, index) => names.indexOf(name) !== index);
};

const defaults = {destination: '', scope: [], tags: {}, logoutFirst: false} as const;

const nonEmptyFields = (value: object, schema: ObjectSchema): unknown => {
	const given = new Map(Object.entries(value));
	const kept = Object.keys(schema.properties ?? {}).filter((field) => !isEmpty(given.get(field)));
	return Object.fromEntries(kept.map((field) => [field, given.get(field)]));
};

const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === '' ||
	value === false ||
	(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

const notStorable = (problem: string | undefined) =>
	new Failure('preset-invalid', `This can’t be kept: ${problem}.`, 'Change that value and try again.');
