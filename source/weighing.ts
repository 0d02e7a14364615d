import {setImmediate} from 'node:timers/promises';
import {cancelled} from './failure.ts';
import {takeHandlers} from './signal-handlers.ts';

/**
 * Does work that lets nothing else happen, as weighing a foreign policy may for seconds: a handler of Ctrl-C would only
 * be heard when it is done, so meanwhile there is none, and Ctrl-C ends the process at once. For commands alone: a
 * screen has a terminal to give back.
 * @throws Failure `cancelled` where somebody had called it off before.
 */
export const weighing = async <Result>(work: () => Result, signal: AbortSignal): Promise<Result> => {
	// What was pressed until now is heard first.
	await setImmediate();
	if (signal.aborted) throw cancelled();
	const putBack = takeHandlers('SIGINT');
	try {
		return work();
	} finally {
		putBack();
	}
};
