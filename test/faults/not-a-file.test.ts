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

test('what a killed process left half-written goes with the next pass, also what a clock set back has put into the future', () =>
	withDaypass(async ({run, folder}) => {
		mkdirSync(folder, {recursive: true});
		const staged = (name: string, hours: number) => {
			const file = path.join(folder, `${name}.next-1-${hours + 5}`);
			writeFileSync(file, 'half');
			const time = new Date(Date.now() + hours * 3_600_000);
			utimesSync(file, time, time);
			return file;
		};
		const gone = [staged('last.json', -1), staged('last.json', 1)];
		const fresh = staged('last.json', 0);
		expect(await run(link)).toMatchObject({code: 0});
		expect([...gone, fresh].filter(existsSync)).toEqual([fresh]);
	}));
