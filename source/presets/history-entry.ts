import {isObject} from '../json-object.ts';
import type {FieldName, Pass, PassRequest} from '../pass/pass.ts';
import {keptIn, rows} from '../pass/rows.ts';
import {firstProblem} from '../pass/schema.ts';

/** What a pass was made from; `preset` is the preset's name. */
export type HistorySource = {
	readonly source: 'link' | 'screen' | 'last' | 'preset';
	readonly preset?: string;
};

/** What history keeps of a pass itself, and of the request it was made of. */
export const entryFields = [
	'version',
	'issuedAt',
	'role',
	'account',
	'sessionName',
	'principal',
	'region',
	'service',
	'destination',
	'durationSeconds',
	'sessionExpiresAt',
	'linkExpiresAt',
	'scope',
] as const satisfies ReadonlyArray<keyof Pass>;

/** What is only in the request. */
export const requestFields = keptIn('history').filter((name) => !entryFields.some((field) => field === name));

/** A pass as history keeps it: never the link, never a secret. Times are ISO 8601 UTC, lengths seconds. */
export type HistoryEntry = HistorySource &
	PassRequest &
	Pick<Pass, (typeof entryFields)[number]> & {
		/** When its session was taken back, ISO 8601: told where history is read, never written to it. */
		readonly revokedAt?: string;
	};

/** The line that is written about a pass, and of the request it was made of. */
export const historyEntry = (
	pass: Pass,
	{source, preset}: HistorySource,
	request: PassRequest,
): HistoryEntry =>
	knownFields({
		...request,
		...pass,
		destination: pageAddress(pass.destination),
		source,
		...(preset === undefined ? {} : {preset}),
	});

const knownFields = (entry: HistoryEntry): HistoryEntry => {
	const given = new Map<string, unknown>(Object.entries(entry));
	const names = [
		...entryFields,
		...requestFields.filter((name) => fits(name, given.get(name))),
		'source',
		'preset',
	];
	const known = names.filter((name) => given.get(name) !== undefined).map((name) => [name, given.get(name)]);
	return Object.fromEntries(known) as HistoryEntry;
};

const fits = (name: FieldName, value: unknown): boolean =>
	firstProblem(rows[name].kind.schema, value) === undefined;

const secretName = /token|secret|signature|credential|password|x-amz-/i;

/**
 * A console address without what could let somebody in: user and password, query parameters with a telling name, and a
 * fragment that holds one. What is left says which page was opened.
 */
export const pageAddress = (address: string): string => {
	if (!URL.canParse(address)) return '';
	const url = new URL(address);
	url.username = '';
	url.password = '';
	for (const name of [...url.searchParams.keys()]) {
		if (secretName.test(name)) url.searchParams.delete(name);
	}
	if (secretName.test(url.hash)) url.hash = '';
	return url.href;
};

export type ParsedHistory = {
	/** As they were written: the oldest first. */
	readonly passes: readonly HistoryEntry[];
	/** Lines that tell of none, or that a newer daypass wrote. */
	readonly skippedLines: number;
	/** False: there are lines, and not one of them makes sense. */
	readonly isHistory: boolean;
};

/** What a history file tells of. No file is an empty one. */
export const parseHistory = (bytes: Uint8Array | undefined): ParsedHistory => {
	const lines = new TextDecoder()
		.decode(bytes)
		.split('\n')
		.filter((line) => line.trim() !== '');
	const values = lines.map(parseLine);
	const passes = values.filter(isHistoryEntry).map(knownFields);
	return {
		passes,
		skippedLines: lines.length - passes.length,
		isHistory: lines.length === 0 || passes.length > 0 || values.some(isOfNewer),
	};
};

const parseLine = (line: string): unknown => {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
};

const isOfNewer = (value: unknown): boolean =>
	isObject(value) && typeof value['version'] === 'number' && value['version'] > 1;

const strings = ['role', 'account', 'sessionName', 'principal', 'region', 'service', 'destination'] as const;
const times = ['issuedAt', 'sessionExpiresAt', 'linkExpiresAt'] as const;
const sources: readonly unknown[] = ['link', 'screen', 'last', 'preset'];

/** A later daypass may add fields: they do no harm, nothing is ever written back. */
const isHistoryEntry = (value: unknown): value is HistoryEntry =>
	isObject(value) &&
	value['version'] === 1 &&
	strings.every((field) => typeof value[field] === 'string') &&
	times.every((field) => typeof value[field] === 'string' && !Number.isNaN(Date.parse(value[field]))) &&
	typeof value['durationSeconds'] === 'number' &&
	Array.isArray(value['scope']) &&
	value['scope'].every((item) => typeof item === 'string') &&
	sources.includes(value['source']) &&
	(value['preset'] === undefined || typeof value['preset'] === 'string');
