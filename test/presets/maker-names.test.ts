import {chmodSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {makerNames} from '../../source/presets/maker-names.ts';
import {temporaryFolder} from './temporary-folder.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-23T15:00:00Z');
const [one = '', other = ''] = ['1', '2'].map((digit) => digit.repeat(64));

const kept = () => {
	const folder = temporaryFolder();
	const names = makerNames(folder);
	names.keep(one, 'cm-chiba-yukihiro', now + hour);
	return {names, file: path.join(folder, 'makers.json')};
};

describe('the name of a maker', () => {
	it('is known for the same credentials until it ends, in a file of its owner’s alone', () => {
		const {names, file} = kept();
		names.keep(other, 'root', now + 12 * hour);
		expect(names.recall(one, now)).toBe('cm-chiba-yukihiro');
		expect(names.recall(other, now)).toBe('root');
		expect(names.recall(one, now + hour - 1)).toBe('cm-chiba-yukihiro');
		expect(names.recall(one, now + hour)).toBeUndefined();
		expect(names.recall('3'.repeat(64), now)).toBeUndefined();
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	it('is not known where a clock went back', () => {
		expect(kept().names.recall(one, now - 12 * hour)).toBeUndefined();
	});

	it('is not taken from a file that others may write or read', () => {
		const {names, file} = kept();
		chmodSync(file, 0o644);
		expect(names.recall(one, now)).toBeUndefined();
	});

	it.each([
		['', ''],
		['half of a file', '{"version":1,"mak'],
		['another version', JSON.stringify({version: 2, makers: []})],
		[
			'a name that is none',
			JSON.stringify({version: 1, makers: [{credentials: one, name: 'a b', until: now + hour}]}),
		],
		['no time', JSON.stringify({version: 1, makers: [{credentials: one, name: 'ab'}]})],
	])('is not known from %s, and kept anew', (_, text) => {
		const {names, file} = kept();
		writeFileSync(file, text);
		expect(names.recall(one, now)).toBeUndefined();
		names.keep(one, 'again', now + hour);
		expect(names.recall(one, now)).toBe('again');
	});

	it('of the last twenty is kept', () => {
		const {names, file} = kept();
		for (let count = 0; count < 30; count++) names.keep(String(count).padStart(64, 'a'), 'name', now + hour);
		expect(JSON.parse(readFileSync(file, 'utf8')).makers).toHaveLength(20);
		expect(names.recall('29'.padStart(64, 'a'), now)).toBe('name');
	});

	it('costs nothing but a question where the disk refuses', () => {
		const names = makerNames('/proc/none/such');
		expect(() => names.keep(one, 'name', now + hour)).not.toThrow();
		expect(names.recall(one, now)).toBeUndefined();
	});
});
