import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {outputTo} from '../../source/commands/output.ts';

const written = (use: (output: ReturnType<typeof outputTo>) => void): string => {
	let text = '';
	use(
		outputTo({
			write(chunk: string | Uint8Array) {
				text += String(chunk);
				return true;
			},
		}),
	);
	return text;
};

/** What a terminal obeys, or a reader does not see. */
const obeyedOrUnseen: Readonly<Record<string, string>> = {
	'an escape code': '\u001b[31m',
	'a title': '\u001b]0;title\u0007',
	'a C1 control': '\u009b31m',
	'a return': '\r',
	'a mark that turns text around': '\u202e',
	'another, of Arabic letters': '\u061c',
	'an isolate': '\u2066',
	'a soft hyphen': '\u00ad',
	'a space of no width': '\u200b',
	'left to right': '\u200e',
	'right to left': '\u200f',
	'a tag character': '\u{e0041}',
	'a variation selector of the supplement': '\u{e0100}',
	'a filler': '\u3164',
	'a byte order mark': '\ufeff',
	'a line separator': '\u2028',
};

describe('what leaves', () => {
	test.each(Object.entries(obeyedOrUnseen))('holds no %s', (_, mark) => {
		expect(written((out) => out.line(`a${mark}b`))).not.toContain(mark);
		const json = written((out) => out.json({text: `a${mark}b`}));
		expect(json).not.toContain(mark);
		expect(JSON.parse(json)).toEqual({text: `a${mark}b`});
	});

	test('keeps letters of every script, joined ones and emoji', () => {
		const text = 'Grüße, 東京, नमस्ते, می‌خواهم, 👩‍👩‍👧, ❤️\tand\nlines';
		expect(written((out) => out.line(text))).toBe(`${text}\n`);
	});

	test('a long list is written in pieces, whatever gives it', () => {
		const pieces: string[] = [];
		const output = outputTo({write: (chunk: string | Uint8Array) => pieces.push(String(chunk)) > 0});
		function* items() {
			for (let at = 0; at < 5000; at++) yield {name: `role-${at}`, needs: ['mfa'], nothing: undefined};
		}
		output.json({version: 1, nothing: undefined, items: items(), none: [], notices: ['a', undefined]});
		const whole = {version: 1, items: [...items()], none: [], notices: ['a', undefined]};
		expect(pieces.join('')).toBe(`${JSON.stringify(whole)}\n`);
		expect(Math.max(...pieces.map(({length}) => length))).toBeLessThan(40_000);
	});

	test('JSON stays what it says, whatever is in it', () => {
		fc.assert(
			fc.property(fc.anything({maxDepth: 2}), (value) => {
				const json = JSON.stringify({value});
				expect(JSON.parse(written((out) => out.json({value})))).toEqual(JSON.parse(json));
			}),
		);
	});
});

test('a terminal without a size has none that text could be wrapped to', () => {
	const {columns, rows} = outputTo({write: () => true, isTTY: true, columns: 0, rows: 0});
	expect({columns, rows}).toEqual({columns: undefined, rows: undefined});
});
