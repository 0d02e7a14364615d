import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../support/daypass.ts';

const link = 'link -r arn:aws:iam::111122223333:role/Audit -n bob --json';

const make: Readonly<Record<string, (at: string) => void>> = {
	'a named pipe': (at) => execFileSync('mkfifo', [at]),
	'a folder': (at) => mkdirSync(at),
	'a device': () => {},
};

const named: ReadonlyArray<readonly [variable: string, code: string]> = [
	['AWS_CONFIG_FILE', 'config-malformed'],
	['AWS_SHARED_CREDENTIALS_FILE', 'config-malformed'],
	['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', 'container-token-malformed'],
];

describe.concurrent('where a file should be', () => {
	test.each(Object.keys(make).flatMap((what) => named.map(([variable, code]) => ({what, variable, code}))))(
		'$what is called what it is: $variable',
		({what, variable, code}) =>
			withDaypass(async ({run, folder}) => {
				const at = what === 'a device' ? '/dev/zero' : `${folder}-what`;
				make[what]?.(at);
				const result = await run(link, {env: {[variable]: at}, deadline: 10_000});
				expect(failureOf(result)).toMatchObject({
					code,
					message: expect.stringContaining(`is ${what}, not a file`),
				});
			}),
	);

	test('/dev/null is an empty one', () =>
		withDaypass(async ({run}) => {
			expect(await run(link, {env: {AWS_CONFIG_FILE: '/dev/null'}})).toMatchObject({code: 0});
		}));
});

test('what a killed process left of the last request goes with the next pass', () =>
	withDaypass(async ({run, folder}) => {
		mkdirSync(folder, {recursive: true});
		const [old, fresh] = ['last.json.next-1-abc', 'last.json.next-2-abc'].map((name) =>
			path.join(folder, name),
		);
		for (const file of [old, fresh]) writeFileSync(file ?? '', 'half');
		const anHourAgo = new Date(Date.now() - 3_600_000);
		utimesSync(old ?? '', anHourAgo, anHourAgo);
		expect(await run(link)).toMatchObject({code: 0});
		expect([existsSync(old ?? ''), existsSync(fresh ?? '')]).toEqual([false, true]);
	}));
