import {describe, expect, test} from 'vitest';
import type {Check} from '../../../source/check.ts';
import {checkLines, summary} from '../../../source/commands/doctor/doctor-table.ts';
import {nodeCheck} from '../../../source/commands/doctor/doctor-versions.ts';

const check = (changes: Partial<Check>): Check => ({
	id: 'x',
	status: 'ok',
	title: 'Clock',
	detail: 'fine',
	hint: '',
	...changes,
});

describe('the table', () => {
	test('has a mark for each status, and what to do below what was found', () => {
		const lines = checkLines(
			[
				check({}),
				check({status: 'warning', title: 'Alias', detail: 'you lack it', hint: 'Ask for it.'}),
				check({status: 'problem', detail: 'wrong'}),
				check({status: 'skipped', detail: 'none'}),
			],
			80,
		);
		expect(lines).toEqual([
			'✓ Clock  fine',
			'! Alias  you lack it',
			'         Ask for it.',
			'✗ Clock  wrong',
			'– Clock  none',
		]);
	});

	test('breaks at spaces to the width it is given', () => {
		const detail = 'a word and a word and a word and a word and a word and a word and a word and a word';
		const lines = checkLines([check({detail})], 60);
		expect(Math.max(...lines.map(({length}) => length))).toBeLessThanOrEqual(60);
		expect(lines.map((line) => line.slice(9)).join(' ')).toBe(detail);
	});

	test('keeps what is longer than a line whole', () => {
		const arn = `arn:aws:iam::111122223333:role/${'x'.repeat(64)}`;
		expect(checkLines([check({detail: arn})], 60)).toEqual([`✓ Clock  ${arn}`]);
	});

	test('never lets control characters through', () => {
		const lines = checkLines([check({detail: 'a\u001B[31mb\r\nc', hint: '\u009B0m\u202Ed'})], 80);
		expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
	});
});

test.each([
	[['ok', 'ok'], '2 checks: 2 ok.'],
	[['ok', 'warning', 'problem', 'problem'], '4 checks: 1 ok, 1 warning, 2 problems.'],
	[['ok', 'skipped', 'warning', 'warning'], '4 checks: 1 ok, 2 warnings, 1 skipped.'],
] as const)('%j is told as “%s”', (statuses, text) => {
	expect(summary(statuses.map((status) => check({status})))).toBe(text);
});

test.each([
	['20.19.0', 'ok'],
	['20.18.3', 'problem'],
	['18.20.4', 'problem'],
	['22.1.0', 'ok'],
	['26.0.0', 'ok'],
])('Node.js %s is %s', (version, status) => {
	expect(nodeCheck(version)).toMatchObject({status});
});
