import type {KeyPress} from '../../keys/key-press.ts';
import {drawable} from '../../text/drawable.ts';

/** One line of text being edited; `caret` counts UTF-16 units and stands between graphemes. */
export type TextField = {readonly value: string; readonly caret: number};

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

const cut = ({value}: TextField, from: number, to: number): TextField => ({
	value: value.slice(0, from) + value.slice(to),
	caret: from,
});

/** Puts text in at the caret, as typing or pasting does; line breaks become spaces. */
export const insertText = ({value, caret}: TextField, text: string): TextField => {
	const clean = drawable(text);
	return {value: value.slice(0, caret) + clean + value.slice(caret), caret: caret + clean.length};
};

const edits: Readonly<Record<string, (field: TextField) => TextField>> = {
	left: (field) => ({...field, caret: before(field)}),
	right: (field) => ({...field, caret: after(field)}),
	home: (field) => ({...field, caret: 0}),
	end: (field) => ({...field, caret: field.value.length}),
	backspace: (field) => cut(field, before(field), field.caret),
	delete: (field) => cut(field, field.caret, after(field)),
	'ctrl-a': (field) => ({...field, caret: 0}),
	'ctrl-e': (field) => ({...field, caret: field.value.length}),
	'ctrl-u': (field) => cut(field, 0, field.caret),
	'ctrl-k': (field) => cut(field, field.caret, field.value.length),
	'ctrl-w': (field) => cut(field, wordBefore(field), field.caret),
};

/** The field after a key, or nothing where the key does not edit. */
export const editText = (field: TextField, key: KeyPress): TextField | undefined =>
	key.text === undefined ? edits[key.name]?.(field) : insertText(field, key.text);
