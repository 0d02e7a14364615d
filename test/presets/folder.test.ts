import path from 'node:path';
import Conf from 'conf';
import {describe, expect, it, vi} from 'vitest';
import {configFile, configFolder} from '../../source/presets/folder.ts';
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
