import {expect, test} from 'vitest';
import {joinWords} from '../../source/text/join-words.ts';

test.each([
	[[], ''],
	[['a'], 'a'],
	[['a', 'b'], 'a and b'],
	[['a', 'b', 'c', 'd'], 'a, b, c and d'],
])('%j in a row', (words, expected) => {
	expect(joinWords(words, 'and')).toBe(expected);
});

test('of more than are told, the rest is counted', () => {
	expect(joinWords(['a', 'b', 'c', 'd'], 'or', 2)).toBe('a, b or 2 more');
});
