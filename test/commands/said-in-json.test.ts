import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../support/daypass.ts';

describe('what a command says it says in JSON too, and nothing beside it', () => {
	test.each<[string, object]>([
		[
			'presets save guests -r Audit --json',
			{preset: {name: 'guests', role: expect.stringContaining('role/Audit')}},
		],
		['presets save kept -r Audit --force --json', {preset: {name: 'kept'}, notes: []}],
		['presets rename kept other --json', {preset: {name: 'other'}}],
		['presets duplicate kept other --json', {preset: {name: 'other'}}],
		['presets move kept 1 --json', {presets: [{name: 'kept'}]}],
		['presets remove kept --yes --json', {removed: {name: 'kept'}}],
		[
			'settings set region eu-west-1 --json',
			{setting: {name: 'region', value: 'eu-west-1', from: 'settings'}},
		],
		['settings set --json region eu-west-1', {setting: {name: 'region', value: 'eu-west-1'}}],
		['settings set open-command firefox -P guests --json', {setting: {value: 'firefox -P guests'}}],
		['settings unset region --json', {setting: {name: 'region', from: 'default'}}],
		['revoke Audit --yes --json', {role: expect.stringContaining('role/Audit')}],
		['--version --json', {daypass: expect.stringMatching(/^\d/)}],
		['-v --json', {node: process.versions.node}],
	])('%s', (words, said) =>
		withDaypass(async ({run}) => {
			await run('presets save kept -r Audit');
			const {code, stdout, stderr} = await run(words);
			expect({code, stderr}).toEqual({code: 0, stderr: ''});
			expect(JSON.parse(stdout)).toMatchObject({version: 1, ...said});
		}),
	);

	test('presets export and import', () =>
		withDaypass(async ({run, folder}) => {
			const file = path.join(folder, 'presets.json');
			await run('presets save kept -r Audit --external-id abc');
			const {stderr, stdout} = await run(['presets', 'export', file, '--json']);
			expect({stderr, ...JSON.parse(stdout)}).toEqual({
				stderr: '',
				version: 1,
				file,
				presets: 1,
				withoutExternalId: ['kept'],
			});
			await run('presets rename kept other');
			const {stdout: taken} = await run(['presets', 'import', file, '--json']);
			expect(JSON.parse(taken)).toEqual({version: 1, added: ['kept'], changed: [], unchanged: []});
		}));

	test.each([
		['true', 'role/Audit'],
		['sed -i s/Audit/Viewer/', 'role/Viewer'],
	])('presets edit: the preset as it is after %s', (EDITOR, role) =>
		withDaypass(async ({run}) => {
			await run('presets save kept -r Audit');
			const {stderr, stdout} = await run('presets edit kept --json', {env: {EDITOR}});
			expect(stderr).toBe('');
			expect(JSON.parse(stdout).preset.role).toContain(role);
		}),
	);

	test('-v is --version', () =>
		withDaypass(async ({run}) => {
			expect(await run('-v')).toEqual(await run('--version'));
		}));
});

describe('presets save', () => {
	test('says that an MFA code is not kept, and what AWS will not give', () =>
		withDaypass(async ({run}) => {
			const {stderr} = await run('presets save long -r Audit -d 12h --mfa-code 123456');
			expect(stderr).toContain('Note: The MFA code is good once and is not kept');
			expect(stderr).toContain('Note: AWS will not give you 12h as you are now: at most 1h');
			expect((await run('presets save long -r Audit -d 12h --force', {as: 'ana'})).stderr).not.toContain(
				'Note',
			);
			expect((await run('presets save short -r Audit -d 1h')).stderr).not.toContain('Note');
		}));
});

describe('presets remove', () => {
	test.each([
		['y', 0],
		['n', 1],
	])('asks on a terminal: %s', (answer, left) =>
		withDaypass(async ({run}) => {
			await run('presets save kept -r Audit');
			expect((await run('presets remove kept', {answers: [answer]})).code).toBe(0);
			expect(JSON.parse((await run('presets --json')).stdout).presets).toHaveLength(left);
		}),
	);

	test('wants --yes where there is nobody to ask', () =>
		withDaypass(async ({run}) => {
			await run('presets save kept -r Audit');
			const refused = await run('presets remove kept --json');
			expect(refused.code).toBe(2);
			expect(failureOf(refused)).toMatchObject({
				code: 'not-confirmed',
				hint: expect.stringContaining('--yes'),
			});
		}));
});

describe('link', () => {
	test('takes the role as its argument', () =>
		withDaypass(async ({run}) => {
			const pass = JSON.parse((await run('link Audit -n ana --json')).stdout);
			expect(pass).toMatchObject({role: 'arn:aws:iam::111122223333:role/Audit', sessionName: 'ana'});
		}));

	test.each(['link Audit -r Audit', 'link Audit --self', 'link Audit --federate --scope read-only'])(
		'%s is one too many',
		(words) =>
			withDaypass(async ({run}) => {
				const refused = await run(`${words} --json`);
				expect({code: refused.code, calls: refused.calls}).toEqual({code: 2, calls: []});
				expect(failureOf(refused).code).toBe('conflicting-option');
			}),
	);

	test('drops the white space that came with a paste', () =>
		withDaypass(async ({run}) => {
			const words = [
				'-r',
				' arn:aws:iam::111122223333:role/Audit\n',
				'-n',
				' ana ',
				'-d',
				' 1h ',
				'-t',
				' s3 ',
			];
			const pass = JSON.parse((await run(['link', ...words, '--region', ' us-east-1 ', '--json'])).stdout);
			expect(pass).toMatchObject({sessionName: 'ana', service: 's3', region: 'us-east-1'});
		}));
});
