import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {presetFileText} from '../../source/presets/preset-file.ts';
import {callablePresets, namedPreset, readKept, readPresets} from '../../source/presets/read-presets.ts';
import {savePreset} from '../../source/presets/store.ts';
import {readTeamFiles} from '../../source/presets/team-presets.ts';
import {preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const teamFile = (...names: readonly string[]) => {
	const file = path.join(temporaryFolder(), 'team.json');
	const presets = names.map((name) => preset(name, {note: 'of the team'}));
	writeFileSync(file, presetFileText(presets, {externalIds: false}));
	return file;
};

describe('presets of the team', () => {
	it('can be called by name, after one’s own, and are not among one’s own', async () => {
		const folder = temporaryFolder();
		await savePreset(folder, preset('audit', {note: 'mine'}), {replace: false});
		const env = {
			DAYPASS_TEAM_FILES: [teamFile('audit', 'shared'), teamFile('shared', 'more')].join(path.delimiter),
		};
		const called = await callablePresets(await readKept(folder, env));
		expect(called.map(({name, note}) => [name, note])).toEqual([
			['audit', 'mine'],
			['shared', 'of the team'],
			['more', 'of the team'],
		]);
		expect((await namedPreset(await readKept(folder, env), 'audit')).note).toBe('mine');
		expect((await namedPreset(await readKept(folder, env), 'more')).note).toBe('of the team');
		await expect(namedPreset(await readKept(folder, env), 'sharde')).rejects.toMatchObject({
			hint: 'Did you mean “shared”?',
		});
		expect((await readPresets(folder)).map(({name}) => name)).toEqual(['audit']);
	});

	it('that can’t be read are told of, and the others are there all the same', async () => {
		const folder = temporaryFolder();
		const [good, bad, missing] = [teamFile('shared'), teamFile(), path.join(folder, 'none.json')];
		writeFileSync(bad, '{');
		const files = readTeamFiles([missing, bad, folder, good]);
		expect(files.map(({file, presets, problem}) => [file, presets.length, problem])).toEqual([
			[missing, 0, 'The file is not there.'],
			[bad, 0, 'The file makes no sense: it is not valid JSON.'],
			[folder, 0, expect.stringContaining('is a folder where a file should be')],
			[good, 1, undefined],
		]);
	});
});
