import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	editText,
	insertText,
	type TextField,
	textField,
} from '../../../source/ui/components/text-field/text-field.ts';
import {textFieldLine} from '../../../source/ui/components/text-field/text-field-line.ts';
import {createTheme} from '../../../source/ui/theme.ts';

/** A field written with its caret: `ab|cd`. */
const field = (text: string): TextField => ({value: text.replace('|', ''), caret: text.indexOf('|')});
const written = ({value, caret}: TextField) => `${value.slice(0, caret)}|${value.slice(caret)}`;

describe('editing', () => {
	test.each([
		['left', 'ab|cd', 'a|bcd'],
		['right', 'ab|cd', 'abc|d'],
		['left', '|ab', '|ab'],
		['home', 'ab|cd', '|abcd'],
		['end', 'ab|cd', 'abcd|'],
		['backspace', 'ab|cd', 'a|cd'],
		['delete', 'ab|cd', 'ab|d'],
		['backspace', '|ab', '|ab'],
		['ctrl-u', 'ab|cd', '|cd'],
		['ctrl-k', 'ab|cd', 'ab|'],
		['ctrl-w', 'one two|', 'one |'],
		['ctrl-w', 'one two  |', 'one |'],
		['ctrl-b', 'ab|cd', 'a|bcd'],
		['ctrl-f', 'ab|cd', 'abc|d'],
		['ctrl-a', 'ab|cd', '|abcd'],
		['ctrl-e', 'ab|cd', 'abcd|'],
		['ctrl-d', 'ab|cd', 'ab|d'],
		['alt-b', 'one two|', 'one |two'],
		['alt-b', 'one |two', '|one two'],
		['alt-f', '|one two', 'one| two'],
		['alt-f', 'one| two', 'one two|'],
		['alt-left', 'one two|', 'one |two'],
		['alt-right', '|one two', 'one| two'],
		['ctrl-left', 'one two|', 'one |two'],
		['ctrl-right', '|one two', 'one| two'],
		['alt-d', '|one two', '| two'],
		['alt-delete', '|one two', '| two'],
		['alt-backspace', 'one two|', 'one |'],
		['ctrl-backspace', 'one two|', 'one |'],
		['alt-b', '検証 用|', '検証 |用'],
		['alt-b', 'team-a/Audit|', 'team-a/|Audit'],
		['alt-b', 'team-a/|Audit', 'team-|a/Audit'],
		['alt-b', '--|', '|--'],
		['alt-f', '|s3:GetObject', 's3|:GetObject'],
		['alt-f', 's3|:GetObject', 's3:GetObject|'],
		['alt-f', 'a|--', 'a--|'],
		['alt-d', 's3|:GetObject x', 's3| x'],
		['alt-backspace', 'is:denied|', 'is:|'],
		['ctrl-w', 'a path:/team/|', 'a |'],
		['alt-b', 'e\u0301te\u0301 👩‍👧|', '|e\u0301te\u0301 👩‍👧'],
		['backspace', 'e\u0301|x', '|x'],
		['left', 'a👩‍👧|', 'a|👩‍👧'],
	])('%s: %s → %s', (name, before, after) => {
		const edited = editText(field(before), {name});
		expect(edited && written(edited)).toBe(after);
	});

	test.each([
		['ctrl-k', 'ab|cd', 'abcd|'],
		['ctrl-u', 'ab|cd', 'ab|cd'],
		['ctrl-w', 'one two|', 'one two|'],
		['alt-d', '|one two', 'one| two'],
	])('what %s cuts out comes back with Ctrl-Y', (name, before, after) => {
		const back = [name, 'ctrl-y'].reduce((now, key) => editText(now, {name: key}) ?? now, field(before));
		expect(written(back)).toBe(after);
	});

	test.each([
		[['ctrl-w', 'ctrl-w'], 'one two|', 'one two|'],
		[['alt-d', 'alt-d'], '|one two', 'one two|'],
		[['ctrl-w', 'ctrl-k'], 'one |two', 'one two|'],
		[['ctrl-w', 'left', 'right', 'ctrl-w'], 'one two|', 'one |'],
	])('what %j cut out one after the other comes back together', (names, before, after) => {
		const back = [...names, 'ctrl-y'].reduce((now, name) => editText(now, {name}) ?? now, field(before));
		expect(written(back)).toBe(after);
	});

	const edited = [
		'left',
		'right',
		'alt-b',
		'alt-f',
		'ctrl-w',
		'alt-d',
		'backspace',
		'delete',
		'ctrl-u',
		'ctrl-k',
		'home',
		'end',
	];

	test('the caret is always between two letters as a person sees them', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', 'B', '1', ' ', '-', '検', 'e\u0301', '👩‍👧', '🇯🇵'),
			maxLength: 900,
		});
		fc.assert(
			fc.property(text, fc.array(fc.constantFrom(...edited), {maxLength: 8}), (value, names) => {
				const last = names.reduce((now, name) => editText(now, {name}) ?? now, textField(value));
				const places = Array.from(new Intl.Segmenter().segment(last.value), ({index}) => index);
				expect([...places, last.value.length]).toContain(last.caret);
			}),
		);
	});

	test.each(['a', '検', 'e\u0301 ', '👩‍👧'])(
		'behind a long text of %j keys do what they do behind none',
		(letter) => {
			const before = letter.repeat(20_000);
			for (const name of ['left', 'alt-b', 'ctrl-w', 'backspace']) {
				const [alone, behind] = ['', before].map((text) => editText(textField(`${text} one-two`), {name}));
				expect(behind?.value).toBe(before + alone?.value);
				expect(behind?.caret).toBe(before.length + (alone?.caret ?? 0));
			}
		},
	);

	test('what was cut out can be put back elsewhere, and twice', () => {
		const keys = ['ctrl-w', 'home', 'ctrl-y', 'ctrl-y'];
		const edited = keys.reduce((now, name) => editText(now, {name}) ?? now, field('one two|'));
		expect(written(edited)).toBe('twotwo|one ');
	});

	test.each(['alt-q', 'alt-x', 'ctrl-t'])('%s types nothing', (name) => {
		expect(editText(field('ab|cd'), {name})).toBeUndefined();
	});

	test('letters go in where the caret is', () => {
		const edited = editText(field('ab|cd'), {name: 'x', text: 'x'});
		expect(edited && written(edited)).toBe('abx|cd');
	});

	test('a key that does not edit is not taken', () => {
		expect(editText(textField('ab'), {name: 'page-up'})).toBeUndefined();
	});

	test('a paste is one line of text, whatever it holds', () => {
		expect(written(insertText(field('|'), 'one\ntwo\u001B[31m'))).toBe('one two|');
	});
});

describe('drawing', () => {
	const {symbols} = createTheme({colorDepth: 1, unicode: true});
	const drawn = (text: string, width: number, masked = false) =>
		textFieldLine(field(text), {width, focused: true, masked}, symbols)
			.map((span) => span.text)
			.join('');

	test.each([
		['abc|', 10, 'abc▏'],
		['ab|cd', 10, 'ab▏cd'],
		['abcdefghij|', 5, '…hij▏'],
		['|abcdefghij', 5, '▏abc…'],
		['abcde|fghij', 7, 'abcde▏…'],
		['abcdef|ghij', 7, 'abcdef▏'],
		['検証用ロール|', 6, '…ール▏'],
	])('%s in %d columns', (text, width, expected) => {
		expect(drawn(text, width)).toBe(expected);
	});

	test.each([
		['abc|', 10, 'abc'],
		['s3-prefix=reports, ip=203.0.113.0/24|', 12, 's3-prefix=r…'],
		['検証用ロール|', 6, '検証…'],
	])('%s in %d columns where it is not typed in', (text, width, expected) => {
		const [shown] = textFieldLine(field(text), {width, focused: false}, symbols);
		expect(shown?.text).toBe(expected);
	});

	const onlyAscii = createTheme({colorDepth: 1, unicode: false}).symbols;

	test.each([
		['日本|', 20, '\\u65e5\\u672c', ''],
		['é|日', 20, '\\u00e9', '\\u65e5'],
		['日|本語', 14, '\\u65e5', '\\u672c~'],
		['a日本語|', 16, '~\\u672c\\u8a9e', ''],
		['’😀|', 30, '\\u2019\\ud83d\\ude00', ''],
	])('%s in %d columns where nothing but ASCII can be drawn', (text, width, before, after) => {
		const [left, caret, right] = textFieldLine(field(text), {width, focused: true}, onlyAscii);
		expect([left?.text, caret?.caret, right?.text]).toEqual([before, true, after]);
	});

	test('it is spelled out where it is not typed in, too', () => {
		const [shown] = textFieldLine(field('日|'), {width: 20, focused: false}, onlyAscii);
		expect(shown?.text).toBe('\\u65e5');
	});

	test('a secret shows its length and nothing else', () => {
		expect(drawn('123456|', 10, true)).toBe('••••••▏');
	});
});
