import {describe, expect, test} from 'vitest';
import type {AnswerTime} from '../../source/aws/answer-time.ts';
import {awsTime, clockCheck} from '../../source/aws/clock.ts';

const now = Date.parse('2026-11-23T12:00:00.500Z');
const minute = 60_000;

/** An answer that AWS dated `ahead` milliseconds after the middle of the request. */
const answer = (ahead: number, took = 100): AnswerTime => ({
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

describe('the time at AWS', () => {
	/** The Date header of 12:00:00, which came within 200 ms; asked 100 ms later what time it is. */
	const at = (received: number) =>
		awsTime(
			{date: Date.parse('2026-11-23T12:00:00Z'), sentAt: received - 200, receivedAt: received},
			received + 100,
		);

	test.each([
		['at the second’s beginning', '12:00:00.000'],
		['within the second', '12:00:00.700'],
		['as late as the answer’s way allows', '12:00:01.199'],
	])('is this machine’s where that agrees with it: %s', (_, here) => {
		const received = Date.parse(`2026-11-23T${here}Z`);
		expect(at(received)).toEqual({now: received + 100});
	});

	// 12:00:00.999 at AWS when the request was sent, 300 ms ago.
	const latest = Date.parse('2026-11-23T12:00:01.300Z');

	test.each([
		['a second behind', '11:59:59.500', undefined],
		['half a minute ahead', '12:00:30.000', undefined],
		['four minutes behind', '11:56:00.000', 'this machine’s clock is 4 minutes behind AWS’s.'],
		['four minutes ahead', '12:04:00.000', 'this machine’s clock is 4 minutes ahead of AWS’s.'],
		['three hours ahead', '15:00:00.000', 'this machine’s clock is 3 hours ahead of AWS’s.'],
	])('is the latest that it can be where this machine is %s', (_, here, remark) => {
		expect(at(Date.parse(`2026-11-23T${here}Z`))).toEqual({
			now: latest,
			...(remark === undefined ? {} : {remark: `The time is AWS’s: ${remark}`}),
		});
	});

	test('is this machine’s where no answer tells it, which is said', () => {
		expect(awsTime({sentAt: now - 200, receivedAt: now}, now + 100)).toEqual({
			now: now + 100,
			remark: 'AWS’s answer did not tell the time: this machine’s clock was taken.',
		});
	});
});
