import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {followRow, moveInList, withinList} from '../../../source/ui/components/list/list-cursor.ts';
import type {ListMove} from '../../../source/ui/keys/bindings.ts';

const rows = (by: number): ListMove => ({move: 'by-rows', by});
const pages = (by: number): ListMove => ({move: 'by-pages', by});
const to = (by: number): ListMove => ({move: 'to', by});

describe('moving in 100 rows of which 10 are drawn', () => {
	test.each([
		['down one', {index: 0, top: 0}, rows(1), {index: 1, top: 0}],
		['down past the last drawn row', {index: 9, top: 0}, rows(1), {index: 10, top: 1}],
		['up past the first drawn row', {index: 20, top: 20}, rows(-1), {index: 19, top: 19}],
		['up at the start', {index: 0, top: 0}, rows(-1), {index: 0, top: 0}],
		['a page keeps one row in sight', {index: 9, top: 0}, pages(1), {index: 18, top: 9}],
		['to the last', {index: 0, top: 0}, to(Number.MAX_SAFE_INTEGER), {index: 99, top: 90}],
		['to the first', {index: 99, top: 90}, to(0), {index: 0, top: 0}],
	])('%s', (_what, from, move, expected) => {
		expect(moveInList(from, move, 100, 10)).toEqual(expected);
	});
});

test('rows put in before the cursor move neither it nor its place on the screen', () => {
	expect(followRow({index: 12, top: 10}, 15, 100, 10)).toEqual({index: 15, top: 13});
});

test('the cursor is always on a row and in sight, and no row is wasted', () => {
	const number = fc.integer({min: -50, max: 250});
	fc.assert(
		fc.property(number, number, fc.nat(120), fc.integer({min: 1, max: 40}), (index, top, count, height) => {
			const cursor = withinList({index, top}, count, height);
			expect(cursor.index).toBeGreaterThanOrEqual(0);
			expect(cursor.index).toBeLessThan(Math.max(1, count));
			expect(cursor.top).toBeLessThanOrEqual(cursor.index);
			expect(cursor.index).toBeLessThan(cursor.top + height);
			expect(cursor.top).toBeLessThanOrEqual(Math.max(0, count - height));
		}),
	);
});
