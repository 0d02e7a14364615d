import process from 'node:process';

/** Takes the process's handlers of Ctrl-C away, in the place of which another may stand; the answer puts them back. */
export const takeSigintHandlers = (): (() => void) => {
	const listeners = process.rawListeners('SIGINT') as NodeJS.SignalsListener[];
	process.removeAllListeners('SIGINT');
	return () => {
		for (const listener of listeners) process.on('SIGINT', listener);
	};
};
