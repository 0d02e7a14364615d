import {chmodSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {configChecks, folderCheck} from '../../source/presets/config-checks.ts';
import {savePreset} from '../../source/presets/store.ts';
import {preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const found = async (folder: string, env: Readonly<Record<string, string>> = {}) => {
	const checks = await configChecks(folder, env);
	return new Map(checks.map((check) => [check.id, check]));
};
const config = (folder: string) => path.join(folder, 'config.json');

describe('a config folder', () => {
	test('that nobody needed yet is fine, and stays away', async () => {
		const parent = temporaryFolder();
		const checks = await found(path.join(parent, 'a', 'b'));
		expect(checks.get('config-folder')).toMatchObject({status: 'ok'});
		expect(checks.get('presets')).toMatchObject({status: 'ok', detail: '0 presets'});
		expect(checks.get('history')).toMatchObject({status: 'ok', detail: '0 passes'});
		expect(readdirSync(parent)).toEqual([]);
	});

	test('tells how many presets it holds', async () => {
		const folder = temporaryFolder();
		await savePreset(folder, preset('audit'), {replace: false});
		const checks = await found(folder);
		expect(checks.get('config-folder')).toMatchObject({status: 'ok', detail: folder});
		expect(checks.get('presets')).toMatchObject({status: 'ok', detail: '1 preset'});
	});

	test.each([
		['a file that others may read', (folder: string) => chmodSync(config(folder), 0o644), 'config.json'],
		['a folder that others may change', (folder: string) => chmodSync(folder, 0o777), ''],
	])('with %s is warned of, with the command that mends it', async (_, open, file) => {
		const folder = temporaryFolder();
		await savePreset(folder, preset('audit'), {replace: false});
		open(folder);
		const check = (await found(folder)).get('config-folder');
		expect(check?.status).toBe('warning');
		expect(check?.hint).toContain(`chmod go= ${path.join(folder, file)}`);
	});

	test.each([
		...['config.json', 'last.json', 'history.jsonl', 'history.older.jsonl', 'revocations.jsonl'],
		...['roles.json', 'makers.json', 'packed.json', 'said.json'],
	])('whose %s others may read is warned of', async (name) => {
		const folder = temporaryFolder();
		const file = path.join(folder, name);
		writeFileSync(file, '', {mode: 0o600});
		expect((await found(folder)).get('config-folder')).toMatchObject({status: 'ok'});
		chmodSync(file, 0o640);
		expect((await found(folder)).get('config-folder')).toMatchObject({
			status: 'warning',
			detail: `others on this machine may read or change ${file}`,
			hint: `Keep them out: chmod go= ${file}`,
		});
	});

	test('with a file that makes no sense is a problem, and the file stays as it is', async () => {
		const folder = temporaryFolder();
		writeFileSync(config(folder), '{', {mode: 0o600});
		expect((await found(folder)).get('presets')).toMatchObject({status: 'problem'});
		expect(readdirSync(folder)).toEqual(['config.json']);
	});

	test('tells of a file that was set aside', async () => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'config.broken-2026-11-23T15-41-09Z.json'), '{', {mode: 0o600});
		const check = (await found(folder)).get('config-folder');
		expect(check).toMatchObject({status: 'warning'});
		expect(check?.detail).toContain('config.broken-2026-11-23T15-41-09Z.json');
	});

	test('with a folder where the file should be is a problem', async () => {
		const folder = temporaryFolder();
		mkdirSync(config(folder), {mode: 0o700});
		expect((await found(folder)).get('presets')).toMatchObject({status: 'problem'});
	});

	test('of a newer daypass can be used', async () => {
		const folder = temporaryFolder();
		writeFileSync(config(folder), '{"version":99,"presets":[],"settings":{}}', {mode: 0o600});
		expect((await found(folder)).get('presets')).toMatchObject({
			status: 'warning',
			detail: expect.stringContaining('none of its presets can be used'),
		});
		const preset = {name: 'a', role: 'arn:aws:iam::111122223333:role/A', scope: [], duration: '1h'};
		const newer = {version: 99, presets: [preset, {name: 'b', new: 1}], settings: {}};
		writeFileSync(config(folder), JSON.stringify(newer), {mode: 0o600});
		expect((await found(folder)).get('presets')).toMatchObject({
			detail: expect.stringContaining('one of its presets can be used here'),
		});
	});

	test('with lines of history that make no sense is warned of', async () => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'history.jsonl'), 'nonsense\n', {mode: 0o600});
		expect((await found(folder)).get('history')).toMatchObject({
			status: 'warning',
			detail: '0 passes; 1 line could not be read',
		});
	});

	test.each([
		['DAYPASS_DURATION', 'soon'],
		['DAYPASS_REGION', 'us-wst-2'],
		['DAYPASS_DESTINATION', 'lamda'],
		['DAYPASS_HISTORY', 'perhaps'],
	])('names %s where its value makes no sense', async (variable, value) => {
		const check = (await found(temporaryFolder(), {[variable]: value})).get('settings');
		expect(check).toMatchObject({status: 'problem', detail: expect.stringContaining(variable)});
		expect(check?.hint).toContain(`Change or unset ${variable}.`);
	});

	test('looks at the team’s presets where there are any', async () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'team.json');
		expect((await found(folder)).has('team-presets')).toBe(false);
		expect((await found(folder, {DAYPASS_TEAM_FILES: file})).get('team-presets')).toMatchObject({
			status: 'warning',
		});
		writeFileSync(file, '{"version":1,"presets":[]}');
		expect((await found(folder, {DAYPASS_TEAM_FILES: file})).get('team-presets')).toMatchObject({
			status: 'ok',
			detail: '0 presets of 1 file',
		});
	});
});

// By hand: root, who runs many test machines, may read and write everything.
test.each([
	[{state: 'unreadable', reason: 'EACCES'}, '/home/ana can’t be read (EACCES)'],
	[{state: 'there', writable: false, open: [], broken: []}, '/home/ana can’t be written'],
	[{state: 'absent', writable: false}, '/home/ana can’t be written'],
] as const)('a folder that is %j is a problem', (state, detail) => {
	expect(folderCheck('/home/ana', state)).toMatchObject({status: 'problem', detail});
});
