import type {Key} from 'ink';
import {describe, expect, test} from 'vitest';
import {keyPresses} from '../../../source/ui/keys/key-press.ts';

const key = (pressed: Partial<Key> = {}): Key => ({
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
	...pressed,
});

const names = (input: string, pressed: Partial<Key> = {}) =>
	keyPresses(input, key(pressed)).map(({name}) => name);

describe('what Ink tells of keys, as single presses', () => {
	test.each<[string, Partial<Key>, readonly string[]]>([
		['j', {}, ['j']],
		['J', {shift: true}, ['J']],
		[' ', {}, [' ']],
		['é', {}, ['é']],
		['検', {}, ['検']],
		['\r', {return: true}, ['enter']],
		['', {upArrow: true}, ['up']],
		['', {pageDown: true}, ['page-down']],
		['\t', {tab: true}, ['tab']],
		['', {tab: true, shift: true}, ['shift-tab']],
		['c', {ctrl: true}, ['ctrl-c']],
		['', {escape: true}, ['escape']],
		['', {backspace: true}, ['backspace']],
		['', {upArrow: true, eventType: 'release'}, []],
	])('%j %j', (input, pressed, expected) => {
		expect(names(input, pressed)).toEqual(expected);
	});

	test.each<[string, string, Partial<Key>, readonly string[]]>([
		['a burst of letters', 'jjk', {}, ['j', 'j', 'k']],
		['letters and Enter', 'jj\r', {}, ['j', 'j', 'enter']],
		['Enter typed before the terminal was raw', 'a\n', {}, ['a', 'enter']],
		['Tab within letters', 'ab\tc', {}, ['a', 'b', 'tab', 'c']],
		['control keys within letters', 'ab\u0015c', {}, ['a', 'b', 'ctrl-u', 'c']],
		['a letter with Alt, which is Escape and it at once', 'j', {meta: true}, ['alt-j']],
		['a letter of another alphabet with Alt', 'и', {meta: true}, ['alt-и']],
		['an accented one', 'É', {meta: true, shift: true}, ['alt-é']],
		['the space bar with Alt', ' ', {meta: true}, ['alt- ']],
		['a capital one', 'Q', {meta: true, shift: true}, ['alt-q']],
		['Escape and a wide letter at once', '検', {meta: true}, ['escape', '検']],
		['Backspace with Alt', '', {meta: true, backspace: true}, ['alt-backspace']],
		['an arrow with Ctrl', '', {ctrl: true, leftArrow: true}, ['ctrl-left']],
		['an arrow with Alt', '', {meta: true, rightArrow: true}, ['alt-right']],
		['an arrow with Meta, which is Option in iTerm2', '', {super: true, leftArrow: true}, ['alt-left']],
		['a letter with the window manager’s key', 'q', {super: true}, []],
		['Escape and Enter at once', '\r', {meta: true, return: true}, ['escape', 'enter']],
		['two Escapes at once', '', {escape: true, meta: true}, ['escape', 'escape']],
		['an arrow that has no words to go by', '', {meta: true, upArrow: true}, ['up']],
		['a wide letter among others', 'a検b', {}, ['a', '検', 'b']],
	])('%s', (_what, input, pressed, expected) => {
		expect(names(input, pressed)).toEqual(expected);
	});

	test('only what types text carries text', () => {
		expect(keyPresses('a\r', key())).toEqual([{name: 'a', text: 'a'}, {name: 'enter'}]);
	});
});
