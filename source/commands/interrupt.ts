import process from 'node:process';

/**
 * Aborts when the user presses Ctrl-C: what runs gets the chance to end in a `cancelled` failure and exit code 130.
 * A second Ctrl-C ends the process at once.
 */
export const interruptSignal = (): AbortSignal => {
	const controller = new AbortController();
	process.once('SIGINT', () => {
		process.once('SIGINT', () => process.exit(130));
		controller.abort();
	});
	return controller.signal;
};
