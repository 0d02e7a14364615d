import process from 'node:process';

/** How long to wait for a stop that may not come, in milliseconds. */
const grace = 200;

/**
 * Stops the whole job as the terminal's own Ctrl-Z would, and resolves when it goes on. In a process group that no
 * shell could continue the kernel drops the signal: then it goes on at once instead of waiting for ever.
 */
export const stopAndGo = async (): Promise<void> =>
	new Promise((resolve) => {
		const goOn = () => {
			clearTimeout(timer);
			process.off('SIGCONT', goOn);
			resolve();
		};
		const timer = setTimeout(goOn, grace);
		process.once('SIGCONT', goOn);
		process.kill(0, 'SIGTSTP');
	});
