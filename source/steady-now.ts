import process from 'node:process';

/**
 * A clock that does not go back: where this machine's is set back while the program runs, time goes on from where it
 * was, so that nobody is promised a link or a session for longer than it lasts. Set forward, or suspended, it follows.
 * @param wall Milliseconds since 1970.
 * @param running Milliseconds that the process has run, whatever becomes of the other.
 */
export const steadyNow = (
	wall: () => number = Date.now,
	running: () => number = () => process.uptime() * 1000,
): (() => number) => {
	let last = wall();
	let at = running();
	return () => {
		const now = running();
		last = Math.max(wall(), last + now - at);
		at = now;
		return Math.floor(last);
	};
};
