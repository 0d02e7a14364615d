import {expect, test} from 'vitest';
import {
	countdown,
	durationText,
	lengthWords,
	localMoment,
	localTime,
	minutesWords,
	roughly,
} from '../../source/text/duration-text.ts';

test.each([
	[900, '15 min'],
	[3600, '1 h'],
	[5400, '1 h 30 min'],
	[43_200, '12 h'],
	[3590, '1 h'],
	[7195, '2 h'],
	[29, '0 min'],
])('%d s is said as %s', (seconds, text) => {
	expect(durationText(seconds)).toBe(text);
});

test.each([
	[200_000, '2d'],
	[7300, '2h'],
	[660, '11m'],
	[59, '<1m'],
])('%d s left is about %s', (seconds, text) => {
	expect(roughly(seconds)).toBe(text);
});

test.each([
	[892_000, '14:52'],
	[3_847_999, '1:04:07'],
	[0, '0:00'],
	[-5000, '0:00'],
])('%d ms left stand on the clock as %s', (milliseconds, text) => {
	expect(countdown(milliseconds)).toBe(text);
});

test('another day is named', () => {
	const now = new Date(2026, 2, 4, 23, 30).getTime();
	expect(localTime(new Date(2026, 2, 4, 23, 45).toISOString(), now)).toBe('23:45');
	expect(localTime(new Date(2026, 2, 5, 0, 15).toISOString(), now)).toBe('00:15 tomorrow');
	expect(localTime(new Date(2026, 2, 6, 0, 15).toISOString(), now)).toBe('00:15 on Friday');
});

test('a day long past is told by its date', () => {
	const now = new Date(2026, 2, 4, 23, 30).getTime();
	expect(localMoment(new Date(2026, 2, 4, 7, 5).toISOString(), now)).toBe('07:05');
	expect(localMoment(new Date(2026, 2, 5, 0, 20).toISOString(), now)).toBe('00:20 tomorrow');
	expect(localMoment(new Date(2026, 1, 4, 7, 5).toISOString(), now)).toBe('2026-02-04 07:05');
});

test.each([
	[0, '0 seconds', '0 seconds'],
	[1, 'a second', 'a second'],
	[60, 'a minute', 'a minute'],
	[90, '90 seconds', '90 seconds'],
	[1800, '30 minutes', '30 minutes'],
	[3600, 'an hour', '60 minutes'],
	[5400, '90 minutes', '90 minutes'],
	[7200, '2 hours', '120 minutes'],
])('%d seconds are %s in a sentence, and %s where ages are compared', (seconds, length, minutes) => {
	expect(lengthWords(seconds)).toBe(length);
	expect(minutesWords(seconds)).toBe(minutes);
});
