import type {KeyPress} from '../../keys/key-press.ts';
import {drawable} from '../../text/drawable.ts';

/** One line of text being edited; `caret` counts UTF-16 units and stands between graphemes. */
export type TextField = {
	readonly value: string;
	readonly caret: number;
	/** What was last cut out with Ctrl-K, Ctrl-U, Ctrl-W or Alt-D: Ctrl-Y puts it back. */
	readonly killed?: string;
};

export const textField = (value = ''): TextField => ({value, caret: value.length});

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

const before = ({value, caret}: TextField): number => {
	let start = 0;
	for (const {index} of graphemes.segment(value.slice(0, caret))) start = index;
	return start;
};

const after = ({value, caret}: TextField): number => {
	const [next] = graphemes.segment(value.slice(caret));
	return caret + (next?.segment.length ?? 0);
};

const wordBefore = ({value, caret}: TextField): number => value.slice(0, caret).replace(/\S+\s*$/, '').length;

const wordAfter = ({value, caret}: TextField): number =>
	caret + (/^\s*\S*/.exec(value.slice(caret))?.[0].length ?? 0);

const cut = (field: TextField, from: number, to: number): TextField => ({
	...field,
	value: field.value.slice(0, from) + field.value.slice(to),
	caret: from,
});

/** Cut out, to be put back. */
const kill = (field: TextField, from: number, to: number): TextField =>
	from === to ? field : {...cut(field, from, to), killed: field.value.slice(from, to)};

/** Puts text in at the caret, as typing or pasting does; line breaks become spaces. */
export const insertText = (field: TextField, text: string): TextField => {
	const {value, caret} = field;
	const clean = drawable(text);
	return {...field, value: value.slice(0, caret) + clean + value.slice(caret), caret: caret + clean.length};
};

type EditKey = (field: TextField) => TextField;

const to =
	(place: (field: TextField) => number): EditKey =>
	(field) => ({...field, caret: place(field)});

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
	'ctrl-w': killWordBefore,
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
