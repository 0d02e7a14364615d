import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../source/pass/pass.ts';
import {settingsTable} from '../../source/presets/setting.ts';
import {type Daypass, failureOf, withDaypass} from '../support/daypass.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';

const role = 'arn:aws:iam::111122223333:role/Audit';

const keep = ({folder}: Daypass, settings: object, presets: readonly object[] = []) => {
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, 'config.json'), JSON.stringify({version: 1, presets, settings}));
};

const passOf = async ({run}: Daypass, words: string, env: Readonly<Record<string, string>> = {}) => {
	const {code, stdout, stderr} = await run(`${words} --json`, {env});
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	const {url, ...pass} = JSON.parse(stdout) as Pass;
	return {...pass, url: decodeURIComponent(decodeURIComponent(url))};
};

const logout = 'Action=logout';

/** What is set, by the variable, and by the flag; and what of the pass tells which of them held. */
const rows = [
	['region', 'eu-west-1', 'eu-west-2', '--region eu-west-3', ({region}: Pass) => region],
	['duration', 900, '20m', '-d 25m', ({durationSeconds}: Pass) => `${durationSeconds / 60}m`],
	['destination', 's3', 'ec2', '-t lambda', ({service}: Pass) => service],
	['session-name', 'one', 'two', '-n three', ({sessionName}: Pass) => sessionName],
	[
		'issuer',
		'https://one/',
		'https://two/',
		'--issuer https://three/',
		({url}: Pass) => /Issuer=([^&]*)/.exec(url)?.[1],
	],
	['logout-first', true, 'off', '--logout-first', ({url}: Pass) => (url.includes(logout) ? 'on' : 'off')],
] as const;

const keyOf = (name: string) => settingsTable.find((setting) => setting.name === name)?.key ?? '';
const variableOf = (name: string) => settingsTable.find((setting) => setting.name === name)?.variable ?? '';

describe.concurrent('a setting gives way to its variable, and that to the flag', () => {
	test('each of those that a pass is made of', () =>
		withDaypass(async (daypass) => {
			keep(daypass, Object.fromEntries(rows.map(([name, set]) => [keyOf(name), set])));
			const env = Object.fromEntries(rows.map(([name, , variable]) => [variableOf(name), variable]));
			const told = (pass: Pass) => rows.map(([name, , , , tell]) => `${name} ${tell(pass)}`);
			const link = `link -r ${role}`;
			const flags = rows.map(([, , , flag]) => flag);
			expect(told(await passOf(daypass, link))).toEqual([
				'region eu-west-1',
				'duration 15m',
				'destination s3',
				'session-name one',
				'issuer https://one/',
				'logout-first on',
			]);
			expect(told(await passOf(daypass, link, env))).toEqual(
				rows.map(([name, , variable]) => `${name} ${variable}`),
			);
			expect(told(await passOf(daypass, [link, ...flags].join(' '), env))).toEqual(
				rows.map(([name, , , flag]) => `${name} ${flag.split(' ')[1] ?? 'on'}`),
			);
		}));

	test('a preset wins over both, and leaves to them what it does not say', () =>
		withDaypass(async (daypass) => {
			const settings = {region: 'eu-west-1', duration: 900, destination: 's3', sessionName: 'one'};
			keep(daypass, {...settings, issuer: 'https://one/'}, [
				{name: 'bare', role, duration: 1800},
				{name: 'full', role, duration: 1800, region: 'eu-north-1', sessionName: 'bob', destination: 'ec2'},
				{
					name: 'pasted',
					role,
					duration: 1800,
					destination: 'https://eu-west-3.console.aws.amazon.com/s3/home',
				},
			]);
			const env = {DAYPASS_SESSION_NAME: 'two', DAYPASS_DURATION: '20m'};
			expect(await passOf(daypass, 'bare', env)).toMatchObject({
				region: 'eu-west-1',
				durationSeconds: 1800,
				service: 's3',
				sessionName: 'two',
				url: expect.stringContaining('Issuer=https://one/'),
			});
			expect(await passOf(daypass, 'full', env)).toMatchObject({
				region: 'eu-north-1',
				sessionName: 'bob',
				service: 'ec2',
			});
			expect(await passOf(daypass, 'pasted')).toMatchObject({region: 'eu-west-3'});
			expect(await passOf(daypass, 'full -n eve', env)).toMatchObject({sessionName: 'eve'});
		}));

	test('what a preset or a setting turns on, a flag turns off', () =>
		withDaypass(async (daypass) => {
			const preset = {name: 'full', role, duration: 1800, sessionName: 'bob', logoutFirst: true};
			keep(daypass, {history: false}, [{...preset, scope: ['read-only']}]);
			expect((await passOf(daypass, 'full')).url).toContain(logout);
			expect((await passOf(daypass, 'full --no-logout-first')).url).not.toContain(logout);
			expect(await passOf(daypass, 'full --no-scope')).toMatchObject({scope: []});
			expect(await passOf(daypass, 'full --scope view-only')).toMatchObject({scope: ['view-only']});
			const made = async () => JSON.parse((await daypass.run('history --json')).stdout).passes.length;
			expect(await made()).toBe(0);
			await passOf(daypass, 'full --history');
			expect(await made()).toBe(1);
			await daypass.run('full --no-history', {env: {DAYPASS_HISTORY: 'on'}});
			expect(await made()).toBe(1);
		}));

	test('team files named by the flag are read for this run alone', () =>
		withDaypass(async (daypass) => {
			keep(daypass, {});
			const file = path.join(daypass.folder, 'team.json');
			writeFileSync(file, JSON.stringify({version: 1, presets: [{name: 'shared', role, duration: 900}]}));
			for (const words of [`shared --team-files ${file}`, `shared --team-files=${file}`]) {
				expect(await passOf(daypass, words)).toMatchObject({role, durationSeconds: 900});
			}
			expect((await daypass.run(`presets list --team-files ${file}`)).stdout).toContain('shared');
			expect((await daypass.run('shared')).code).toBe(2);
		}));

	test('each has a flag that some command takes', () =>
		withDaypass(async ({run}) => {
			const helps = await Promise.all(['link', 'presets list'].map((words) => run(`${words} --help`)));
			const screen = await run('--region us-west-2 --help');
			const text = [...helps, screen].map(({stdout}) => stdout).join('\n');
			const flags = [...settingsTable.map(({flag}) => flag), '--history', '--no-logout-first'];
			for (const flag of flags) expect(text).toMatch(new RegExp(`[ ,]${flag}[ \\n]`));
		}));
});

describe.concurrent('a value that is refused is told with where it comes from', () => {
	test.each([
		['DAYPASS_DURATION', 'abc', 'duration-malformed', {}],
		['DAYPASS_DURATION', '9h', 'duration-too-long', {duration: '1h'}],
		['DAYPASS_REGION', 'us-wst-2', 'unknown-region', {region: 'eu-west-1'}],
		['DAYPASS_DESTINATION', 'lamda', 'unknown-service', {to: 's3'}],
	])('%s=%s', (variable, value, code, flags) =>
		withDaypass(async (daypass) => {
			keep(daypass, {}, [{name: 'bare', role}]);
			const env = {[variable]: value};
			for (const words of [`link -r ${role}`, 'bare']) {
				const result = await daypass.run(`${words} --json`, {env});
				expect(result.code).toBe(2);
				expect(failureOf(result)).toMatchObject({
					code,
					message: expect.stringMatching(`^${variable}: `),
					hint: expect.stringContaining(`Change or unset ${variable}.`),
				});
			}
			expect(await daypass.run('presets list', {env})).toMatchObject({
				code: 0,
				stdout: expect.stringContaining('bare'),
			});
			for (const [flag, good] of Object.entries(flags)) {
				expect(await daypass.run(`link -r ${role} --${flag} ${good}`, {env})).toMatchObject({code: 0});
				const own = await daypass.run(`link -r ${role} --${flag} ${value} --json`, {env});
				expect(failureOf(own)?.message).not.toContain(variable);
			}
		}),
	);

	test('a setting', () =>
		withDaypass(async (daypass) => {
			keep(daypass, {region: 'us-wst-2'});
			const result = await daypass.run(`link -r ${role} --json`);
			expect(failureOf(result)).toMatchObject({
				message: expect.stringMatching('^The setting region: '),
				hint: expect.stringContaining('daypass settings unset region'),
			});
		}));

	test('the caller’s own region is none of it', () =>
		withDaypass(async ({run}) => {
			const env = {AWS_REGION: 'us-wst-2', DAYPASS_REGION: 'eu-west-1'};
			const {message} = failureOf(await run(`link -r ${role} --json`, {env})) ?? {};
			expect(message).toContain('AWS_REGION');
			expect(message).not.toContain('DAYPASS_REGION');
		}));
});

describe.concurrent('on the screen', () => {
	const size = {columns: 100, rows: 30};

	test('a fresh form begins with the settings, and the link is made with them', () =>
		withDaypass(async (daypass) => {
			keep(daypass, {duration: 1800, destination: 's3', sessionName: '{user}-visit', issuer: 'https://one/'});
			const env = daypass.environment({env: {DAYPASS_REGION: 'eu-west-1', DAYPASS_DESTINATION: 'ec2'}});
			const terminal = await openDaypass({...size, words: [], env});
			await terminal.sees(/▸ ✓ Audit /);
			terminal.press(keys.enter);
			await terminal.sees('cm-chiba-yukihiro-visit', '[30m]', /Region +eu-west-1/, /Page +EC2/);
			terminal.press(keys.enter);
			await terminal.sees('Pass for cm-chiba-yukihiro-visit: Audit', 'EC2 in eu-west-1');
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
			expect(terminal.written()).toContain('Issuer=https%3A%2F%2Fone%2F');
		}));

	test('a flag wins there too', () =>
		withDaypass(async (daypass) => {
			keep(daypass, {history: false});
			const env = daypass.environment({env: {DAYPASS_REGION: 'eu-west-1', DAYPASS_THEME: 'auto'}});
			const words = ['--region', 'eu-west-3', '--theme', 'plain', '--history'];
			const terminal = await openDaypass({...size, words, env});
			await terminal.sees(/▸ ✓ Audit /);
			terminal.press(keys.enter);
			await terminal.sees(/Region +eu-west-3/);
			terminal.press(keys.enter);
			await terminal.sees('Pass for daypass-cm-chiba-yukihiro');
			terminal.press('q');
			await terminal.ended();
			expect(terminal.written()).not.toMatch(/\u001b\[3[1-6]m|\u001b\[38;/);
			expect(JSON.parse((await daypass.run('history --json')).stdout).passes).toHaveLength(1);
		}));
});
