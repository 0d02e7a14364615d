/**
 * A clock that goes ten times as fast for the program: the ten seconds it waits for an answer are one, and what would
 * wait for ever is still killed.
 */
export const hurried = (() => {
	const module = `const usual = globalThis.setTimeout;
const quick = (run, milliseconds, ...rest) => usual(run, milliseconds / 10, ...rest);
globalThis.setTimeout = Object.defineProperties(quick, Object.getOwnPropertyDescriptors(usual));`;
	return {NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(module)}`};
})();
