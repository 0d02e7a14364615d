/** What gives a program a clock that goes so many times as fast. */
const clock = (speed: number) => {
	const module = `const usual = globalThis.setTimeout;
const changed = (run, milliseconds, ...rest) => usual(run, milliseconds / ${speed}, ...rest);
globalThis.setTimeout = Object.defineProperties(changed, Object.getOwnPropertyDescriptors(usual));`;
	return {NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(module)}`};
};

/**
 * A clock that goes ten times as fast for the program: the ten seconds it waits for an answer are one, and what would
 * wait for ever is still killed.
 */
export const hurried = clock(10);

/** A clock that goes a tenth as fast: what the program waits for a moment is there, however busy this machine is. */
export const patient = clock(0.1);

/** A clock that all but stands: what waits for a moment to pass waits as long as a test does. */
export const standing = clock(0.001);
