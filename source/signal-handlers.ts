import process from 'node:process';

/**
 * Takes the process's handlers of a signal away, in the place of which another may stand; the answer puts them back.
 */
export const takeHandlers = (signal: NodeJS.Signals): (() => void) => {
	const handlers = process.rawListeners(signal) as NodeJS.SignalsListener[];
	process.removeAllListeners(signal);
	return () => {
		for (const handler of handlers) process.on(signal, handler);
	};
};
