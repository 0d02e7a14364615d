import type {Problem} from './problem.ts';

/** Something asked for: `since` is when, in milliseconds since 1970. */
export type Loadable<Value> =
	| {readonly status: 'loading'; readonly since: number}
	| {readonly status: 'ready'; readonly value: Value}
	| {readonly status: 'failed'; readonly problem: Problem};

export const ready = <Value>(value: Value): Loadable<Value> => ({status: 'ready', value});

export const readyValue = <Value>(loadable: Loadable<Value> | undefined): Value | undefined =>
	loadable?.status === 'ready' ? loadable.value : undefined;

/** What is wrong with the first that failed. */
export const problemIn = (...all: ReadonlyArray<Loadable<unknown> | undefined>): Problem | undefined =>
	all.find((one) => one?.status === 'failed')?.problem;

/** Milliseconds before a wait is mentioned: what is there sooner would only flicker. */
export const spinnerDelay = 500;

export const needsSpinner = (since: number, now: number): boolean => now - since >= spinnerDelay;
