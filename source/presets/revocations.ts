import {isObject} from '../json-object.ts';
import {longestConsoleSession} from '../pass/duration.ts';
import {ensureFolder, revocationsFile} from './folder.ts';
import type {HistoryEntry} from './history-entry.ts';
import {keptJson} from './kept-json.ts';
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
export const keepRevocation = (folder: string, revocation: KeptRevocation): Promise<void> =>
	add(folder, () => [revocation]);

type RevokedBefore = Pick<KeptRevocation, 'sessionName' | 'before'>;

/**
 * Writes down what IAM says of a role, so that history says the same from now on: what it takes back and was not known,
 * and what was known before it was asked and is not there any more. What was seen in the future counts from now.
 * @param now Milliseconds since 1970.
 * @throws Failure of kind `storage`; what `read` throws.
 */
export const keepSeenRevocations = async (
	folder: string,
	role: string,
	read: () => Promise<readonly RevokedBefore[]>,
	now: number,
): Promise<void> => {
	const ofRole = (all: readonly KeptRevocation[]) => standing(all.filter((one) => sameRole(one.role, role)));
	const before = ofRole(readRevocations(folder));
	const seen = await read();
	const gone = before.filter(
		(one) => Date.parse(one.before) > now - longestSession && !seen.some((other) => covers(other, one)),
	);
	await add(folder, (all) => {
		const known = new Set(ofRole(all).map(momentOf));
		return [
			...gone
				.filter((one) => known.has(momentOf(one)))
				.map((one): KeptRevocation => ({...one, undone: true})),
			...seen
				.filter((one) => !known.has(momentOf(one)))
				.map((one): KeptRevocation => ({...one, role, before: notAfter(now, one.before)})),
		];
	});
};

/** Milliseconds: what was revoked earlier than that is over in any case. */
const longestSession = longestConsoleSession * 1000;

const notAfter = (now: number, moment: string): string =>
	new Date(Math.min(Date.parse(moment), now)).toISOString();

const add = async (
	folder: string,
	more: (known: readonly KeptRevocation[]) => readonly KeptRevocation[],
): Promise<void> => {
	const file = revocationsFile(folder);
	ensureFolder(folder);
	const {withLock} = await import('./lock.ts');
	await withLock(file, () => {
		const known = readRevocations(folder);
		const added = more(known);
		if (added.length === 0) return;
		const lines = [...known, ...added].slice(-mostKept).map((one) => keptJson({version: 1, ...one}));
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
	const [first] = standing(revocations.filter((one) => reaches(one, entry)))
		.map(({before}) => before)
		.toSorted();
	return first === undefined ? entry : {...entry, revokedAt: first};
};

/** Those of one role that were not undone. */
const standing = (revocations: readonly KeptRevocation[]): readonly KeptRevocation[] => {
	const latest = new Map(revocations.map((one) => [momentOf(one), one]));
	return [...latest.values()].filter(({undone}) => undone !== true);
};

/** Whether whoever is reached by the other is reached by this one as well. */
const covers = (one: RevokedBefore, other: RevokedBefore): boolean =>
	(one.sessionName === undefined || one.sessionName === other.sessionName) &&
	Date.parse(one.before) >= Date.parse(other.before);

/** What tells a revocation from another of the same role. */
const momentOf = ({sessionName = '', before}: RevokedBefore): string => `${before} ${sessionName}`;

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
