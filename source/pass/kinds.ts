import type {BrokenRule} from './broken-rule.ts';
import {formatDuration, longestConsoleSession, parseDuration, shortestSession} from './duration.ts';
import {formatList, type GoesOn, parseList} from './list-text.ts';
import type {Duration, Values} from './pass.ts';
import {firstProblem, type Schema, type StringSchema} from './schema.ts';
import {formatTags, parseTags} from './tag-text.ts';
import {plainTextPattern} from './text-pattern.ts';

/** A kind of value: what it may be, and the way to text and back. */
export type FieldKind<Value> = {
	/** What a file may hold. */
	readonly schema: Schema;
	/** Where people read a file or write one by hand, the value stands there as its text. */
	readonly writtenAsText?: true;
	/** What the value must be where it is typed, if that is said otherwise than in a file: "must be …". */
	readonly typed?: string;
	/** Reads what was typed; undefined: it makes no sense. May throw kind `usage` with a sentence of its own. */
	parse(text: string): Value | undefined;
	/** The text that `parse` reads the same value from. */
	format(value: Value): string;
	/** Of what holds several: one text for each, as a flag gives them that may be repeated. */
	readonly entries?: {
		parse(texts: readonly string[]): Value;
		format(value: Value): readonly string[];
	};
	/** What is wrong before a text is typed to its end. */
	readonly typing?: {readonly letters: RegExp; readonly says: string; readonly most: number};
};

const same = {parse: (text: string) => text, format: (text: string) => text};

/** Plain text of a length in code points. */
export const textSchema = (minLength: number, maxLength: number): StringSchema => ({
	type: 'string',
	minLength,
	maxLength,
	pattern: plainTextPattern,
	description: `plain text of ${minLength === 0 ? `at most ${maxLength}` : `${minLength} to ${maxLength}`} characters`,
});

export const text = (minLength: number, maxLength: number): FieldKind<string> => ({
	...same,
	schema: textSchema(minLength, maxLength),
});

/** Text of which a pattern says all there is to say. */
export const patterned = (pattern: string, description: string): FieldKind<string> => ({
	...same,
	schema: {type: 'string', pattern, description},
});

/**
 * Text of certain letters alone.
 * @param letters As they stand in a regular expression's brackets.
 * @param typing How they are called while somebody types, and how many AWS takes.
 */
export const lettersOf = (
	letters: string,
	[least, most]: readonly [number, number],
	description: string,
	typing: {readonly says: string; readonly most: number},
): FieldKind<string> => ({
	...patterned(`^[${letters}]{${least},${most}}$`, description),
	typing: {...typing, letters: new RegExp(`^[${letters}]*$`)},
});

/** A rule that says in a sentence what the kind's own pattern says. */
export const fitting =
	({schema}: FieldKind<string>, broken: BrokenRule) =>
	(value: string): BrokenRule | undefined =>
		firstProblem(schema, value) === undefined ? undefined : broken;

const words: Readonly<Record<string, boolean>> = {
	...{on: true, true: true, yes: true, '1': true},
	...{off: false, false: false, no: false, '0': false},
};

export const toggle: FieldKind<boolean> = {
	schema: {type: 'boolean', description: 'true or false'},
	typed: 'on or off',
	parse: (typed) => words[typed.trim().toLowerCase()],
	format: (value) => (value ? 'on' : 'off'),
};

/** "AssumeRole", AWS STS API Reference: 900 s to 12 h. */
export const duration: FieldKind<Duration> = {
	schema: {
		anyOf: [
			{
				type: 'integer',
				minimum: shortestSession,
				maximum: longestConsoleSession,
				description: 'a number of seconds',
			},
			{type: 'string', enum: ['max'], description: '"max"'},
		],
		description: 'a length from 15 minutes (900) to 12 hours (43200) in seconds, or "max"',
	},
	writtenAsText: true,
	parse: parseDuration,
	format: formatDuration,
};

/** @param goesOn See `list-text.ts`. */
export const list = <Item extends string = string>(
	items: Schema,
	maxItems: number,
	description: string,
	goesOn?: GoesOn,
): FieldKind<readonly Item[]> => ({
	schema: {type: 'array', items, maxItems, description},
	// Which words there may be is for the schema to say.
	parse: (typed) => parseList(typed, goesOn) as readonly Item[],
	format: (values) => formatList(values, goesOn),
	entries: {parse: (texts) => texts as readonly Item[], format: (values) => values},
});

/** "Tag", AWS STS API Reference. */
export const tags: FieldKind<Values['tags']> = {
	schema: {
		type: 'object',
		propertyNames: {
			type: 'string',
			pattern: '^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}$',
			description: 'letters, digits, spaces and any of _ . : / = + - @, at most 128',
		},
		additionalProperties: textSchema(0, 256),
		maxProperties: 50,
		description: 'at most 50 session tags',
	},
	parse: (typed) => parseTags(parseList(typed)),
	format: (value) => formatList(formatTags(value)),
	entries: {parse: parseTags, format: formatTags},
};
