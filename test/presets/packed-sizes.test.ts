import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {packedSizeOf, rememberPackedSize} from '../../source/presets/packed-sizes.ts';
import {temporaryFolder} from './temporary-folder.ts';

const digest = (number: number) => number.toString(16).padStart(32, '0');
const size = (number: number, percent = 40) => ({scope: digest(number), percent, refused: false});

describe('how much of AWS’s limit a scope took', () => {
	it('is known by the scope’s digest, as it was the last time', () => {
		const folder = path.join(temporaryFolder(), 'new');
		rememberPackedSize(folder, size(1));
		rememberPackedSize(folder, size(2, 87));
		rememberPackedSize(folder, {scope: digest(1), refused: true});
		expect(packedSizeOf(folder, digest(1))).toEqual({scope: digest(1), refused: true});
		expect(packedSizeOf(folder, digest(2))).toEqual(size(2, 87));
		expect(packedSizeOf(folder, digest(3))).toBeUndefined();
		expect(statSync(path.join(folder, 'packed.json')).mode & 0o777).toBe(0o600);
	});

	it('is forgotten of the oldest, so that the file stays small', () => {
		const folder = temporaryFolder();
		for (let number = 0; number < 130; number++) rememberPackedSize(folder, size(number));
		expect(packedSizeOf(folder, digest(29))).toBeUndefined();
		expect(packedSizeOf(folder, digest(30))).toEqual(size(30));
		expect(readFileSync(path.join(folder, 'packed.json')).length).toBeLessThan(16 * 1024);
	});

	it.each(['', '{', '[]', '{"version":1}', '{"version":1,"sizes":[{"scope":"x"}]}'])(
		'is not known where the file is %j, which is written anew',
		(text) => {
			const folder = temporaryFolder();
			writeFileSync(path.join(folder, 'packed.json'), text);
			expect(packedSizeOf(folder, digest(1))).toBeUndefined();
			rememberPackedSize(folder, size(1));
			expect(packedSizeOf(folder, digest(1))).toEqual(size(1));
		},
	);

	it('is not known where a newer daypass wrote the file, which is left to it', () => {
		const folder = temporaryFolder();
		const newer = '{"version":9,"sizes":{}}';
		writeFileSync(path.join(folder, 'packed.json'), newer);
		rememberPackedSize(folder, size(1));
		expect(packedSizeOf(folder, digest(1))).toBeUndefined();
		expect(readFileSync(path.join(folder, 'packed.json'), 'utf8')).toBe(newer);
	});

	it('is not known where the file can’t be read', () => {
		const folder = temporaryFolder();
		mkdirSync(path.join(folder, 'packed.json'));
		expect(packedSizeOf(folder, digest(1))).toBeUndefined();
		expect(() => rememberPackedSize(folder, size(1))).toThrow(expect.objectContaining({kind: 'storage'}));
	});
});
