import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {namesIn} from '../../source/pass/fill-in.ts';
import {readLast, writeLast} from '../../source/presets/last.ts';
import {arbitraryPreset} from './arbitrary-preset.ts';
import {auditPreset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const {name: _name, note: _note, ...request} = auditPreset;
const last = {request, asked: namesIn(request)};

describe('the last request', () => {
	it('comes back as it was, from a file of its owner’s alone', async () => {
		const folder = path.join(temporaryFolder(), 'new');
		writeLast(folder, {...last, request: {...request, role: 'arn:aws:iam::111122223333:role/First'}});
		writeLast(folder, last);
		expect(await readLast(folder)).toEqual(last);
		expect(statSync(path.join(folder, 'last.json')).mode & 0o777).toBe(0o600);
		expect(readdirSync(folder)).toEqual(['last.json']);
	});

	it('comes back whatever it was, but for what must not be kept', async () => {
		const folder = temporaryFolder();
		await fc.assert(
			fc.asyncProperty(arbitraryPreset, async ({name, note, externalId, ...given}) => {
				const more = {name, note, externalId, mfaCode: '123456', url: 'https://signin'};
				const asked = namesIn(given).slice(1);
				writeLast(folder, {request: {...given, ...more}, asked});
				expect(await readLast(folder)).toEqual({request: given, asked});
				expect(readFileSync(path.join(folder, 'last.json'), 'utf8')).not.toMatch(
					/externalId|mfaCode|https:\/\/signin"/,
				);
			}),
			{numRuns: 50},
		);
	});

	it('is read as the first version wrote it', async () => {
		const folder = temporaryFolder();
		const made = {...request, duration: 3600, sessionName: 'daypass-hanako', region: 'eu-west-1'};
		writeFileSync(path.join(folder, 'last.json'), JSON.stringify({version: 1, request: made}));
		const {sessionName: _ofTheMaker, duration: _usual, ...asked} = made;
		expect(await readLast(folder)).toEqual({request: made, asked: namesIn(asked)});
	});

	it('is nothing at first, which is no fault of the disk', async () => {
		await expect(readLast(temporaryFolder())).rejects.toMatchObject({
			kind: 'usage',
			code: 'nothing-to-repeat',
		});
	});

	it.each(['', '{', '{"version":1}', '{"version":1,"request":{"duration":900}}'])(
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
		writeFileSync(path.join(folder, 'last.json'), '{"version":4,"what":"else"}');
		await expect(readLast(folder)).rejects.toMatchObject({kind: 'storage', code: 'last-newer'});
		expect(readdirSync(folder)).toEqual(['last.json']);
	});
});
