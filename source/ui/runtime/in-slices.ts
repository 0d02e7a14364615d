import {performance} from 'node:perf_hooks';
import {setImmediate} from 'node:timers/promises';
import {cancelled} from '../../failure.ts';
import type {Steps} from '../../policy/preview/steps.ts';

/** Milliseconds of work at a time: half a frame, so that no key waits for it. */
const slice = 8;

/** Does the work and lets keys and frames come in between; rejects when the signal aborts. */
export const inSlices = async <Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> => {
	for (;;) {
		const end = performance.now() + slice;
		while (performance.now() < end) {
			const {done, value} = steps.next();
			if (done) return value;
		}
		await setImmediate();
		if (signal.aborted) throw cancelled();
	}
};
