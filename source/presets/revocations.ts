import {isObject} from '../json-object.ts';
import {ensureFolder, revocationsFile} from './folder.ts';
import type {HistoryEntry} from './history-entry.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {storageFailure} from './storage-failure.ts';

/** Sessions of a role that were taken back: all of them, or those of one name. */
export type KeptRevocation = {
	/** Its ARN. */
	readonly role: string;
	readonly sessionName?: string | undefined;
	/** Issued before this moment, ISO 8601: AWS's clock. */
	readonly before: string;
	/** It was undone again. */
	readonly undone?: boolean;
};

/** What is older is of passes that are long over. */
const mostKept = 500;

/** Writes down what was taken back, or that it was undone. Throws kind `storage` when the disk refuses. */
export const keepRevocation = async (folder: string, revocation: KeptRevocation): Promise<void> => {
	const file = revocationsFile(folder);
	ensureFolder(folder);
	const {withLock} = await import('./lock.ts');
	await withLock(file, () => {
		const all = [...readRevocations(folder), revocation].slice(-mostKept);
		const lines = all.map((one) => `${JSON.stringify({version: 1, ...one})}\n`);
		try {
			replaceFile(file, lines.join(''));
		} catch (error) {
			throw storageFailure('write', file, error);
		}
	});
};

/** The oldest first; what makes no sense is left out. Throws kind `storage` when the disk refuses. */
export const readRevocations = (folder: string): readonly KeptRevocation[] =>
	new TextDecoder()
		.decode(readBytes(revocationsFile(folder)))
		.split('\n')
		.flatMap(parse);

const parse = (line: string): readonly KeptRevocation[] => {
	try {
		const value: unknown = JSON.parse(line);
		return isObject(value) && isRevocation(value) ? [value] : [];
	} catch {
		return [];
	}
};

const isRevocation = (value: object): value is KeptRevocation => {
	const {version, role, sessionName, before, undone} = value as Readonly<Record<string, unknown>>;
	return (
		version === 1 &&
		typeof role === 'string' &&
		(sessionName === undefined || typeof sessionName === 'string') &&
		typeof before === 'string' &&
		!Number.isNaN(Date.parse(before)) &&
		(undone === undefined || typeof undone === 'boolean')
	);
};

/** The same pass, with when it was taken back, where it was. */
export const withRevocation = (entry: HistoryEntry, revocations: readonly KeptRevocation[]): HistoryEntry => {
	const hits = revocations.filter((one) => reaches(one, entry));
	const undone = new Set(hits.filter((one) => one.undone).map(momentOf));
	const [first] = hits
		.filter((one) => !undone.has(momentOf(one)))
		.map(({before}) => before)
		.toSorted();
	return first === undefined ? entry : {...entry, revokedAt: first};
};

/** What tells a revocation from another of the same role. */
const momentOf = ({sessionName = '', before}: KeptRevocation): string => `${before} ${sessionName}`;

/** A pass made after it, or over by then, is not reached. */
const reaches = ({role, sessionName, before}: KeptRevocation, entry: HistoryEntry): boolean =>
	sameRole(role, entry.role) &&
	(sessionName === undefined || sessionName === entry.sessionName) &&
	Date.parse(entry.issuedAt) < Date.parse(before) &&
	Date.parse(before) < Date.parse(entry.sessionExpiresAt);

/** By account and name: the path is not always known. */
const sameRole = (one: string, other: string): boolean => {
	const [a, b] = [one, other].map((arn) => /^arn:[^:]*:iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(arn));
	return a?.[1] !== undefined && a[1] === b?.[1] && a[2] === b[2];
};
