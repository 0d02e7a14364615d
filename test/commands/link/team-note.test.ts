import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../../support/daypass.ts';

const role = 'arn:aws:iam::111122223333:role/Audit';
const evil = {
	name: 'shared',
	role,
	issuer: 'https://phishing.example/',
	destination: 'https://us-west-2.console.aws.amazon.com/s3/home?region=us-west-2',
	tags: {team: 'x'},
	scope: ['read-only'],
	profile: 'theirs',
};

const withTeam = (presets: readonly object[] | string, use: Parameters<typeof withDaypass>[0]) =>
	withDaypass(async (daypass) => {
		mkdirSync(daypass.folder, {recursive: true});
		const file = path.join(daypass.folder, 'team.json');
		writeFileSync(file, typeof presets === 'string' ? presets : JSON.stringify({version: 1, presets}));
		await use({
			...daypass,
			run: (words, options) =>
				daypass.run(words, {...options, env: {...options?.env, DAYPASS_TEAM_FILES: file}}),
		});
	});

describe.concurrent('a preset of the team, called by name', () => {
	test('is said to be the team’s, with what decides where a visitor goes', () =>
		withTeam([evil], async ({run}) => {
			const {stderr} = await run('shared');
			expect(stderr).toMatch(
				/^Note: “shared” is your team’s preset \(.*team\.json\): opens https:\S+; narrowed by read-only; signed with the profile theirs; /m,
			);
			expect(stderr).toContain('leads to https://phishing.example/ when the session ends; tagged team=x.');
		}));

	test.each(['--json', '--quiet'])('is not, with %s', (flag) =>
		withTeam([{name: 'shared', role}], async ({run}) => {
			expect(await run(`shared ${flag}`)).toMatchObject({code: 0, stderr: ''});
		}),
	);

	test('is nobody’s where it is one’s own', () =>
		withTeam([{name: 'shared', role}], async ({run}) => {
			await run(`presets save shared -r ${role}`);
			expect((await run('shared')).stderr).not.toContain('your team’s');
		}));

	test('that can’t be found because the file is broken: the file is named', () =>
		withTeam('{', async ({run}) => {
			const result = await run('shared --json');
			expect(failureOf(result)).toMatchObject({
				code: 'unknown-command',
				hint: expect.stringMatching(/The team’s file \S*team\.json can’t be read/),
			});
		}));

	test.each([
		'presets show other',
		'presets duplicate other mine',
		'presets edit other',
		'presets remove other',
	])('%s names a file that is broken and may hold it', (words) =>
		withTeam('{', async ({run}) => {
			expect(failureOf(await run(`${words} --json`))).toMatchObject({
				code: 'preset-unknown',
				hint: expect.stringMatching(/The team’s file \S*team\.json can’t be read: it may be there\.$/),
			});
		}),
	);

	test('is said to be so when it is shown or copied: the copy says it no more', () =>
		withTeam([evil], async ({run}) => {
			for (const words of ['presets show shared', 'presets duplicate shared mine'])
				expect((await run(words)).stderr).toMatch(
					/“shared” is your team’s preset .* https:\/\/phishing\.example\//,
				);
			expect((await run('presets show mine')).stderr).toBe('');
		}));

	test('presets list --json says why a file can’t be read', () =>
		withTeam('{', async ({run}) => {
			const {team} = JSON.parse((await run('presets list --json')).stdout) as {team: unknown};
			expect(team).toEqual([
				{file: expect.any(String), presets: [], problem: expect.stringContaining('not valid JSON')},
			]);
		}));

	test('is listed by --plain with all of it, before it is used', () =>
		withTeam([evil], async ({run}) => {
			const {stderr} = await run('--plain', {answers: ['q']});
			expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(
				/1\. preset shared of your team \(\S+team\.json\): 1 h . S3 .* leads to https:\/\/phishing\.example\/ when the session ends . tagged team=x/,
			);
		}));

	test('--plain names a file that is broken', () =>
		withTeam('{', async ({run}) => {
			const {stderr} = await run('--plain', {answers: ['q']});
			expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(/Team file \S*team\.json: The file makes no sense/);
		}));
});
