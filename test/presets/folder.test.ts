import {mkdirSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Conf from 'conf';
import {describe, expect, it, vi} from 'vitest';
import {configFile, configFolder, ensureFolder} from '../../source/presets/folder.ts';
import {temporaryFolder} from './temporary-folder.ts';

describe('the folder', () => {
	it.each([
		[
			'what DAYPASS_CONFIG_DIR says',
			{DAYPASS_CONFIG_DIR: '/a/b', XDG_CONFIG_HOME: '/x', HOME: '/h'},
			'linux',
			'/a/b',
		],
		['the XDG folder', {DAYPASS_CONFIG_DIR: '', XDG_CONFIG_HOME: '/x', HOME: '/h'}, 'linux', '/x/daypass'],
		['.config', {HOME: '/h'}, 'linux', '/h/.config/daypass'],
		['Preferences on macOS', {HOME: '/h'}, 'darwin', '/h/Library/Preferences/daypass'],
	] as const)('is %s', (_, env, platform, folder) => {
		expect(configFolder(env, platform)).toBe(folder);
	});

	it('is absolute even where the variable is not', () => {
		expect(configFolder({DAYPASS_CONFIG_DIR: 'here'})).toBe(path.resolve('here'));
	});

	it('is conf’s own place', () => {
		vi.stubEnv('XDG_CONFIG_HOME', temporaryFolder());
		vi.stubEnv('DAYPASS_CONFIG_DIR', '');
		const conf = new Conf({projectName: 'daypass', projectSuffix: ''});
		expect(configFile(configFolder(process.env))).toBe(conf.path);
		vi.unstubAllEnvs();
	});
});

describe('making the folder', () => {
	it('makes those above it too, for their owner alone', () => {
		const above = path.join(temporaryFolder(), 'a');
		ensureFolder(path.join(above, 'b'));
		for (const folder of [above, path.join(above, 'b')]) expect(statSync(folder).mode & 0o777).toBe(0o700);
	});

	it('leaves the mode of one that is there', () => {
		const folder = path.join(temporaryFolder(), 'shared');
		mkdirSync(folder, {mode: 0o750});
		ensureFolder(folder);
		expect(statSync(folder).mode & 0o777).toBe(0o750);
	});

	it.runIf(process.platform === 'linux')('gives up where the one above takes no folders', () => {
		expect(() => ensureFolder('/proc/daypass/deeper')).toThrow(
			expect.objectContaining({kind: 'storage', code: 'storage-no-folder'}),
		);
	});
});
