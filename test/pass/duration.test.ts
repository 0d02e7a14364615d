import {describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {formatDuration, parseDuration} from '../../source/pass/duration.ts';
import {durationText} from '../../source/text/duration-text.ts';

describe('a length of time', () => {
	test.each([
		['1h', 3600],
		['90m', 5400],
		['1h30m', 5400],
		['2h', 7200],
		['PT1H', 3600],
		['PT2H', 7200],
		['pt1h30m', 5400],
		['3600', 3600],
		['900', 900],
		['15min', 900],
		['1h 30m', 5400],
		['1 h 30 min', 5400],
		['45 min', 2700],
		['1h0m30s', 3630],
		['43200', 43_200],
		['12h', 43_200],
		[' 1h ', 3600],
		['max', 'max'],
		['MAX', 'max'],
	])('%j is %j', (text, seconds) => {
		expect(parseDuration(text)).toBe(seconds);
	});

	test.each([
		'',
		'h',
		'PT',
		'P1D',
		'1d',
		'-1h',
		'1.5h',
		'1h 30',
		'one hour',
		'1m1h',
		'0x10',
		'Infinity',
		'١h',
	])('%j is refused as malformed', (text) => {
		expect(failureOf(() => parseDuration(text))).toMatchObject({
			kind: 'usage',
			code: 'duration-malformed',
			hint: expect.stringContaining('1h, 90m'),
		});
	});

	test.each([
		['0', '0s is too short'],
		['899', '14m59s is too short'],
		['14m', '14m is too short'],
		['0h', '0s is too short'],
		['43201', '12h1s is too long'],
		['13h', '13h is too long'],
		['999999999', '277777h46m39s is too long'],
	])('%j is out of range: %s', (text, says) => {
		const failure = failureOf(() => parseDuration(text));
		expect(failure).toMatchObject({kind: 'usage', code: 'duration-out-of-range'});
		expect(failure.message).toBe(`A console session lasts between 15m and 12h; ${says}.`);
		expect(failure.hint).toContain(says.endsWith('short') ? 'at least 15m' : 'at most 12h');
	});

	test('what is too long for anybody names the longest for both kinds of credentials', () => {
		expect(failureOf(() => parseDuration('13h')).hint).toBe(
			'It can be at most 12h, or 1h where your own credentials are temporary; max takes the longest.',
		);
	});

	test('what daypass writes for a person is read back', () => {
		for (let minutes = 15; minutes <= 720; minutes += 1) {
			expect(parseDuration(durationText(minutes * 60))).toBe(minutes * 60);
		}
	});

	test.each([
		[900, '15m'],
		[3600, '1h'],
		[5400, '1h30m'],
		[43_200, '12h'],
		[3630, '1h30s'],
		['max', 'max'],
	] as const)('%j is written %j and read back', (duration, text) => {
		expect(formatDuration(duration)).toBe(text);
		expect(parseDuration(text)).toBe(duration);
	});
});

const failureOf = (run: () => unknown): Failure => {
	try {
		run();
	} catch (error) {
		if (error instanceof Failure) return error;
	}
	throw new Error('nothing was refused');
};
