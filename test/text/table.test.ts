import {describe, expect, test} from 'vitest';
import {fitted, hanging, wrapped} from '../../source/text/table.ts';

const rows = [
	['✓ allowed', 'Audit', 'You may: the role trusts you.'],
	['✗ denied', '監査', 'You may not: the role trusts somebody else, and only in the afternoon.'],
];

describe('rows', () => {
	test('are a line each where there is room, or no terminal', () => {
		const lines = [
			'✓ allowed  Audit  You may: the role trusts you.',
			'✗ denied   監査   You may not: the role trusts somebody else, and only in the afternoon.',
		];
		expect(fitted(rows)).toEqual(lines);
		expect(fitted(rows, 120)).toEqual(lines);
	});

	test('have their last column below where there is not', () => {
		expect(fitted(rows, 50)).toEqual([
			'✓ allowed  Audit',
			'    You may: the role trusts you.',
			'✗ denied   監査',
			'    You may not: the role trusts somebody else,',
			'    and only in the afternoon.',
		]);
	});
});

describe('text', () => {
	test('is broken at spaces; a word longer than a line keeps one of its own', () => {
		expect(wrapped('one two arn:aws:iam::111122223333:role/Audit', 10)).toEqual([
			'one two',
			'arn:aws:iam::111122223333:role/Audit',
		]);
		expect(wrapped('one two')).toEqual(['one two']);
		expect(wrapped('', 10)).toEqual([]);
	});

	test('hangs from its mark', () => {
		expect(hanging('! ', 'one two three', 9)).toEqual(['! one two', '  three']);
	});
});
