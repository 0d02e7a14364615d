import {describe, expect, test} from 'vitest';
import {
	fitLine,
	highlighted,
	type Line,
	lineWidth,
	padLine,
	padText,
	padTextLeft,
	plain,
	spread,
	strong,
	textWidth,
	wrapText,
} from '../../../source/ui/text/line.ts';

const textOf = (line: Line) => line.map(({text}) => text).join('');

describe('widths', () => {
	test.each([
		['abc', 3],
		['検証用', 6],
		['é', 1],
		['e\u0301', 1],
		['🚀', 2],
		['', 0],
	])('%j takes %d columns', (text, width) => {
		expect(textWidth(text)).toBe(width);
	});

	test.each([
		['abc', 5, 'abc  '],
		['abcdef', 5, 'abcd…'],
		['検証用ロール', 7, '検証用…'],
		['検証用ロール', 6, '検証… '],
		['abc', 0, ''],
	])('%j padded to %d columns is %j', (text, width, padded) => {
		expect(padText(text, width)).toBe(padded);
		expect(textWidth(padded)).toBe(width);
	});

	test('numbers stand at the right', () => {
		expect(padTextLeft('1 h', 6)).toBe('   1 h');
	});
});

describe('a line of several spans', () => {
	test.each([
		[[plain('abc'), strong('def')], 6, 'abcdef'],
		[[plain('abc'), strong('def')], 5, 'abcd…'],
		[[plain('abc'), strong('def')], 4, 'abc…'],
		[[plain('abc'), strong('def')], 3, 'ab…'],
		[[plain('検証'), strong('用ロール')], 7, '検証用…'],
		[[plain('abc'), plain('')], 3, 'abc'],
	] as const)('%j fits %d columns as %j', (line, width, text) => {
		expect(textOf(fitLine(line, width))).toBe(text);
	});

	test('fills what it is given exactly, also where a wide character is cut', () => {
		for (let width = 0; width < 16; width += 1) {
			expect(lineWidth(padLine([plain('ab検'), strong('証用ロール')], width))).toBe(width);
		}
	});

	test('the left side gives way to the right one', () => {
		expect(textOf(spread([plain('a long beginning')], [plain('end')], 12))).toBe('a long b…end');
		expect(textOf(spread([plain('a')], [plain('end')], 12))).toBe('a        end');
	});
});

describe('wrapping', () => {
	test.each([
		['one two three', 7, ['one two', 'three']],
		['検証用ロールです', 6, ['検証用', 'ロール', 'です']],
		['arn:aws:iam::111122223333:role/X', 12, ['arn:aws:iam:', ':11112222333', '3:role/X']],
	])('%j in %d columns', (text, width, rows) => {
		expect(wrapText(text, width)).toEqual(rows);
	});
});

test('matched characters are marked, and runs of them are one span', () => {
	expect(highlighted('ViewOnly', [0, 1, 4])).toEqual([
		{text: 'Vi', match: true},
		{text: 'ew'},
		{text: 'O', match: true},
		{text: 'nly'},
	]);
});
