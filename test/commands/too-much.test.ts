import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass, withProgram} from '../support/daypass.ts';
import {fails} from './failing.ts';

const audit = 'arn:aws:iam::111122223333:role/Audit';
const long = 'a'.repeat(100_000);

describe.concurrent('100,000 letters are refused by name', () => {
	fails(2, {
		'as a destination': {
			words: ['link', '-r', audit, '--to', long],
			code: 'destination-too-long',
			hint: 'shorter',
		},
		'as an address': {
			words: ['link', '-r', audit, '--to', `https://us-east-1.console.aws.amazon.com/${long}`],
			code: 'destination-too-long',
			hint: 'shorter',
		},
		'as a preset’s destination': {
			words: ['presets', 'save', 'x', '-r', audit, '--to', long],
			code: 'unknown-service',
			hint: '',
		},
		'as an external ID': {
			words: ['link', '-r', audit, '--external-id', long],
			code: 'external-id-malformed',
			hint: '',
		},
		'as an MFA code': {
			words: ['link', '-r', audit, '--mfa-code', long],
			code: 'mfa-code-malformed',
			hint: '',
		},
		'as a setting': {words: ['settings', 'set', 'destination', long], code: 'unknown-service', hint: ''},
		'as a tag': {words: ['link', '-r', audit, '--tag', `a=${long}`], code: 'tag-malformed', hint: ''},
		'as a preset’s name': {words: ['presets', 'save', long, '-r', audit], code: 'preset-name', hint: ''},
	});

	test('and looked for among the services in vain, or nearly', () =>
		withDaypass(async ({run}) => {
			expect(await run(['services', long])).toMatchObject({code: 0, stderr: ''});
		}));
});

describe.concurrent('one preset too many', () => {
	const full = (folder: string) => {
		mkdirSync(folder, {recursive: true});
		const presets = Array.from({length: 5000}, (_, at) => ({name: `p${at}`, role: audit}));
		writeFileSync(path.join(folder, 'config.json'), JSON.stringify({version: 3, presets, settings: {}}));
		writeFileSync(
			path.join(folder, 'more.json'),
			JSON.stringify({version: 3, presets: [{name: 'more', role: audit}]}),
		);
	};

	test.each([
		[`presets save more -r ${audit}`],
		['presets duplicate p1 more'],
		['presets import $FOLDER/more.json --yes'],
		[`link -r ${audit} -n bob --save more`],
	])('%s', (words) =>
		withDaypass(async ({run, folder}) => {
			full(folder);
			const before = readFileSync(path.join(folder, 'config.json'), 'utf8');
			const result = await run(`${words.replace('$FOLDER', folder)} --json`);
			expect(result.code).toBe(2);
			expect(failureOf(result)).toMatchObject({code: 'too-many-presets'});
			expect(readFileSync(path.join(folder, 'config.json'), 'utf8')).toBe(before);
		}),
	);

	test('does not keep one that is there from being changed', () =>
		withDaypass(async ({run, folder}) => {
			full(folder);
			expect(await run('presets rename p1 renamed')).toMatchObject({code: 0});
		}));
});

// On the built program: a check whose answer nobody used was left out of it once.
test.each(['http://user:%PW@127.0.0.1:1', 'http://user:a%0d%0ab@127.0.0.1:1', '://'])(
	'a proxy’s address that can’t be used is named, without its password: %s',
	(HTTPS_PROXY) =>
		withProgram(async ({run}) => {
			const env = {HTTPS_PROXY, AWS_ENDPOINT_URL_STS: 'https://sts.us-east-1.amazonaws.com'};
			const result = await run(`link -r ${audit} -n bob --json`, {env});
			expect(result.code).toBe(2);
			expect(failureOf(result)).toMatchObject({code: 'proxy-malformed'});
			expect(result.stderr).not.toMatch(/PW|0d/);
		}),
);

describe.concurrent('presets export', () => {
	test.each([
		['a pipe', (file: string) => execFileSync('mkfifo', [file]), 'a pipe or a device'],
		['a folder', (file: string) => mkdirSync(file), 'a folder where a file should be'],
		[
			'a link to a folder',
			(file: string) => {
				mkdirSync(`${file}.d`);
				symlinkSync(`${file}.d`, file);
			},
			'a folder where a file should be',
		],
		['a device', (file: string) => symlinkSync('/dev/null', file), 'a pipe or a device'],
	])('to %s is refused as what it is, with --force or without', (_, make, words) =>
		withDaypass(async ({run, folder}) => {
			await run(`presets save audit -r ${audit}`);
			const file = path.join(folder, 'backup');
			make(file);
			for (const force of ['', ' --force']) {
				const result = await run(`presets export ${file}${force} --json`);
				expect(result.code).toBe(5);
				expect(failureOf(result).message).toContain(words);
			}
		}),
	);

	test.each(['-', '/dev/stdout'])('to %s is to standard output', (file) =>
		withProgram(async ({run}) => {
			await run(`presets save audit -r ${audit}`);
			const {code, stdout} = await run(`presets export ${file}`);
			expect(code).toBe(0);
			expect(JSON.parse(stdout)).toMatchObject({presets: [{name: 'audit'}]});
		}),
	);
});
