import {chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {foreignHand} from '../../source/presets/foreign-hand.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** A file that only its owner may write, in a folder of its own. */
const ownFile = () => {
	const folder = path.join(temporaryFolder(), 'own');
	mkdirSync(folder, {mode: 0o700});
	const file = path.join(folder, 'config.json');
	writeFileSync(file, '{}', {mode: 0o644});
	return {folder, file};
};

describe.skipIf(process.platform === 'win32')('a file', () => {
	test('that only its owner may write is nobody else’s, and so is one that is not there', () => {
		const {folder, file} = ownFile();
		expect(foreignHand(file)).toBeUndefined();
		expect(foreignHand(path.join(folder, 'none.json'))).toBeUndefined();
	});

	test.each([0o664, 0o646])('of the mode %o may be changed by others', (mode) => {
		const {file} = ownFile();
		chmodSync(file, mode);
		expect(foreignHand(file)).toEqual({
			problem: `others on this machine may change ${file}`,
			hint: `Keep them out: chmod go-w ${file}`,
		});
	});

	test('may be replaced by whoever may change its folder, but not in a sticky one', () => {
		const {folder, file} = ownFile();
		chmodSync(folder, 0o777);
		expect(foreignHand(file)).toMatchObject({hint: `Keep them out: chmod go-w ${folder}`});
		chmodSync(folder, 0o1777);
		expect(foreignHand(file)).toBeUndefined();
		// The sticky bit of a file keeps nobody out.
		chmodSync(file, 0o1666);
		expect(foreignHand(file)).toMatchObject({problem: `others on this machine may change ${file}`});
	});

	test('behind a link is looked at where it is, with its folder', () => {
		const {folder, file} = ownFile();
		const elsewhere = ownFile();
		const link = path.join(folder, 'link.json');
		symlinkSync(elsewhere.file, link);
		expect(foreignHand(link)).toBeUndefined();
		chmodSync(elsewhere.folder, 0o770);
		expect(foreignHand(link)).toMatchObject({problem: expect.stringContaining(elsewhere.folder)});
		expect(foreignHand(file)).toBeUndefined();
	});

	// Only root may give a file away.
	test.runIf(process.getuid?.() === 0)('of another user is theirs', () => {
		const {file} = ownFile();
		chownSync(file, 12_345, 12_345);
		expect(foreignHand(file)).toEqual({
			problem: `${file} belongs to another user`,
			hint: `Make it yours: chown 0 ${file}`,
		});
	});
});
