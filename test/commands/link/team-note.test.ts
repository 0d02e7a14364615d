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
			expect(stderr).toMatch(/^Note: “shared” is your team’s preset \(.*team\.json\): it opens https:\S+; /m);
			expect(stderr).toContain('the session leads to https://phishing.example/');
			expect(stderr).toContain('it sets the tags team');
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
});
