import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {setSetting, unsetSetting} from '../../source/presets/change-settings.ts';
import {effectiveSettings, readSettings} from '../../source/presets/read-settings.ts';
import {findSetting, settingsTable, settingText, withSetting} from '../../source/presets/setting.ts';
import {temporaryFolder} from './temporary-folder.ts';

const read = (name: string, text: string) => withSetting({}, findSetting(name), text);

describe('a setting read from text', () => {
	it.each([
		['region', 'eu-west-1', {region: 'eu-west-1'}],
		['duration', '1h30m', {duration: 5400}],
		['duration', 'max', {duration: 'max'}],
		['destination', 's3', {destination: 's3'}],
		['session-name', '{user}-{date}', {sessionName: '{user}-{date}'}],
		['issuer', 'https://example.org/', {issuer: 'https://example.org/'}],
		['theme', 'plain', {theme: 'plain'}],
		['history', 'off', {history: false}],
		['history', 'Yes', {history: true}],
		['logout-first', '1', {logoutFirst: true}],
		['open-command', 'firefox --private-window', {openCommand: 'firefox --private-window'}],
		['team-files', ['/a.json', '/b.json'].join(path.delimiter), {teamFiles: ['/a.json', '/b.json']}],
		['team-files', 'here.json', {teamFiles: [path.resolve('here.json')]}],
	])('%s %s', (name, text, settings) => {
		expect(read(name, text)).toEqual(settings);
	});

	it.each([
		['region', 'Frankfurt!', 'setting-invalid'],
		['duration', 'long', 'duration-malformed'],
		['duration', '20h', 'duration-out-of-range'],
		['issuer', 'file:///etc/passwd', 'setting-invalid'],
		['theme', 'sepia', 'setting-invalid'],
		['history', 'perhaps', 'setting-invalid'],
		['open-command', 'a\u0007b', 'setting-invalid'],
	])('%s %j is refused', (name, text, code) => {
		expect(() => read(name, text)).toThrow(expect.objectContaining({kind: 'usage', code}));
	});

	it.each(settingsTable.map(({name}) => name))('%s is shown as it can be set', (name) => {
		const setting = findSetting(name);
		const examples: Readonly<Record<string, string>> = {
			duration: '1h30m',
			theme: 'auto',
			marks: 'auto',
			history: 'off',
			'logout-first': 'on',
			issuer: 'https://example.org/',
			'team-files': '/a.json',
		};
		const text = examples[name] ?? 'us-east-1';
		expect(settingText(read(name, text), setting)).toBe(text);
	});

	it('suggests the nearest name', () => {
		expect(() => findSetting('regoin')).toThrow(
			expect.objectContaining({code: 'setting-unknown', hint: 'Did you mean “region”?'}),
		);
	});
});

describe('settings', () => {
	it('are kept, and forgotten when unset', async () => {
		const folder = temporaryFolder();
		await setSetting(folder, findSetting('duration'), '2h');
		await setSetting(folder, findSetting('theme'), 'plain');
		expect(await readSettings(folder, {})).toEqual({duration: 7200, theme: 'plain'});
		await unsetSetting(folder, findSetting('duration'));
		expect(await readSettings(folder, {})).toEqual({theme: 'plain'});
	});

	it('give way to variables, each of which is named after its setting', async () => {
		const folder = temporaryFolder();
		await setSetting(folder, findSetting('region'), 'eu-west-1');
		await setSetting(folder, findSetting('theme'), 'plain');
		const env = {DAYPASS_REGION: 'us-west-2', DAYPASS_HISTORY: 'off', DAYPASS_THEME: ''};
		expect(await readSettings(folder, env)).toEqual({region: 'us-west-2', theme: 'plain', history: false});
		expect([...effectiveSettings({}, env).fromEnvironment].sort()).toEqual(['history', 'region']);
		expect(settingsTable.map(({name, variable}) => [name, variable])).toEqual(
			settingsTable.map(({name}) => [name, `DAYPASS_${name.toUpperCase().replaceAll('-', '_')}`]),
		);
	});

	it('name the variable that makes no sense', async () => {
		await expect(readSettings(temporaryFolder(), {DAYPASS_THEME: 'sepia'})).rejects.toMatchObject({
			kind: 'usage',
			message: expect.stringMatching(/^DAYPASS_THEME must be/),
		});
	});
});
