import {Failure, type FailureCode} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';

const otherFolder = 'set DAYPASS_CONFIG_DIR to a folder you can write to.';

/** What to do is the beginning of a sentence, which goes on with another place to use. */
type Words = readonly [code: FailureCode, message: string, toDo: string];

const wordsFor = (errno: string, action: 'read' | 'write', file: string): Words => {
	switch (errno) {
		case 'EACCES':
		case 'EPERM':
			return [
				'storage-not-permitted',
				`You are not permitted to ${action} ${file}.`,
				'Look at who owns it and its folder',
			];
		case 'EROFS':
			return ['storage-read-only', `${file} is on a read-only file system.`, 'Make it writable'];
		case 'ENOSPC':
		case 'EDQUOT':
		case 'EFBIG':
			return [
				'storage-full',
				`There is no space left to write ${file}.`,
				'Free some space (CloudShell’s home holds 1 GB)',
			];
		case 'EISDIR':
			return ['storage-not-a-file', `${file} is a folder where a file should be.`, 'Move it away'];
		case 'ENOTFILE':
			return [
				'storage-not-a-file',
				`${file} is, or leads to, something that is not a file: a pipe or a device.`,
				'Move it away',
			];
		case 'ENOTDIR':
		case 'EEXIST':
			return ['storage-not-a-folder', `A file stands where a folder should be: ${file}.`, 'Move it away'];
		case 'ENOENT':
			return ['storage-no-folder', `There is no folder for ${file}.`, 'Make it, remove the link to it'];
		case 'ELOOP':
			return ['storage-link-loop', `The links at ${file} lead back to themselves.`, 'Remove the link'];
		case 'EIO':
		case 'ESTALE':
		case 'ETIMEDOUT':
			return [
				'storage-not-answering',
				`The disk under ${file} does not answer (${errno}).`,
				'If it is a network home, try again when it is back',
			];
		default:
			return ['storage-failed', `Could not ${action} ${file} (${errno}).`, 'Look at the disk'];
	}
};

/** Like the system's errors: what is there is neither a file nor a folder. */
export const notAFile = () => Object.assign(new Error('not a file'), {code: 'ENOTFILE'});

const unknown = 'unknown error';

/** The system's error code, or `unknown error` for what is none of the system's. */
export const errorCode = (error: unknown): string =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : unknown;

/** A path as it may be printed: whoever made it chose its characters. */
export const shownPath = (file: string): string => plainText(file, 4096);

/**
 * What the disk refused, in words: a `Failure` of kind `storage`. Anything that is not the disk's doing is handed
 * through as it is.
 * @param elsewhere How to use another place instead: the end of a sentence.
 */
export const storageFailure = (
	action: 'read' | 'write',
	file: string,
	error: unknown,
	elsewhere = otherFolder,
): unknown => {
	const errno = errorCode(error);
	if (errno === unknown || error instanceof Failure) return error;
	const [code, message, toDo] = wordsFor(errno, action, shownPath(file));
	return new Failure(code, message, `${toDo}, or ${elsewhere}`, error);
};
