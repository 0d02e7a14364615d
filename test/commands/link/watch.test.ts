import {describe, expect, test} from 'vitest';
import {ringsNow, watchLine} from '../../../source/commands/link/watch-line.ts';
import type {Pass} from '../../../source/pass/pass.ts';
import {type Daypass, withProgram} from '../../support/daypass.ts';
import {openDaypass} from '../../support/daypass-terminal.ts';
import {keys} from '../../support/keys.ts';
import {until} from '../../support/until.ts';

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
		[40, 'link expired   session 50:00'],
		[120, 'link expired   session ended'],
	])('after %d minutes it shows “%s”', (minutes, clocks) => {
		expect(watchLine(pass, start + minutes * 60_000, true)).toContain(clocks);
	});

	test.each([
		['before', 84.9, 84.99, false],
		['when the last five minutes begin', 84.99, 85, true],
		['once, though the clock jumped', 10, 86, true],
		['not again', 85, 85.1, false],
	])('rings %s', (_title, before, now, rings) => {
		expect(ringsNow(pass, start + before * 60_000, start + now * 60_000)).toBe(rings);
	});

	test('names the keys that work, and none without a keyboard', () => {
		expect(watchLine(pass, start, true)).toBe('link 15:00   session 1:30:00   Enter new link   q quit');
		expect(watchLine(pass, start, false)).toBe('link 15:00   session 1:30:00   Ctrl-C ends it');
	});

	test.each([200, 80, 54, 53, 40, 30, 20, 10, 2, 1])('never fills a line of %d columns', (columns) => {
		expect(watchLine(pass, start, true, columns).length).toBeLessThan(columns);
	});
});

/** A clock of the program's that runs so many times as fast: a quarter of an hour takes seconds. */
const fast = (times: number) => ({
	NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
		`const real = Date.now, start = real(); Date.now = () => start + (real() - start) * ${times};`,
	)}`,
});

const audit = 'arn:aws:iam::111122223333:role/Audit';
const deployer = 'arn:aws:iam::111122223333:role/app/Deployer-Prod';

describe.concurrent('--watch at a terminal', () => {
	const open = (daypass: Daypass, words: string, {as, env = {}, columns = 100}: Opening = {}) =>
		openDaypass({
			columns,
			rows: 40,
			words: words.split(' '),
			env: daypass.environment({...(as === undefined ? {} : {as}), env}),
		});
	type Opening = {readonly as?: string; readonly env?: Record<string, string>; readonly columns?: number};
	const made = ({sandbox}: Daypass) =>
		sandbox.requests.filter(({action}) => action === 'getSigninToken').length;

	test('Enter makes a new link, q ends it with 0', () =>
		withProgram(async (daypass) => {
			const terminal = await open(daypass, `link -r ${audit} -n bob --watch`);
			await terminal.sees('Enter new link   q quit');
			terminal.press(keys.enter);
			await until(() => made(daypass) === 2);
			await terminal.sees(/link 1\d:\d\d {3}session/);
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
			expect(made(daypass)).toBe(2);
		}));

	test('after a question keys and Ctrl-C still work, and an answer is nothing but an answer', () =>
		withProgram(async (daypass) => {
			const terminal = await open(daypass, `link -r ${deployer} -n bob --watch`, {as: 'ana'});
			await terminal.sees('MFA code (6 digits):');
			terminal.press('123456', keys.enter);
			await terminal.sees('Enter new link');
			terminal.press(keys.enter);
			await terminal.sees(/session lasts[\s\S]*\nMFA code/);
			terminal.press('12q', keys.enter);
			await terminal.sees('An MFA code has exactly six digits.', 'Enter new link');
			expect(made(daypass)).toBe(1);
			terminal.press(keys.enter);
			await terminal.sees(/shows now\.\nMFA code/);
			terminal.press('234567', keys.enter);
			await terminal.sees('Enter new link');
			expect(made(daypass)).toBe(2);
			terminal.press(keys.ctrlC);
			expect(await terminal.ended()).toBe(130);
			await terminal.isIn({screen: 'normal', cursorVisible: true});
		}));

	test('a link that expires is followed by another that is not copied unasked, whatever failed meanwhile; the bell announces the session’s end', () =>
		withProgram(async (daypass) => {
			const env = fast(300);
			const terminal = await open(daypass, `link -r ${audit} -n bob -d 30m --watch --copy`, {env});
			await until(() => made(daypass) === 1);
			daypass.sandbox.fault('sts:AssumeRole', 'expired');
			await terminal.sees('your AWS credentials have expired', 'link expired');
			daypass.sandbox.mend('sts:AssumeRole');
			await until(() => made(daypass) > 1);
			// It rings ten minutes after the link has expired: a busy machine is not there yet.
			await until(() => terminal.written().includes('\u0007The session of the link made at '));
			expect(terminal.written().split('\u001b]52;')).toHaveLength(2);
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
		}));

	test('in a narrow terminal the clocks stay on their line', () =>
		withProgram(async (daypass) => {
			const terminal = await open(daypass, `link -r ${audit} -n bob --watch`, {columns: 30});
			const clock = () => /link 1\d:\d\d/.exec(terminal.screen())?.[0];
			await terminal.sees(/link 1\d:\d\d/);
			const first = clock();
			await terminal.seesNo(String(first));
			await terminal.sees(/link 1\d:\d\d/);
			expect(terminal.screen().match(/link 1/g)).toHaveLength(1);
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
		}));

	test('--quiet says nothing but what goes wrong', () =>
		withProgram(async (daypass) => {
			const terminal = await open(daypass, `link -r ${audit} -n bob --watch --quiet`);
			await until(() => made(daypass) === 1);
			await terminal.sees('/federation?');
			daypass.sandbox.fault('sts:AssumeRole', 'expired');
			terminal.press(keys.enter);
			await terminal.sees('your AWS credentials have expired');
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
			expect(terminal.written()).not.toMatch(/session \d|Open it before/);
		}));
});

describe.concurrent('--watch without a terminal', () => {
	test('prints a link after another until Ctrl-C, each a line of JSON', () =>
		withProgram(async ({run}) => {
			const lines: string[] = [];
			const {code, stdout, stderr} = await run(`link -r ${audit} -n bob --watch --json`, {
				env: fast(300),
				onStart: (child) =>
					void child.stdout?.on('data', (chunk: string) => {
						lines.push(chunk);
						if (lines.length === 2) child.kill('SIGINT');
					}),
			});
			expect(code).toBe(130);
			const urls = stdout
				.trim()
				.split('\n')
				.map((line) => (JSON.parse(line) as Pass).url);
			expect(new Set(urls).size).toBe(2);
			expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({error: {code: 'cancelled'}});
		}));

	test('ends where a code would have to be asked for', () =>
		withProgram(async ({run}) => {
			const words = `link -r ${deployer} -n bob --mfa-code 123456 --watch`;
			const {code, stderr} = await run(words, {as: 'ana', env: fast(300)});
			expect(code).toBe(2);
			expect(stderr).toContain('--mfa-code');
		}));
});
