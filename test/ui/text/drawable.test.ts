import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {drawable} from '../../../source/ui/text/drawable.ts';

describe('text from outside', () => {
	test.each([
		['plain words', 'plain words'],
		['red \u001B[31malert', 'red alert'],
		['title \u001B]0;owned\u0007', 'title ]0;owned'],
		['eight-bit \u009B31m', 'eight-bit '],
		['two\r\nlines\tand a tab', 'two lines and a tab'],
		['safe\u202Etxt.exe', 'safetxt.exe'],
		['検証 🚀 e\u0301', '検証 🚀 e\u0301'],
	])('%j is drawn as %j', (text, drawn) => {
		expect(drawable(text)).toBe(drawn);
	});

	test('never holds anything that a terminal would obey', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), (text) => {
				expect(drawable(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
			}),
		);
	});
});
