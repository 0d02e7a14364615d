import type {Truth} from './truth.ts';

/** What is known of one condition key. */
export type KeyValue =
	| {readonly state: 'present'; readonly values: readonly string[]}
	| {readonly state: 'absent'}
	/** `why` is one of the uncertain truths; `mayBeAbsent` is false where the key is certainly there. */
	| {readonly state: 'uncertain'; readonly why: Truth; readonly mayBeAbsent: boolean};

/** Looks a condition key up by its lower-case name: key names are case-insensitive. */
export type Context = (key: string) => KeyValue;

export const absent: KeyValue = {state: 'absent'};

export const present = (...values: readonly string[]): KeyValue => ({state: 'present', values});

/** Keys AWS sets only where one of its services calls on somebody's behalf ("AWS global condition context keys"). */
const onlyFromServices = [
	'aws:calledvia',
	'aws:calledviafirst',
	'aws:calledvialast',
	'aws:principalservicename',
	'aws:principalservicenameslist',
	'aws:sourceaccount',
	'aws:sourcearn',
	'aws:sourceorgid',
	'aws:sourceorgpaths',
];

/**
 * What is known of every request that somebody makes at `now`, over TLS and with no AWS service in between ("AWS global
 * condition context keys"): lower-case key names and their values.
 */
export const directRequest = (now: Date): ReadonlyArray<readonly [key: string, value: KeyValue]> => [
	['aws:currenttime', present(now.toISOString().replace(/\.\d+Z$/, 'Z'))],
	['aws:epochtime', present(String(Math.floor(now.getTime() / 1000)))],
	['aws:securetransport', present('true')],
	['aws:viaawsservice', present('false')],
	['aws:principalisawsservice', present('false')],
	...onlyFromServices.map((key) => [key, absent] as const),
];
