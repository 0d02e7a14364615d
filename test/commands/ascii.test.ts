import {describe, expect, test} from 'vitest';
import {withDaypass} from '../support/daypass.ts';

const ascii = /^[\n -~]*$/;
const env = {LC_ALL: 'C'};

describe('where the locale knows nothing but ASCII', () => {
	test.each([
		'doctor',
		'roles --all',
		'policy Audit',
		'policy ViewOnly-Guests --check s3:GetObject',
		'link -r Audit --note --qr',
		'history',
		'presets',
		'settings',
		'revoke Audit --yes',
		'link -r Audti',
		'presets show nobody',
		'help',
		'presets save --help',
		'completion --help',
	])('daypass %s prints nothing else', (words) =>
		withDaypass(async ({run}) => {
			await run('presets save guests -r Audit');
			await run('link -r Audit -n ana');
			const {stdout, stderr} = await run(words, {env});
			expect(stdout).toMatch(ascii);
			expect(stderr).toMatch(ascii);
			expect(`${stdout}${stderr}`).not.toContain('??');
		}),
	);

	test('JSON says the same in escapes, and a file is exported as it is', () =>
		withDaypass(async ({run}) => {
			await run('presets save guests -r Audit --note 年次監査');
			const [narrow, wide] = [await run('presets --json', {env}), await run('presets --json')];
			expect(narrow.stdout).toMatch(ascii);
			expect(JSON.parse(narrow.stdout)).toEqual(JSON.parse(wide.stdout));
			expect((await run('presets export', {env})).stdout).toBe((await run('presets export')).stdout);
		}));

	test('the program itself goes by its environment', () =>
		withDaypass(async ({spawn}) => {
			expect((await spawn('link -r Audti', {env})).stderr).toMatch(ascii);
			expect((await spawn('link -r Audti')).stderr).not.toMatch(ascii);
		}));
});
