import {cancelled} from '../failure.ts';

/** The answer, unless the wait for it is cut short: what looks for credentials can't be told to stop. */
export const unlessAborted = <T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
	if (!signal) return answer;
	const aborted = new Promise<never>((_, reject) => {
		const end = () => reject(cancelled());
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, {once: true});
	});
	return Promise.race([answer, aborted]);
};
