import {describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {storageFailure} from '../../source/presets/storage-failure.ts';

const file = '/home/ana/config.json';
const elsewhere = 'set DAYPASS_CONFIG_DIR to a folder you can write to.';
const refusal = (code: string) => Object.assign(new Error('no'), {code});

describe('what the disk refuses', () => {
	test.each([
		['EACCES', 'storage-not-permitted', `You are not permitted to write ${file}.`],
		['EPERM', 'storage-not-permitted', `You are not permitted to write ${file}.`],
		['EROFS', 'storage-read-only', `${file} is on a read-only file system.`],
		['ENOSPC', 'storage-full', `There is no space left to write ${file}.`],
		['EDQUOT', 'storage-full', `There is no space left to write ${file}.`],
		['EFBIG', 'storage-full', `There is no space left to write ${file}.`],
		[
			'ENOTFILE',
			'storage-not-a-file',
			`${file} is, or leads to, something that is not a file: a pipe or a device.`,
		],
		['EISDIR', 'storage-not-a-file', `${file} is a folder where a file should be.`],
		['ELOOP', 'storage-link-loop', `The links at ${file} lead back to themselves.`],
		['ENOTDIR', 'storage-not-a-folder', `A file stands where a folder should be: ${file}.`],
		['EEXIST', 'storage-not-a-folder', `A file stands where a folder should be: ${file}.`],
		['ENOENT', 'storage-no-folder', `There is no folder for ${file}.`],
		['EIO', 'storage-not-answering', `The disk under ${file} does not answer (EIO).`],
		['ESTALE', 'storage-not-answering', `The disk under ${file} does not answer (ESTALE).`],
		['ETIMEDOUT', 'storage-not-answering', `The disk under ${file} does not answer (ETIMEDOUT).`],
		['EMFILE', 'storage-failed', `Could not write ${file} (EMFILE).`],
	])('as %s is %s, with another place to write to', (errno, code, message) => {
		const cause = refusal(errno);
		const failure = storageFailure('write', file, cause);
		expect(failure).toMatchObject({kind: 'storage', code, message, cause});
		expect((failure as Failure).hint).toMatch(new RegExp(`${elsewhere}$`));
	});

	test('to read is said so, and to somebody who named the file themselves', () => {
		expect(storageFailure('read', file, refusal('EACCES'), 'name another file.')).toMatchObject({
			message: `You are not permitted to read ${file}.`,
			hint: 'Look at who owns it and its folder, or name another file.',
		});
	});

	test('is nothing else: what is no word of the system’s is handed on as it is', () => {
		const failure = new Failure('storage-full', 'Full.');
		for (const error of [new Error('no'), failure, 'no', undefined])
			expect(storageFailure('write', file, error)).toBe(error);
	});

	test('names a file without what a terminal would obey', () => {
		expect(storageFailure('read', '/tmp/\u001b[2Jx', refusal('EACCES'))).toMatchObject({
			message: expect.not.stringContaining('\u001b'),
		});
	});
});
