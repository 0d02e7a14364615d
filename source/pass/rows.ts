import type {Field} from './field.ts';
import {fields} from './fields.ts';
import type {FieldName, RequestName} from './pass.ts';

/** The rows of the table for whoever treats them all alike, in its order. */
export const rows: Readonly<Record<FieldName, Field<unknown>>> = fields;

export const fieldNames = Object.keys(fields) as readonly FieldName[];

/** True for a field that has a row. */
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name);

/** Those that are no secrets beside a request. */
export const requestNames = keptIn('last') as readonly RequestName[];

/** Fields whose row has that part; their values are of these types. */
type NamesWith<Part extends keyof Field<unknown>> = {
	[Name in FieldName]: (typeof fields)[Name] extends {readonly [P in Part]: unknown} ? Name : never;
}[FieldName];

/** What holds where nobody asks is known of these. */
export type FilledName = NamesWith<'otherwise'>;

export type SettingName = NamesWith<'setting'>;

export type FormName = NamesWith<'form'>;

const named = <Part extends keyof Field<unknown>>(part: Part): readonly NamesWith<Part>[] =>
	fieldNames.filter((name): name is NamesWith<Part> => rows[name][part] !== undefined);

export const filledNames = named('otherwise');
export const settingNames = named('setting');
/** As they stand on the form. */
export const formNames: readonly FormName[] = named('form').toSorted(
	(a, b) => fields[a].form.at - fields[b].form.at,
);

/** What is kept in one place. */
export function keptIn(place: 'preset' | 'last' | 'history'): readonly FieldName[] {
	return fieldNames.filter((name) => rows[name].kept.includes(place));
}

/** The long name of an option: `--to`. */
export const longFlag = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? flags;
