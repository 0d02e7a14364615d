/**
 * What describes the output of `--json`, in JSON Schema (draft 2020-12). Written into the package by the build
 * (commands/reference/); the program does not load it.
 */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const text = (description: string, more: JsonSchema = {}): JsonSchema => ({
	type: 'string',
	description,
	...more,
});

export const time = (description: string): JsonSchema =>
	text(`${description}; ISO 8601, UTC`, {format: 'date-time'});

export const oneOf = (description: string, words: readonly string[]): JsonSchema =>
	text(description, {enum: words});

export const whole = (description: string): JsonSchema => ({type: 'integer', description});

export const yesNo = (description: string): JsonSchema => ({type: 'boolean', description});

export const list = (description: string, items: JsonSchema): JsonSchema => ({
	type: 'array',
	description,
	items,
});

export const texts = (description: string): JsonSchema => list(description, {type: 'string'});

export const orNull = (schema: JsonSchema): JsonSchema => ({...schema, type: [schema['type'], 'null']});

type RequiredKey<Value> = {
	[Key in keyof Value]-?: Record<never, never> extends Pick<Value, Key> ? never : Key;
}[keyof Value];

/** A schema for each field that is always there; a field of `Value` that is forgotten does not compile. */
type Always<Value> = {readonly [Key in RequiredKey<Value>]: JsonSchema};
type Sometimes<Value> = {readonly [Key in Exclude<keyof Value, RequiredKey<Value>>]: JsonSchema};

/** An object with these fields and no others. */
export const object = <Value = Record<string, unknown>>(
	description: string,
	always: Always<Value>,
	sometimes: Sometimes<Value> | Record<never, never> = {},
): JsonSchema => ({
	type: 'object',
	description,
	properties: {...always, ...sometimes},
	required: Object.keys(always),
	additionalProperties: false,
});

/** The whole of an output, which has a version. */
export const output = (
	description: string,
	always: Readonly<Record<string, JsonSchema>>,
	sometimes: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema => ({
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	...object(description, {version: {const: 1}, ...always}, sometimes),
});

/** Something to be known beside a result. */
export const notices = list(
	'what is to be known beside it',
	object<{code: string; message: string}>('a notice', {
		code: text('for programs'),
		message: text('for people'),
	}),
);
