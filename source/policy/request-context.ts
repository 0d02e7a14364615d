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
