import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, it} from 'vitest';
import {readConfig} from '../../source/presets/read-config.ts';
import {readPresets} from '../../source/presets/read-presets.ts';
import {setAside} from '../../source/presets/set-aside.ts';
import {storageFailure} from '../../source/presets/storage-failure.ts';
import {savePreset} from '../../source/presets/store.ts';
import {auditPreset, preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const save = (folder: string, name = 'audit') => savePreset(folder, preset(name), {replace: false});

describe('a file that makes no sense', () => {
	const broken = '{"version":1,"presets":[{"name":"audit"';
	const folderWithBroken = () => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'config.json'), broken);
		return folder;
	};
	const asides = (folder: string) => readdirSync(folder).filter((file) => file.startsWith('config.broken-'));

	it.each([
		['reading', (folder: string) => readConfig(folder)],
		['saving', (folder: string) => save(folder)],
	])('is set aside by the command that meets it, %s, and the next starts afresh', async (_, command) => {
		const folder = folderWithBroken();
		const failure: unknown = await command(folder).catch((error: unknown) => error);
		const [aside = ''] = asides(folder);
		expect(aside).toMatch(/^config\.broken-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.json$/);
		expect(failure).toMatchObject({
			kind: 'storage',
			code: 'file-set-aside',
			message: expect.stringContaining(aside),
		});
		expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(broken);
		expect(readdirSync(folder)).toEqual([aside]);
		expect(await readPresets(folder)).toEqual([]);
		await save(folder);
		expect(await readPresets(folder)).toEqual([auditPreset]);
		expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(broken);
	});

	it('takes a name of its own each time, also within one second', () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'config.json');
		const now = new Date('2026-11-23T15:41:09.500Z');
		for (const text of ['first', 'second', 'third']) {
			writeFileSync(file, text);
			setAside(file, 'it is not valid JSON', now);
		}
		const kept = asides(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
		expect(Object.fromEntries(kept)).toEqual({
			'config.broken-2026-11-23T15-41-09Z.json': 'first',
			'config.broken-2026-11-23T15-41-09Z-2.json': 'second',
			'config.broken-2026-11-23T15-41-09Z-3.json': 'third',
		});
	});

	it('is set aside once when two commands meet it', async () => {
		const folder = folderWithBroken();
		const results = await Promise.allSettled([readConfig(folder), readConfig(folder)]);
		expect(results.map(({status}) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(asides(folder)).toHaveLength(1);
	});

	it('behind a link stays as it is: the link is renamed', async () => {
		const folder = temporaryFolder();
		const target = path.join(temporaryFolder(), 'daypass.json');
		writeFileSync(target, broken);
		symlinkSync(target, path.join(folder, 'config.json'));
		await expect(readConfig(folder)).rejects.toMatchObject({kind: 'storage'});
		expect(readFileSync(target, 'utf8')).toBe(broken);
		expect(asides(folder).map((name) => readlinkSync(path.join(folder, name)))).toEqual([target]);
	});
});

describe('a file of a newer daypass', () => {
	const newer = JSON.stringify({
		version: 99,
		presets: [
			{name: 'audit', role: 'Audit', duration: 3600, colour: 'red'},
			{name: 'old', role: 'Old', duration: 900},
		],
		settings: {},
	});

	it('is read as far as it is understood, never written and never set aside', async () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'config.json');
		writeFileSync(file, newer);
		expect(await readConfig(folder)).toMatchObject({presets: [{name: 'old'}], newerVersion: 99});
		await expect(save(folder)).rejects.toMatchObject({kind: 'storage', code: 'config-newer'});
		expect(readFileSync(file, 'utf8')).toBe(newer);
		expect(readdirSync(folder)).toEqual(['config.json']);
	});
});

describe('a linked config.json', () => {
	it('is written through: the link stays and its target changes', async () => {
		const folder = temporaryFolder();
		const elsewhere = temporaryFolder();
		const target = path.join(elsewhere, 'dotfiles', 'daypass.json');
		mkdirSync(path.dirname(target));
		symlinkSync(path.relative(folder, target), path.join(folder, 'config.json'));
		await save(folder, 'first');
		await save(folder, 'second');
		expect(lstatSync(path.join(folder, 'config.json')).isSymbolicLink()).toBe(true);
		expect(lstatSync(target).isFile()).toBe(true);
		expect(statSync(target).mode & 0o777).toBe(0o600);
		expect((await readPresets(folder)).map(({name}) => name)).toEqual(['first', 'second']);
		expect(readdirSync(path.dirname(target))).toEqual(['daypass.json']);
	});

	it('that leads nowhere is told of in words', async () => {
		const folder = temporaryFolder();
		symlinkSync(path.join(folder, 'gone', 'daypass.json'), path.join(folder, 'config.json'));
		await expect(save(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-no-folder'});
	});

	it('that leads back to itself is told of in words', async () => {
		const folder = temporaryFolder();
		symlinkSync('config.json', path.join(folder, 'config.json'));
		await expect(readConfig(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-link-loop'});
		await expect(save(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-link-loop'});
	});
});

describe('a disk that refuses', () => {
	it('says that a file stands where the folder should be', async () => {
		const folder = path.join(temporaryFolder(), 'daypass');
		writeFileSync(folder, 'not a folder');
		await expect(save(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-not-a-folder'});
		await expect(readConfig(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-not-a-folder'});
		await expect(save(path.join(folder, 'deeper'))).rejects.toMatchObject({code: 'storage-not-a-folder'});
		expect(readFileSync(folder, 'utf8')).toBe('not a folder');
	});

	it('says that a folder stands where the file should be, and leaves it', async () => {
		const folder = temporaryFolder();
		mkdirSync(path.join(folder, 'config.json'));
		await expect(readConfig(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-not-a-file'});
		await expect(save(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-not-a-file'});
		expect(readdirSync(folder)).toEqual(['config.json']);
	});

	it.skipIf(process.platform === 'win32')('does not wait for ever at a pipe', async () => {
		const folder = temporaryFolder();
		execFileSync('sh', ['-c', 'mkfifo "$0"', path.join(folder, 'config.json')]);
		await expect(readConfig(folder)).rejects.toMatchObject({kind: 'storage', code: 'storage-not-a-file'});
	});

	it.each([
		['ENOSPC', 'storage-full'],
		['EDQUOT', 'storage-full'],
		['EROFS', 'storage-read-only'],
		['ESTALE', 'storage-not-answering'],
		['EWHAT', 'storage-failed'],
	])('says of %s that it is %s', (errno, code) => {
		const error = Object.assign(new Error('refused'), {code: errno});
		expect(storageFailure('write', 'history.jsonl', error)).toMatchObject({kind: 'storage', code});
	});

	it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
		'says that it may not be written',
		async () => {
			const folder = temporaryFolder();
			await save(folder);
			chmodSync(folder, 0o500);
			await expect(save(folder, 'other')).rejects.toMatchObject({
				kind: 'storage',
				code: 'storage-not-permitted',
			});
			expect(await readPresets(folder)).toEqual([auditPreset]);
			writeFileSync(path.join(folder, 'config.json'), '{');
			await expect(readConfig(folder)).rejects.toMatchObject({
				code: 'file-unreadable',
				message: expect.stringMatching(/not valid JSON.*can’t be set aside.*not permitted/),
			});
			chmodSync(path.join(folder, 'config.json'), 0o000);
			await expect(readConfig(folder)).rejects.toMatchObject({
				kind: 'storage',
				code: 'storage-not-permitted',
			});
			chmodSync(folder, 0o700);
		},
	);
});
