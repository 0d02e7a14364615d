import {vi} from 'vitest';

/**
 * How long a test waits, in milliseconds, for what it expects: what is there at once on an idle machine, on a busy one
 * not.
 */
export const patience = 30_000;

/** Waits until something is so, and fails where it never is. */
export const until = (isSo: () => boolean): Promise<boolean> =>
	vi.waitUntil(isSo, {timeout: patience, interval: 5});
