import {existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {namedPreset, readKept, readPresets} from '../../source/presets/read-presets.ts';
import {
	duplicatePreset,
	movePreset,
	removePreset,
	renamePreset,
	savePreset,
} from '../../source/presets/store.ts';
import {auditPreset, preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const names = (presets: readonly {readonly name: string}[]) => presets.map(({name}) => name);

/** A folder with presets of these names, in this order. */
const folderWith = async (...presets: readonly string[]) => {
	const folder = temporaryFolder();
	for (const name of presets) await savePreset(folder, preset(name), {replace: false});
	return folder;
};

describe('presets on disk', () => {
	it('are none where there is no file, and reading makes none', async () => {
		const folder = path.join(temporaryFolder(), 'daypass');
		expect(await readPresets(folder)).toEqual([]);
		expect(existsSync(folder)).toBe(false);
	});

	it('come back as they were saved, by the reader that loads no conf', async () => {
		const folder = await folderWith('audit');
		expect(await namedPreset(await readKept(folder, {}), 'audit')).toEqual(auditPreset);
	});

	it('are for their owner alone: the folder 0700, the file 0600', async () => {
		const folder = path.join(temporaryFolder(), 'new', 'daypass');
		await savePreset(folder, auditPreset, {replace: false});
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(statSync(path.join(folder, 'config.json')).mode & 0o777).toBe(0o600);
	});

	it('close a file that others could read', async () => {
		const folder = await folderWith('audit');
		const file = path.join(folder, 'config.json');
		const content = readFileSync(file);
		const open = path.join(temporaryFolder(), 'config.json');
		writeFileSync(open, content, {mode: 0o644});
		await savePreset(path.dirname(open), preset('oncall'), {replace: false});
		expect(statSync(open).mode & 0o777).toBe(0o600);
	});

	it("keep no field of a request that is not a preset's: an MFA code that came along is left behind", async () => {
		const folder = temporaryFolder();
		const withCode = {...auditPreset, mfaCode: '123456', url: 'https://signin.aws.amazon.com/federation'};
		await savePreset(folder, withCode, {replace: false});
		expect(readFileSync(path.join(folder, 'config.json'), 'utf8')).not.toMatch(/123456|federation/);
	});

	it('leave nothing else behind', async () => {
		const folder = await folderWith('audit', 'oncall');
		expect(readdirSync(folder)).toEqual(['config.json']);
	});
});

describe('saving', () => {
	it('adds at the end and keeps the place of one it replaces', async () => {
		const folder = await folderWith('a', 'b', 'c');
		const presets = await savePreset(folder, preset('b', {note: 'changed'}), {replace: true});
		expect(names(presets)).toEqual(['a', 'b', 'c']);
		expect((await namedPreset(await readKept(folder, {}), 'b')).note).toBe('changed');
	});

	it('does not replace unless told to', async () => {
		const folder = await folderWith('audit');
		await expect(
			savePreset(folder, preset('audit', {note: 'other'}), {replace: false}),
		).rejects.toMatchObject({
			kind: 'usage',
			code: 'preset-exists',
		});
		expect(await namedPreset(await readKept(folder, {}), 'audit')).toEqual(auditPreset);
	});

	it.each([
		['a length AWS never gives', {duration: 60}],
		['a region with a line break', {region: 'eu-west-1\n'}],
		['an escape sequence in the note', {note: '\u001b[31mred'}],
		['an issuer that is no web address', {issuer: 'javascript:alert(1)'}],
		['an empty role', {role: ''}],
	])('refuses %s and writes nothing', async (_, changes) => {
		const folder = temporaryFolder();
		await expect(savePreset(folder, preset('audit', changes), {replace: false})).rejects.toMatchObject({
			kind: 'usage',
			code: 'preset-invalid',
		});
		expect(await readPresets(folder)).toEqual([]);
	});
});

describe('changing the list', () => {
	it('removes, renames, duplicates and moves, keeping the order of the rest', async () => {
		const folder = await folderWith('a', 'b', 'c');
		expect(names(await renamePreset(folder, 'b', 'beta'))).toEqual(['a', 'beta', 'c']);
		expect(names(await duplicatePreset(folder, 'a', 'a2'))).toEqual(['a', 'a2', 'beta', 'c']);
		expect(names(await movePreset(folder, 'c', 0))).toEqual(['c', 'a', 'a2', 'beta']);
		expect(names(await movePreset(folder, 'c', 99))).toEqual(['a', 'a2', 'beta', 'c']);
		expect(names(await removePreset(folder, 'a2'))).toEqual(['a', 'beta', 'c']);
		expect(names(await readPresets(folder))).toEqual(['a', 'beta', 'c']);
	});

	it('suggests the nearest name for an unknown one', async () => {
		const folder = await folderWith('audit', 'oncall');
		await expect(removePreset(folder, 'audti')).rejects.toMatchObject({
			kind: 'usage',
			code: 'preset-unknown',
			hint: 'Did you mean “audit”?',
		});
	});

	it('takes no name twice', async () => {
		const folder = await folderWith('a', 'b');
		await expect(renamePreset(folder, 'a', 'b')).rejects.toMatchObject({code: 'preset-exists'});
		await expect(duplicatePreset(folder, 'a', 'b')).rejects.toMatchObject({code: 'preset-exists'});
		expect(names(await readPresets(folder))).toEqual(['a', 'b']);
	});
});
