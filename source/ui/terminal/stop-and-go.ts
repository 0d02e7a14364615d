import process from 'node:process';
import {takeHandlers} from '../../signal-handlers.ts';

/** How long to wait for a stop that may not come, in milliseconds. */
const grace = 200;

/**
 * Stops the whole job as the terminal's own Ctrl-Z would, and resolves when it goes on. In a process group that no
 * shell could continue the kernel drops the signal: then it goes on at once instead of waiting for ever.
 *
 * Nobody may listen to SIGTSTP meanwhile: a listener takes the signal, and nothing stops.
 */
export const stopAndGo = async (): Promise<void> => {
	// Windows has no jobs to stop.
	if (process.platform === 'win32') return;
	await new Promise<void>((resolve) => {
		const putBack = takeHandlers('SIGTSTP');
		const goOn = () => {
			clearTimeout(timer);
			process.off('SIGCONT', goOn);
			putBack();
			resolve();
		};
		const timer = setTimeout(goOn, grace);
		process.once('SIGCONT', goOn);
		process.kill(0, 'SIGTSTP');
	});
};
