import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {oneColumn} from '../../source/text/one-column.ts';

test('every character that is taken to be one column wide is so by the Unicode tables', () => {
	const isIn = new RegExp(`^[${oneColumn}]$`);
	const characters = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).filter((one) =>
		isIn.test(one),
	);
	expect(characters.length).toBeGreaterThan(900);
	expect(characters.filter((one) => stringWidth(one) !== 1)).toEqual([]);
});

test('none of them makes one character with another: a text of them is as wide as it is long', () => {
	const isIn = new RegExp(`^[${oneColumn}]$`);
	const characters = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).filter((one) =>
		isIn.test(one),
	);
	const pieces = [...new Intl.Segmenter().segment(characters.join(''))];
	expect(pieces.length).toBe(characters.length);
});
