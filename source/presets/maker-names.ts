import {statSync} from 'node:fs';
import process from 'node:process';
import {isObject} from '../json-object.ts';
import {longestKept, type MakerNames} from '../signin/maker-name.ts';
import {ensureFolder, makerNamesFile} from './folder.ts';
import {keptJson} from './kept-json.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {parseVersioned} from './versioned.ts';

type Maker = {
	/** SHA-256 of access key ID and session token: neither can be had from it. */
	readonly credentials: string;
	readonly name: string;
	/** Milliseconds since 1970. */
	readonly until: number;
};

const version = 1;

/** So many are remembered; the oldest go first. */
const most = 20;

/**
 * The names of makers in a file of its owner's alone. Where anything about it is not as it was written, nothing is
 * known: AWS is asked, which costs one request. A disk that refuses costs the same, and is nothing to tell.
 */
export const makerNames = (folder: string): MakerNames => ({
	recall: (fingerprint, now) =>
		read(folder).find(({credentials, until}) => credentials === fingerprint && holds(until, now))?.name,
	keep: (credentials, name, until) => {
		try {
			const others = read(folder).filter((one) => one.credentials !== credentials);
			const makers = [...others, {credentials, name, until}].slice(-most);
			ensureFolder(folder);
			replaceFile(makerNamesFile(folder), keptJson({version, makers}));
		} catch {
			// Asked again the next time.
		}
	},
});

/** A time further off than any that is kept was written by another clock. */
const holds = (until: number, now: number): boolean => now < until && until <= now + longestKept;

const read = (folder: string): readonly Maker[] => {
	try {
		const file = makerNamesFile(folder);
		const bytes = readBytes(file);
		if (bytes === undefined || mayBeOthers(file)) return [];
		const parsed = parseVersioned(bytes);
		const makers = parsed.ok && parsed.version === version ? parsed.content['makers'] : [];
		return Array.isArray(makers) ? makers.filter(isMaker) : [];
	} catch {
		return [];
	}
};

/** Whoever may write it could say what stands in CloudTrail. Windows keeps no such modes. */
const mayBeOthers = (file: string): boolean =>
	process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;

/**
 * Names as AWS has them: of users, of sessions, "root" (IAM API Reference, "CreateUser"; STS API Reference,
 * "AssumeRole").
 */
const isMaker = (value: unknown): value is Maker =>
	isObject(value) &&
	typeof value['credentials'] === 'string' &&
	/^[\da-f]{64}$/.test(value['credentials']) &&
	typeof value['name'] === 'string' &&
	/^[\w+=,.@-]{1,128}$/.test(value['name']) &&
	typeof value['until'] === 'number';
