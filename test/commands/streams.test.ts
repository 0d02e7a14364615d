import {closeSync, existsSync, mkdirSync, openSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {commandNames} from '../../source/commands/main.ts';
import {failureOf, withDaypass, withProgram} from '../support/daypass.ts';
import {programFile, runProgram} from '../support/program.ts';

const minted = 'link -r arn:aws:iam::111122223333:role/Audit -n bob';
const oneLink = /^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&\S+\n$/;

describe.concurrent('standard output carries the result and nothing else', () => {
	test.each([
		[
			'the link alone',
			minted,
			/^Open it before .* \(15 minutes\)\. The session lasts 1h, until .*\.\nNote: Not AWS, but \S+ gets your credentials\.\n$/,
		],
		['with --quiet standard error stays empty', `${minted} --quiet`, /^$/],
		['the message to send along is on standard error', `${minted} --note`, /Here is your day pass.*\nhttp/s],
		['a QR code, or a word that there is none', `${minted} --qr`, /QR code|█|▀|▄/],
		['without a clipboard --copy says so', `${minted} --copy`, /Not copied/],
		['without a browser --open says so', `${minted} --open`, /Not opened/],
		['the demo says that its link ended with it', `demo ${minted}`, /the link ended with it/],
	])('%s', (_, words, told) =>
		withProgram(async ({run}) => {
			expect(await run(words)).toMatchObject({
				code: 0,
				stdout: expect.stringMatching(oneLink),
				stderr: expect.stringMatching(told),
			});
		}),
	);

	test('--json is one line of JSON', () =>
		withProgram(async ({run}) => {
			const {stdout, stderr} = await run(`${minted} --json`);
			expect(stderr).toBe('');
			expect(stdout.match(/\n/g)).toHaveLength(1);
			expect(JSON.parse(stdout)).toMatchObject({version: 1});
		}));

	test('of the roles, a line each', () =>
		withProgram(async ({run}) => {
			const {code, stdout, stderr} = await run('roles');
			expect({code, stderr}).toEqual({code: 0, stderr: ''});
			expect(stdout).toMatch(/^✓ allowed +Audit +1h +You may: /m);
			expect(stdout).toMatch(/^✗ denied +BreakGlass-Admin +– +You may not: /m);
			expect(stdout).not.toContain('aws-service-role');
		}));
});

describe.concurrent('a reader that has seen enough is no error', () => {
	test.each([['--help'], ['roles'], ['roles --json'], [minted]])('%s', (words) =>
		withProgram(async ({run}) => {
			const {code, stderr} = await run(words, {onStart: ({stdout}) => stdout?.destroy()});
			expect(code).toBe(0);
			expect(stderr).not.toContain('daypass:');
		}),
	);

	test('nobody listens to standard error', () =>
		withProgram(async ({run}) => {
			const {code, stdout} = await run(minted, {onStart: ({stderr}) => stderr?.destroy()});
			expect({code, stdout}).toEqual({code: 0, stdout: expect.stringMatching(oneLink)});
		}));
});

/** A disk that is always full. */
const full = '/dev/full';

const lost = 'Standard output could not be written (ENOSPC).';

const toFull = async <Result>(use: (descriptor: number) => Promise<Result>): Promise<Result> => {
	const descriptor = openSync(full, 'w');
	try {
		return await use(descriptor);
	} finally {
		closeSync(descriptor);
	}
};

describe.skipIf(!existsSync(full)).concurrent(`a result that is lost is told of (needs ${full})`, () => {
	test.each([
		['--version'],
		['--help'],
		['roles --help'],
		[minted],
		[`${minted} -q`],
		['audit'],
		['roles'],
		['policy Audit'],
		['presets list'],
		['presets export'],
		['services'],
		['history'],
		['settings list'],
		['doctor'],
		['completion bash'],
		['demo roles'],
	])('%s', (words) =>
		withProgram(async ({run}) => {
			await run(`${minted} -q --save audit`);
			const {code, stderr} = await toFull((redirectedTo) => run(words, {redirectedTo}));
			expect({code, stderr}).toEqual({code: 1, stderr: expect.stringContaining(`daypass: ${lost}\n`)});
		}),
	);

	test.each([
		['version --json'],
		[`${minted} -q --json`],
		['roles --json'],
		['policy Audit --json'],
		['presets list --json'],
		['services --json'],
		['history --json'],
		['settings list --json'],
		['doctor --json'],
	])('%s', (words) =>
		withProgram(async ({run}) => {
			await run(`${minted} -q --save audit`);
			const failed = await toFull((redirectedTo) => run(words, {redirectedTo}));
			expect(failed.code).toBe(1);
			expect(failureOf(failed)).toMatchObject({code: 'output-lost', message: lost});
		}),
	);
});

// Where there is a shell that limits the size of files.
test.skipIf(process.platform === 'win32')('a result that a disk takes half of is told of', () =>
	withDaypass(async ({environment, folder}) => {
		mkdirSync(folder, {recursive: true});
		const file = path.join(folder, 'half');
		const descriptor = openSync(file, 'w');
		const limited = ['ulimit -f 1; exec "$0" "$@"', process.execPath, programFile];
		try {
			const {code, stderr} = await runProgram([...limited, 'completion', 'bash'], {
				env: environment(),
				node: '/bin/sh',
				program: '-c',
				redirectedTo: descriptor,
			});
			expect(readFileSync(file, 'utf8')).not.toBe('');
			expect({code, stderr}).toEqual({
				code: 1,
				stderr: expect.stringContaining('daypass: Standard output could not be written (EFBIG).\n'),
			});
		} finally {
			closeSync(descriptor);
		}
	}),
);

describe.concurrent('--quiet says what failed, and nothing else', () => {
	test.each([
		['--copy', /^Not copied: .*\n$/],
		['--open', /^Not opened: .*\n$/],
		['--open-with false', /^Not opened: .*\n$/],
		['--qr', /^No QR code: .*\n$/],
		['--open-with true', /^$/],
		['--note', /^$/],
	])('%s', (flags, told) =>
		withDaypass(async ({run}) => {
			expect(await run(`${minted} -q ${flags}`, {env: {LANG: 'C', LC_ALL: 'C'}})).toMatchObject({
				code: 0,
				stdout: expect.stringMatching(oneLink),
				stderr: expect.stringMatching(told),
			});
		}),
	);

	test('a history that can’t be written', () =>
		withDaypass(async ({run, folder}) => {
			mkdirSync(path.join(folder, 'history.jsonl'), {recursive: true});
			expect(await run(`${minted} -q`)).toMatchObject({
				code: 0,
				stdout: expect.stringMatching(oneLink),
				stderr: expect.stringMatching(/^.*history\.jsonl is a folder where a file should be\..*\n$/),
			});
		}));
});

describe.concurrent('help and version', () => {
	test.each(commandNames.flatMap((name) => [`${name} --help`, `help ${name}`]))('%s', (words) =>
		withProgram(async ({run}) => {
			const [name = ''] = words.split(' ').filter((word) => !word.includes('help'));
			expect(await run(words)).toEqual({
				code: 0,
				stdout: expect.stringMatching(new RegExp(`^Usage: daypass ${name} .*--help`, 's')),
				stderr: '',
				calls: [],
			});
		}),
	);

	test.each(['--help', '-h', 'help', 'help help'])('%s lists every command', (words) =>
		withProgram(async ({run}) => {
			const {code, stdout, stderr} = await run(words);
			expect({code, stderr}).toEqual({code: 0, stderr: ''});
			for (const name of commandNames) expect(stdout).toContain(`  daypass ${name} `);
		}),
	);

	test.each([
		['help link', 'daypass link [options] [role]'],
		['help presets save', 'daypass presets save [options] <name>'],
		['help demo serve', 'daypass demo serve [options]'],
	])('%s tells how it is used', (words, usage) =>
		withProgram(async ({run}) => {
			const {code, stdout, stderr} = await run(words);
			expect({code, stderr}).toEqual({code: 0, stderr: ''});
			expect(stdout).toContain(`Usage: ${usage}\n`);
		}),
	);

	test.each(['--version', '-V', 'version'])('%s', (words) =>
		withProgram(async ({run}) => {
			const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
				version: string;
			};
			expect(await run(words)).toMatchObject({code: 0, stdout: `${version}\n`, stderr: ''});
		}),
	);
});
