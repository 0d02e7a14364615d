import {describe, expect, it, vi} from 'vitest';
import {settingsCommand} from '../../source/commands/settings/settings.ts';
import {commandLine} from './command-line.ts';

describe('settings', () => {
	it('are listed with where each value comes from', async () => {
		const {run} = commandLine(settingsCommand);
		await run('set', 'duration', '2h');
		vi.stubEnv('DAYPASS_REGION', 'eu-west-1');
		const {settings} = JSON.parse((await run('--json')).stdout);
		expect(settings).toContainEqual(
			expect.objectContaining({name: 'duration', value: '2h', from: 'settings', flag: '--duration'}),
		);
		expect(settings).toContainEqual(
			expect.objectContaining({name: 'region', value: 'eu-west-1', from: 'environment'}),
		);
		expect(settings).toContainEqual(
			expect.objectContaining({name: 'theme', from: 'default', fallback: 'auto'}),
		);
		const {stdout} = await run('list');
		expect(stdout).toMatch(/^duration +2h +set +--duration +DAYPASS_DURATION$/m);
		expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
	});

	it.each([
		['theme', 'auto, dark, light, high-contrast or plain', 'dark'],
		['marks', 'auto, full or plain', 'full'],
		['history', 'on or off', 'off'],
		['logout-first', 'on or off', 'off'],
	])('%s must be %s, which is said once', async (name, values, value) => {
		const {run} = commandLine(settingsCommand);
		const {failure} = await run('set', name, 'pink');
		expect(failure?.message).toBe(`${name} must be ${values}.`);
		expect(failure?.hint).not.toContain(value);
	});

	it('are set, got and unset', async () => {
		const {run} = commandLine(settingsCommand);
		expect(await run('get', 'theme')).toEqual({
			stdout: '',
			stderr: 'theme is not set; the default is auto.\n',
		});
		await run('set', 'theme', 'plain');
		expect((await run('get', 'theme')).stdout).toBe('plain\n');
		expect(JSON.parse((await run('get', 'theme', '--json')).stdout)).toMatchObject({
			version: 1,
			setting: {name: 'theme', value: 'plain'},
		});
		await run('unset', 'theme');
		expect((await run('get', 'theme')).stdout).toBe('');
	});

	it('take values of several words', async () => {
		const {run} = commandLine(settingsCommand);
		await run('set', 'open-command', 'firefox', '-private-window');
		expect((await run('get', 'open-command')).stdout).toBe('firefox -private-window\n');
		await run('set', 'team-files', '/a.json', '/b.json');
		expect((await run('get', 'team-files')).stdout).toBe('/a.json:/b.json\n');
	});

	it('say when a variable wins over what was set', async () => {
		const {run} = commandLine(settingsCommand);
		vi.stubEnv('DAYPASS_THEME', 'auto');
		expect((await run('set', 'theme', 'plain')).stderr).toContain('DAYPASS_THEME');
		expect((await run('get', 'theme')).stdout).toBe('auto\n');
	});

	it.each([
		['DAYPASS_DURATION', 'abc', 'duration', /^DAYPASS_DURATION: “abc” is not a length of time\./],
		['DAYPASS_REGION', 'us-wst-2', 'region', /^DAYPASS_REGION: There is no region “us-wst-2” in AWS\./],
		['DAYPASS_DESTINATION', 'lamda', 'destination', /^DAYPASS_DESTINATION: There is no service “lamda”/],
		['DAYPASS_THEME', 'pink', 'theme', /^DAYPASS_THEME must be/],
	])('%s=%s is shown as bad, and keeps no command from working', async (variable, value, name, says) => {
		const {run} = commandLine(settingsCommand);
		await run('set', 'history', 'off');
		vi.stubEnv(variable, value);
		const {stdout, stderr} = await run('list');
		expect(stdout).toMatch(new RegExp(`^${name} +${value} +✗ env +--`, 'm'));
		expect(stderr).toContain(`Change or unset ${variable}.`);
		expect(await run('get', name)).toMatchObject({
			stdout: `${value}\n`,
			stderr: expect.stringContaining(variable),
		});
		expect(JSON.parse((await run('get', name, '--json')).stdout).setting).toMatchObject({
			value,
			from: 'environment',
			problem: expect.stringMatching(says),
		});
		expect((await run('get', 'history')).stdout).toBe('off\n');
		const good = {duration: '2h', region: 'eu-west-1', destination: 's3'}[name] ?? 'plain';
		expect((await run('set', name, good, '--json')).failure).toBeUndefined();
		expect((await run('unset', name, '--json')).failure).toBeUndefined();
	});

	it.each([
		[['set', 'theem', 'plain'], 'Did you mean “theme”?'],
		[['set', 'destination', 's33'], /Did you mean s3/],
		[['set', 'region', 'eu-wset-1'], /eu-west-1/],
		[['gte', 'theme'], /get/],
	])('%j is refused with the nearest', async (words, hint) => {
		const {run} = commandLine(settingsCommand);
		expect((await run(...words)).failure).toMatchObject({exitCode: 2, hint: expect.stringMatching(hint)});
	});
});
