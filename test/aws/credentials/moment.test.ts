import {expect, test} from 'vitest';
import {moment} from '../../../source/aws/credentials/moment.ts';

test.each([
	['2099-01-01T00:00:00Z', '2099-01-01T00:00:00.000Z'],
	['2099-01-01T00:00:00UTC', '2099-01-01T00:00:00.000Z'],
	['2099-01-01T00:00:00.123456 UTC', '2099-01-01T00:00:00.123Z'],
	['2099-01-01T09:00:00+09:00', '2099-01-01T00:00:00.000Z'],
])('%s', (text, expected) => {
	expect(moment(text).toISOString()).toBe(expected);
});

test.each(['soon', undefined, ''])('%j is no moment', (text) => {
	expect(moment(text).getTime()).toBeNaN();
});
