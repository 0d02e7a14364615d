import {cancelled, Failure, hasFailed} from './failure.ts';

/**
 * Runs something for at most `seconds`, and hands back what failed, being late included (code `timeout`), as a value.
 * The signal it is given aborts when the time is up or `outer` aborts; what does not listen to it is left behind.
 * `wait` takes the deadline away, for as long as a person is asked.
 * @throws Failure `cancelled` when `outer` aborts; what `run` throws and is no `Failure`.
 */
export const within = async <Result>(
	seconds: number,
	outer: AbortSignal,
	run: (signal: AbortSignal, wait: () => void) => Promise<Result>,
): Promise<Result | Failure> => {
	const controller = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const ended = new Promise<never>((_, reject) => {
		const end = (failure: Failure) => {
			reject(failure);
			controller.abort();
		};
		timer = setTimeout(() => end(tooLate(seconds)), seconds * 1000);
		if (outer.aborted) end(cancelled());
		else outer.addEventListener('abort', () => end(cancelled()), {once: true, signal: controller.signal});
	});
	try {
		return await Promise.race([ended, run(controller.signal, () => clearTimeout(timer))]);
	} catch (error) {
		if (hasFailed(error)) return error;
		throw error;
	} finally {
		clearTimeout(timer);
		controller.abort();
	}
};

const tooLate = (seconds: number) =>
	new Failure(
		'timeout',
		`No answer within ${seconds} seconds.`,
		'Check the network or the proxy and try again.',
	);
