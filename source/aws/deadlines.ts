/** How long anything may take: nothing hangs, and nothing gives up on a slow line too soon. Milliseconds. */

/** Tries for one request, the first included. */
export const maxAttempts = 3;
export const connectTimeout = 5_000;
/** From sending a request to its whole answer; three of them stay under the forty seconds of the design. */
export const requestTimeout = 10_000;
