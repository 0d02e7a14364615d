import {stripVTControlCharacters} from 'node:util';
import {graphemes} from '../../../text/graphemes.ts';
import type {KeyPress} from '../../keys/key-press.ts';
import {drawable} from '../../text/drawable.ts';

/** One line of text being edited; `caret` counts UTF-16 units and stands between graphemes. */
export type TextField = {
	readonly value: string;
	readonly caret: number;
	/** What was last cut out with Ctrl-K, Ctrl-U, Ctrl-W or Alt-D: Ctrl-Y puts it back. */
	readonly killed?: string;
	/** Nothing was done since: what is cut out next joins it. */
	readonly killing?: boolean | undefined;
};

export const textField = (value = ''): TextField => ({value, caret: value.length});

/** What was chosen among what a text finds, once that is typed in: kept while only the caret moves, else the first. */
export const stillChosen = <Chosen>(
	chosen: Chosen,
	first: Chosen,
	field: TextField,
	typed: TextField,
): Chosen => (typed.value === field.value ? chosen : first);

/** Of a long text only what is near the caret is split: the segmenter takes as long again for each part before it. */
const reach = 256;

const ordinary = /^[ -~]*$/;

const split = (text: string): readonly string[] =>
	ordinary.test(text) ? [...text] : Array.from(graphemes.segment(text), ({segment}) => segment);

const before = ({value, caret}: TextField): number =>
	caret - (split(value.slice(Math.max(0, caret - reach), caret)).at(-1)?.length ?? 0);

const after = ({value, caret}: TextField): number =>
	caret + (split(value.slice(caret, caret + reach))[0]?.length ?? 0);

type IsPart = (grapheme: string) => boolean;

/** Of a word as Readline moves by them: `team-a/Audit` has three. */
const isLetter: IsPart = (grapheme) => /^[\p{L}\p{N}]/u.test(grapheme);

/** Of a word as the kernel's own line editing has them, and Ctrl-W everywhere. */
const isInk: IsPart = (grapheme) => !/^\s/.test(grapheme);

/** How far it is over the next word and what stands before it. */
const overWord = (text: readonly string[], isPart: IsPart): number => {
	const start = text.findIndex(isPart);
	const end = text.findIndex((grapheme, at) => at > start && start !== -1 && !isPart(grapheme));
	return text.slice(0, end === -1 ? undefined : end).join('').length;
};

/** The same in a long text: as much of it as the word takes. `take` cuts out so much of it, beginning at the caret. */
const overWordNear = (
	take: (length: number) => readonly string[],
	whole: number,
	isPart: IsPart,
	length = reach,
): number => {
	const over = overWord(take(length), isPart);
	return over < length || length >= whole ? over : overWordNear(take, whole, isPart, length * 4);
};

const wordBefore = ({value, caret}: TextField, isPart: IsPart = isLetter): number =>
	caret -
	overWordNear(
		(length) => split(value.slice(Math.max(0, caret - length), caret)).toReversed(),
		caret,
		isPart,
	);

const wordAfter = ({value, caret}: TextField): number =>
	caret + overWordNear((length) => split(value.slice(caret, caret + length)), value.length - caret, isLetter);

const cut = (field: TextField, from: number, to: number): TextField => ({
	...field,
	value: field.value.slice(0, from) + field.value.slice(to),
	caret: from,
	killing: undefined,
});

/** Cut out, to be put back; with what the key before it has cut out, if that did. */
const kill = (field: TextField, from: number, to: number): TextField => {
	if (from === to) return field;
	const {value, caret, killed = '', killing} = field;
	const before = killing === true ? killed : '';
	const text = value.slice(from, to);
	return {
		...cut(field, from, to),
		killed: from < caret ? text + before : before + text,
		killing: true,
	};
};

/** Puts text in at the caret, as typing or pasting does; line breaks become spaces, colours of a terminal nothing. */
export const insertText = (field: TextField, text: string): TextField => {
	const {value, caret} = field;
	const clean = drawable(stripVTControlCharacters(text));
	return {
		...field,
		value: value.slice(0, caret) + clean + value.slice(caret),
		caret: caret + clean.length,
		killing: undefined,
	};
};

type EditKey = (field: TextField) => TextField;

const to =
	(place: (field: TextField) => number): EditKey =>
	(field) => ({...field, caret: place(field), killing: undefined});

const start = () => 0;
const end = ({value}: TextField) => value.length;

const killWordBefore: EditKey = (field) => kill(field, wordBefore(field), field.caret);
const killWordAfter: EditKey = (field) => kill(field, field.caret, wordAfter(field));
const deleteAfter: EditKey = (field) => cut(field, field.caret, after(field));

/** The keys of GNU Readline (its manual, "Bindable Readline Commands"), and what the keys of a PC do beside them. */
const edits: Readonly<Record<string, EditKey>> = {
	left: to(before),
	'ctrl-b': to(before),
	right: to(after),
	'ctrl-f': to(after),
	'alt-b': to(wordBefore),
	'alt-left': to(wordBefore),
	'ctrl-left': to(wordBefore),
	'alt-f': to(wordAfter),
	'alt-right': to(wordAfter),
	'ctrl-right': to(wordAfter),
	home: to(start),
	'ctrl-a': to(start),
	end: to(end),
	'ctrl-e': to(end),
	backspace: (field) => cut(field, before(field), field.caret),
	delete: deleteAfter,
	'ctrl-d': deleteAfter,
	'ctrl-u': (field) => kill(field, 0, field.caret),
	'ctrl-k': (field) => kill(field, field.caret, field.value.length),
	'ctrl-w': (field) => kill(field, wordBefore(field, isInk), field.caret),
	'alt-backspace': killWordBefore,
	'ctrl-backspace': killWordBefore,
	'alt-d': killWordAfter,
	'alt-delete': killWordAfter,
	'ctrl-delete': killWordAfter,
	'ctrl-y': (field) => insertText(field, field.killed ?? ''),
};

/** The field after a key, or nothing where the key does not edit. */
export const editText = (field: TextField, key: KeyPress): TextField | undefined =>
	key.text === undefined ? edits[key.name]?.(field) : insertText(field, key.text);
