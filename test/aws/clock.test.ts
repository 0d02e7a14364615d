import {expect, test} from 'vitest';
import {clockCheck} from '../../source/aws/clock.ts';
import type {Probe} from '../../source/aws/probe.ts';

const now = Date.parse('2026-11-23T12:00:00.500Z');
const minute = 60_000;

/** An answer that AWS dated `ahead` milliseconds after the middle of the request. */
const answer = (ahead: number, took = 100): Probe => ({
	status: 302,
	date: now + ahead - 500,
	sentAt: now - took / 2,
	receivedAt: now + took / 2,
});

test.each([
	['to the second', 0, 'ok', 'agrees with AWS’s'],
	['half a minute late', 29_000, 'ok', 'agrees with AWS’s'],
	['a little late', 60_000, 'warning', '60 seconds behind AWS’s'],
	['a little early', -4 * minute, 'warning', '4 minutes ahead of AWS’s'],
	[
		'six minutes early',
		-6 * minute,
		'problem',
		'6 minutes ahead of AWS’s: AWS refuses what is signed with it',
	],
	[
		'a summer’s hour late',
		120 * minute,
		'problem',
		'2 hours behind AWS’s: AWS refuses what is signed with it',
	],
])('a clock that is %s', (_, ahead, status, detail) => {
	expect(clockCheck([answer(ahead)])).toMatchObject({status, detail});
});

test('the quickest of several answers counts', () => {
	expect(clockCheck([answer(90_000, 20_000), answer(0), answer(90_000, 9000)])).toMatchObject({status: 'ok'});
});

test('without an answer that has a date nothing is said', () => {
	const {date: _, ...undated} = answer(0);
	expect(clockCheck([undated])).toMatchObject({status: 'skipped'});
	expect(clockCheck([])).toMatchObject({status: 'skipped'});
});
