import {describe, expect, test} from 'vitest';
import {ringsNow, watchLine} from '../../source/commands/watch.ts';
import type {Pass} from '../../source/pass.ts';

const start = Date.parse('2026-11-23T12:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const pass: Pass = {
	version: 1,
	url: 'https://signin.example/federation',
	role: 'arn:aws:iam::111122223333:role/Audit',
	account: '111122223333',
	partition: 'aws',
	sessionName: 'ana',
	principal: 'arn:aws:sts::111122223333:assumed-role/Audit/ana',
	region: 'us-west-2',
	service: 's3',
	destination: 'https://us-west-2.console.aws.amazon.com/s3/home?region=us-west-2',
	issuedAt: at(0),
	linkExpiresAt: at(15),
	sessionExpiresAt: at(90),
	durationSeconds: 5400,
	requestedDurationSeconds: 5400,
	scope: [],
	warnings: [],
};

describe('watching a pass', () => {
	test.each([
		[0, 'link 15:00   session 1:30:00'],
		[14.5, 'link 00:30   session 1:15:30'],
		[40, 'link 00:00   session 50:00'],
		[120, 'link 00:00   session 00:00'],
	])('after %d minutes it shows “%s”', (minutes, clocks) => {
		expect(watchLine(pass, start + minutes * 60_000)).toContain(clocks);
	});

	test.each([
		['before', 84.9, 84.99, false],
		['when the last five minutes begin', 84.99, 85, true],
		['once, though the clock jumped', 10, 86, true],
		['not again', 85, 85.1, false],
	])('rings %s', (_title, before, now, rings) => {
		expect(ringsNow(pass, start + before * 60_000, start + now * 60_000)).toBe(rings);
	});
});
