import {execFileSync} from 'node:child_process';
import {lstatSync, mkdirSync, readFileSync, statSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {appendHistory} from '../../source/presets/history.ts';
import {writeLast} from '../../source/presets/last.ts';
import {writeListedRoles} from '../../source/presets/listed-roles.ts';
import {rememberPackedSize} from '../../source/presets/packed-sizes.ts';
import {savePreset} from '../../source/presets/store.ts';
import {withDaypass} from '../support/daypass.ts';
import {auditPreset, examplePass, preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const makePipe = (file: string) => execFileSync('sh', ['-c', 'mkfifo "$0"', file]);

/** What may stand where a file should be. A device is not among them: a test that fails would write to it. */
const strangers: readonly (readonly [string, (file: string, outside: string) => void])[] = [
	['a pipe', makePipe],
	[
		'a link to a pipe',
		(file, outside) => {
			makePipe(outside);
			symlinkSync(path.relative(path.dirname(file), outside), file);
		},
	],
	[
		'a link to a link to a pipe',
		(file, outside) => {
			makePipe(outside);
			symlinkSync(outside, `${outside}.link`);
			symlinkSync(`${outside}.link`, file);
		},
	],
	['a folder', (file) => mkdirSync(file)],
	[
		'a link to a folder',
		(file, outside) => {
			mkdirSync(outside);
			symlinkSync(outside, file);
		},
	],
];

const writes: readonly (readonly [string, (folder: string) => unknown])[] = [
	['last.json', (folder) => writeLast(folder, {request: auditPreset, asked: []})],
	['history.jsonl', (folder) => appendHistory(folder, examplePass, {source: 'link'})],
	['config.json', (folder) => savePreset(folder, preset('other'), {replace: false})],
	['packed.json', (folder) => rememberPackedSize(folder, {scope: 'a', percent: 6, refused: false})],
	['roles.json', (folder) => writeListedRoles(folder, {account: '111122223333', roles: []})],
];

const cases = writes.flatMap(([name, write]) =>
	strangers.map(([what, make]) => [name, what, write, make] as const),
);

describe.skipIf(process.platform === 'win32')('a write to what is no file', () => {
	test.each(cases)('is refused, and leaves it as it is: %s is %s', async (name, _what, write, make) => {
		const folder = path.join(temporaryFolder(), 'config');
		mkdirSync(folder);
		const file = path.join(folder, name);
		make(file, path.join(path.dirname(folder), 'outside'));
		const [itself, behind] = [lstatSync(file), statSync(file)];
		await expect((async () => write(folder))()).rejects.toMatchObject({
			kind: 'storage',
			code: 'storage-not-a-file',
		});
		expect(lstatSync(file).ino).toBe(itself.ino);
		expect(statSync(file).mode).toBe(behind.mode);
	});

	test('takes no link away from whoever made it', () =>
		withDaypass(async ({run, folder}) => {
			mkdirSync(folder);
			const pipe = path.join(folder, '..', 'p');
			makePipe(pipe);
			symlinkSync('../p', path.join(folder, 'last.json'));
			const {code, stdout, stderr} = await run('link -r Audit -n bob');
			expect({code, stdout, stderr}).toEqual({
				code: 0,
				stdout: expect.stringMatching(/^http\S+\n$/),
				stderr: expect.stringContaining('something that is not a file: a pipe or a device.'),
			});
			expect(statSync(pipe).isFIFO()).toBe(true);
			expect(lstatSync(path.join(folder, 'last.json')).isSymbolicLink()).toBe(true);
		}));
});

test('a file behind a link is written, and the link stays', () => {
	const folder = path.join(temporaryFolder(), 'config');
	mkdirSync(folder);
	const target = path.join(folder, '..', 'kept.json');
	symlinkSync('../kept.json', path.join(folder, 'last.json'));
	writeLast(folder, {request: auditPreset, asked: []});
	expect(lstatSync(path.join(folder, 'last.json')).isSymbolicLink()).toBe(true);
	expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({request: {role: auditPreset.role}});
});
