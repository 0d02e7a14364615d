import {performance} from 'node:perf_hooks';
import {describe, expect, test} from 'vitest';
import type {Steps} from '../../../source/policy/preview/steps.ts';
import {inSlices} from '../../../source/ui/runtime/in-slices.ts';

function* longWork(steps: number, done: () => void = () => {}): Steps<string> {
	for (let step = 0; step < steps; step += 1) {
		const end = performance.now() + 3;
		while (performance.now() < end);
		done();
		yield;
	}
	return 'done';
}

/** Something else that wants its turn, over and over. */
const somethingElse = () => {
	let turns = 0;
	let going = true;
	const turn = () => {
		turns += 1;
		if (going) setImmediate(turn);
	};
	setImmediate(turn);
	return {
		stop: () => {
			going = false;
			return turns;
		},
	};
};

describe('long work', () => {
	test('is done, with turns for everything else in between', async () => {
		const other = somethingElse();
		expect(await inSlices(longWork(40), new AbortController().signal)).toBe('done');
		expect(other.stop()).toBeGreaterThan(5);
	});

	test('ends early when nobody wants it any more', async () => {
		const controller = new AbortController();
		let steps = 0;
		const work = inSlices(
			longWork(1000, () => {
				steps += 1;
			}),
			controller.signal,
		);
		setImmediate(() => controller.abort());
		await expect(work).rejects.toMatchObject({kind: 'cancelled'});
		expect(steps).toBeLessThan(100);
	});
});
