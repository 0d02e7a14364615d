import {isObject} from '../json-object.ts';
import type {PackedSize} from '../signin/packed-size.ts';
import {ensureFolder, packedFile} from './folder.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {storageFailure} from './storage-failure.ts';
import {parseVersioned} from './versioned.ts';

const version = 1;

/** So many scopes are remembered; the oldest go first. */
const most = 100;

/**
 * Keeps what AWS made of a scope, newest last. Of two who write at once one may be forgotten: that costs a hint and no
 * more, so there is no lock. Throws kind `storage` when the disk refuses.
 */
export const rememberPackedSize = (folder: string, size: PackedSize): void => {
	const before = readSizes(folder);
	if (before === 'newer') return;
	const known = before.find(({scope}) => scope === size.scope);
	if (known?.percent === size.percent && known?.refused === size.refused) return;
	const sizes = [...before.filter(({scope}) => scope !== size.scope), size].slice(-most);
	ensureFolder(folder);
	try {
		replaceFile(packedFile(folder), `${JSON.stringify({version, sizes})}\n`);
	} catch (error) {
		throw storageFailure('write', packedFile(folder), error);
	}
};

/** What AWS made of that scope the last time, if that is known. What can't be read is not known. */
export const packedSizeOf = (folder: string, scope: string): PackedSize | undefined => {
	try {
		const sizes = readSizes(folder);
		return sizes === 'newer' ? undefined : sizes.find((size) => size.scope === scope);
	} catch {
		return undefined;
	}
};

/** A file that makes no sense is as good as none: it is written anew. A newer daypass's is left to it. */
const readSizes = (folder: string): readonly PackedSize[] | 'newer' => {
	const bytes = readBytes(packedFile(folder));
	const parsed = bytes && parseVersioned(bytes);
	if (parsed?.ok && parsed.version > version) return 'newer';
	const sizes = parsed?.ok ? parsed.content['sizes'] : undefined;
	return Array.isArray(sizes) ? sizes.filter(isPackedSize) : [];
};

const isPackedSize = (value: unknown): value is PackedSize =>
	isObject(value) &&
	typeof value['scope'] === 'string' &&
	/^[\da-f]{32}$/.test(value['scope']) &&
	typeof value['refused'] === 'boolean' &&
	(value['percent'] === undefined ? value['refused'] : Number.isInteger(value['percent']));
