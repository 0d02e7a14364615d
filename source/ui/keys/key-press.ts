import type {Key} from 'ink';

/**
 * One press of a key. `name` is the character itself (`j`, `J`, `é`) or a word: `enter`, `escape`, `tab`, `shift-tab`,
 * `page-down`, `ctrl-c`, `alt-b`. `text` is what it types into a field, if anything.
 */
export type KeyPress = {readonly name: string; readonly text?: string};

const words = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'page-up'],
	['pageDown', 'page-down'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const;

const escapeKey: KeyPress = {name: 'escape'};

const named = (key: Key): KeyPress | undefined => {
	if (key.tab) return {name: key.shift ? 'shift-tab' : 'tab'};
	const word = words.find(([flag]) => key[flag]);
	return word === undefined ? undefined : {name: word[1]};
};

const typed = (character: string): KeyPress => {
	if (character === '\r' || character === '\n') return {name: 'enter'};
	if (character === '\t') return {name: 'tab'};
	if (character === '\b' || character === '\u007F') return {name: 'backspace'};
	if (character < ' ') return {name: `ctrl-${String.fromCodePoint((character.codePointAt(0) ?? 0) + 96)}`};
	return {name: character, text: character};
};

/** Keys by which a field moves and deletes word by word when Ctrl or Alt is held. */
const wordWise = ['left', 'right', 'backspace', 'delete'];

/** What a key types by itself, in the alphabets before U+2000; what an input method writes comes with no Alt. */
const onKeyboards = /^[ -~\u00A1-\u1FFF]$/;

/**
 * What Ink hands to `useInput`, as single presses. Keys typed faster than the program reads arrive as one string
 * (`jj\r`) and are taken apart. A terminal sends Escape and a letter for that letter with Alt, in one piece: that is
 * one key (`alt-b`), as it is for every other program that reads lines; Escape and Enter in one piece are two.
 */
export const keyPresses = (input: string, key: Key): readonly KeyPress[] => {
	if (key.eventType === 'release') return [];
	if (key.escape) return key.meta ? [escapeKey, escapeKey] : [escapeKey];
	const word = named(key);
	if (word !== undefined) {
		// Meta has a number of its own besides Alt's, which iTerm2 has sent for Option and Ink calls Super.
		if (wordWise.includes(word.name) && (key.ctrl || key.meta || key.super)) {
			return [{name: `${key.ctrl ? 'ctrl' : 'alt'}-${word.name}`}];
		}
		return key.meta && (key.return || key.tab) ? [escapeKey, word] : [word];
	}
	// A window manager's keys, which a terminal tells of where another program has left its keyboard protocol on.
	if (key.super || key.hyper) return [];
	if (key.meta && !key.ctrl && onKeyboards.test(input)) return [{name: `alt-${input.toLowerCase()}`}];
	const before = key.meta ? [escapeKey] : [];
	if (key.ctrl && input.length === 1) return [...before, {name: `ctrl-${input}`}];
	return [...before, ...[...input].map(typed)];
};
