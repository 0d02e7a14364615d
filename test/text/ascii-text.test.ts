import fc from 'fast-check';
import {expect, test} from 'vitest';
import {asciiLine, asciiText} from '../../source/text/ascii-text.ts';
import {textWidth} from '../../source/ui/text/line.ts';

test.each([
	['plain', 'plain'],
	['the console’s home · 2–64', "the console's home - 2-64"],
	['検証 role', '???? role'],
	['e\u0301', '?'],
	['↑ k', '^ k'],
])('%j becomes %j', (text, ascii) => {
	expect(asciiText(text)).toBe(ascii);
});

test('what is quoted in a line is spelled out', () => {
	expect(asciiLine('AWS does not take “山田”: 検 · ‘x’ “it’s 😀”')).toBe(
		'AWS does not take "\\u5c71\\u7530": ?? - \'x\' "it\'s \\ud83d\\ude00"',
	);
});

test('is as wide as the text was, and nothing but ASCII', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), (text) => {
			expect(asciiText(text)).toMatch(/^[ -~]*$/);
			expect(asciiText(text).length).toBe(textWidth(text));
		}),
	);
});
