import {isObject} from '../json-object.ts';
/**
 * The part of JSON Schema that daypass's files are described in. One description is read twice: by conf's compiler, for
 * when a file is written, and by {@link firstProblem} when it is read, which tells a person what is wrong and loads no
 * conf.
 */
export type Schema = StringSchema | IntegerSchema | BooleanSchema | ArraySchema | ObjectSchema | EitherSchema;

export type StringSchema = {
	readonly type: 'string';
	readonly minLength?: number;
	/** Code points. */
	readonly maxLength?: number;
	readonly pattern?: string;
	readonly enum?: readonly string[];
	/** What the value must be, for a person: "must be …". */
	readonly description: string;
};
type IntegerSchema = {
	readonly type: 'integer';
	readonly minimum: number;
	readonly maximum: number;
	readonly description: string;
};
type BooleanSchema = {readonly type: 'boolean'; readonly description: string};
type ArraySchema = {
	readonly type: 'array';
	readonly items: Schema;
	readonly maxItems: number;
	readonly description: string;
};
export type ObjectSchema = {
	readonly type: 'object';
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	/** At least one of these is there too. */
	readonly anyOf?: ReadonlyArray<{readonly required: readonly [string]}>;
	readonly additionalProperties: false | Schema;
	readonly propertyNames?: StringSchema;
	readonly maxProperties?: number;
	readonly description: string;
};
type EitherSchema = {readonly anyOf: readonly Schema[]; readonly description: string};

/**
 * The first thing wrong with a value, as a sentence for a person ("presets[2].duration must be …"), or undefined.
 * Never repeats the value: it may be anything. `path` names the value, empty for the whole file.
 */
export const firstProblem = (schema: Schema, value: unknown, path = ''): string | undefined => {
	const wrong = `${path === '' ? 'it' : path} must be ${schema.description}`;
	if (!('type' in schema)) {
		return schema.anyOf.some((one) => firstProblem(one, value, path) === undefined) ? undefined : wrong;
	}
	switch (schema.type) {
		case 'string':
			return typeof value === 'string' && stringFits(schema, value) ? undefined : wrong;
		case 'integer':
			return Number.isInteger(value) && Number(value) >= schema.minimum && Number(value) <= schema.maximum
				? undefined
				: wrong;
		case 'boolean':
			return typeof value === 'boolean' ? undefined : wrong;
		case 'array':
			if (!Array.isArray(value) || value.length > schema.maxItems) return wrong;
			return firstOf(value.map((item, index) => () => firstProblem(schema.items, item, `${path}[${index}]`)));
		case 'object':
			return isObject(value) ? objectProblem(schema, value, path, wrong) : wrong;
	}
};

/** A value that has been held against the schema that describes it, or what is wrong with it. */
export type Conforming<Value> =
	| {readonly ok: true; readonly value: Value}
	| {readonly ok: false; readonly problem: string};

/** Holds a value against a schema, once. `Value` is what the schema describes: whoever names it answers for that. */
export const conform = <Value>(schema: Schema, value: unknown, path = ''): Conforming<Value> => {
	const problem = firstProblem(schema, value, path);
	return problem === undefined ? {ok: true, value: value as Value} : {ok: false, problem};
};

const stringFits = (schema: StringSchema, value: string): boolean => {
	const length = [...value].length;
	if (length < (schema.minLength ?? 0) || length > (schema.maxLength ?? Number.POSITIVE_INFINITY))
		return false;
	if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
	return schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value);
};

const objectProblem = (
	schema: ObjectSchema,
	value: Readonly<Record<string, unknown>>,
	path: string,
	wrong: string,
): string | undefined => {
	const inside = (key: string) => (path === '' ? key : `${path}.${key}`);
	const has = (key: string) => Object.hasOwn(value, key);
	const oneOf = schema.anyOf?.map(({required: [key]}) => key) ?? [];
	const missing = schema.required?.find((key) => !has(key)) ?? (oneOf.some(has) ? undefined : oneOf[0]);
	if (missing !== undefined) return `${inside(missing)} is missing`;
	const keys = Object.keys(value);
	if (keys.length > (schema.maxProperties ?? Number.POSITIVE_INFINITY)) return wrong;
	return firstOf(
		keys.map((key) => () => {
			const names = schema.propertyNames;
			if (names !== undefined && !stringFits(names, key))
				return `each key of ${path} must be ${names.description}`;
			const properties = schema.properties ?? {};
			const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
			if (known !== undefined) return firstProblem(known, value[key], inside(key));
			if (schema.additionalProperties !== false) {
				return firstProblem(schema.additionalProperties, value[key], inside('…'));
			}
			return `${path === '' ? 'it' : path} holds a field daypass does not know`;
		}),
	);
};

const firstOf = (checks: readonly (() => string | undefined)[]): string | undefined => {
	for (const check of checks) {
		const problem = check();
		if (problem !== undefined) return problem;
	}
	return undefined;
};
