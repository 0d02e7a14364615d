import type {Problem} from './problem.ts';

/** Something asked for: `since` is when, in milliseconds since 1970. */
export type Loadable<Value> =
	| {readonly status: 'loading'; readonly since: number}
	| {readonly status: 'ready'; readonly value: Value}
	| {readonly status: 'failed'; readonly problem: Problem};

export const ready = <Value>(value: Value): Loadable<Value> => ({status: 'ready', value});

export const readyValue = <Value>(loadable: Loadable<Value> | undefined): Value | undefined =>
	loadable?.status === 'ready' ? loadable.value : undefined;

/** Waiting is mentioned only once it can be felt. */
export const feltAfter = 500;

export const isFelt = (since: number, now: number): boolean => now - since >= feltAfter;
