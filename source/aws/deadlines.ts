/** How long anything may take: nothing hangs, and nothing gives up on a slow line too soon. Milliseconds. */

/** Tries for one request, the first included. */
export const maxAttempts = 3;
export const connectTimeout = 5_000;
/** From sending a request to its whole answer; three of them stay under the forty seconds a command may take. */
export const requestTimeout = 10_000;
/** For whatever hands out the caller's own credentials: a process, a profile's role, a portal. */
export const credentialsTimeout = 30_000;
/** What only makes a sentence better, a suggestion or an explanation, may not keep anybody waiting. */
const courtesyTimeout = 5_000;

/**
 * For reads that only make a sentence better: ends by itself soon, and with the signal it is given. Made by hand: what
 * AbortSignal.any takes from AbortSignal.timeout Node 20 may collect before it fires (nodejs/node#57736).
 */
export const briefly = (signal: AbortSignal | undefined): AbortSignal => {
	const controller = new AbortController();
	const end = () => controller.abort();
	setTimeout(end, courtesyTimeout).unref();
	signal?.addEventListener('abort', end, {once: true});
	if (signal?.aborted) end();
	return controller.signal;
};
