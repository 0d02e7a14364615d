import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {peekLook} from '../../source/presets/look.ts';
import {temporaryFolder} from './temporary-folder.ts';

const look = (content: unknown, env: Readonly<Record<string, string>> = {}) => {
	const folder = temporaryFolder();
	if (content !== undefined)
		writeFileSync(
			path.join(folder, 'config.json'),
			typeof content === 'string' ? content : JSON.stringify(content),
		);
	return peekLook(folder, env);
};
const stored = (settings: unknown) => ({version: 3, presets: [], settings});

describe('how the screen looks', () => {
	test.each([
		['nothing is set where there is no file', undefined, {}, {}],
		['nor where there are no settings', {version: 3, presets: []}, {}, {}],
		['as the settings say', stored({theme: 'dark', marks: 'plain'}), {}, {theme: 'dark', marks: 'plain'}],
		[
			'as the variables say before them',
			stored({theme: 'dark', marks: 'plain'}),
			{DAYPASS_THEME: 'light', DAYPASS_MARKS: 'full'},
			{theme: 'light', marks: 'full'},
		],
		['an empty variable is none', stored({theme: 'dark'}), {DAYPASS_THEME: ''}, {theme: 'dark'}],
		['other settings are not its own', stored({duration: 900}), {}, {}],
	])('%s', (_, content, env, expected) => {
		expect(look(content, env)).toEqual(expected);
	});

	test.each([
		['a theme there is none of', stored({theme: 'pink'}), {}],
		['marks there are none of', stored({marks: 'pink'}), {}],
		['a variable that makes no sense', undefined, {DAYPASS_MARKS: 'pink'}],
		['settings that are none', stored(7), {}],
		['a file that makes no sense', '{', {}],
	])('is for somebody else to say: %s', (_, content, env) => {
		expect(look(content, env)).toBeUndefined();
	});
});
