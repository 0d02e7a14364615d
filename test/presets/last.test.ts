import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readLast, writeLast} from '../../source/presets/last.ts';
import {arbitraryPreset} from './arbitrary-preset.ts';
import {auditPreset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const {name: _name, note: _note, ...request} = auditPreset;

describe('the last request', () => {
	it('comes back as it was, from a file of its owner’s alone', async () => {
		const folder = path.join(temporaryFolder(), 'new');
		writeLast(folder, {...request, role: 'arn:aws:iam::111122223333:role/First'});
		writeLast(folder, request);
		expect(await readLast(folder)).toEqual(request);
		expect(statSync(path.join(folder, 'last.json')).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder)).toEqual(['last.json']);
	});

	it('comes back whatever it was, but for what must not be kept', async () => {
		const folder = temporaryFolder();
		await fc.assert(
			fc.asyncProperty(arbitraryPreset, async ({name, note, externalId, ...given}) => {
				writeLast(folder, {...given, ...{name, note, externalId, mfaCode: '123456', url: 'https://signin'}});
				expect(await readLast(folder)).toEqual(given);
				expect(readFileSync(path.join(folder, 'last.json'), 'utf8')).not.toMatch(
					/externalId|mfaCode|https:\/\/signin"/,
				);
			}),
			{numRuns: 50},
		);
	});

	it('is read as the first version wrote it', async () => {
		const folder = temporaryFolder();
		const {tags: _, ...kept} = request;
		writeFileSync(path.join(folder, 'last.json'), JSON.stringify({version: 1, request: kept}));
		expect(await readLast(folder)).toEqual({...request, tags: {}});
	});

	it('is nothing at first, which is no fault of the disk', async () => {
		await expect(readLast(temporaryFolder())).rejects.toMatchObject({
			kind: 'usage',
			code: 'nothing-to-repeat',
		});
	});

	it.each(['', '{', '{"version":1}', '{"version":1,"request":{"role":"A"}}'])(
		'is set aside when it is %j',
		async (text) => {
			const folder = temporaryFolder();
			writeFileSync(path.join(folder, 'last.json'), text);
			await expect(readLast(folder)).rejects.toMatchObject({kind: 'storage', code: 'file-set-aside'});
			const [aside = ''] = readdirSync(folder);
			expect(aside).toMatch(/^last\.broken-.*\.json$/);
			expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
			await expect(readLast(folder)).rejects.toMatchObject({code: 'nothing-to-repeat'});
		},
	);

	it('of a newer daypass is left alone', async () => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'last.json'), '{"version":3,"what":"else"}');
		await expect(readLast(folder)).rejects.toMatchObject({kind: 'storage', code: 'last-newer'});
		expect(readdirSync(folder)).toEqual(['last.json']);
	});
});
