import {describe, expect, test, vi} from 'vitest';
import {Failure} from '../../../source/failure.ts';
import {cancel, later, type Task, type Update} from '../../../source/ui/runtime/effect.ts';
import type {Problem} from '../../../source/ui/runtime/problem.ts';
import {createRunner} from '../../../source/ui/runtime/runner.ts';
import {exampleJobs, gate} from '../support/jobs.ts';
import {playOn} from '../support/played.ts';

type Heard = readonly (string | Problem)[];

const hear =
	(what: string | Problem): Update<Heard, undefined> =>
	(state) => ({state: [...state, what], effects: []});

/** A runner whose state is what was heard of. */
const runner = () => {
	let heard: Heard = [];
	const {run, stop} = createRunner<Heard, undefined>(undefined, (update) => {
		heard = update(heard).state;
	});
	const start = (name: string, work: Task<Heard, undefined>['run']) =>
		run({do: name, run: (runtime) => void runtime.start({name, run: work, failed: hear})});
	const hears = (...what: Heard) =>
		vi.waitFor(() => expect(heard).toEqual(what), {timeout: 10_000, interval: 2});
	return {run, stop, start, hears, heard: () => heard};
};

/** Whatever is still to be heard has been heard. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));

describe('a task', () => {
	test('that is cancelled is stopped, and nothing of it is heard of again', async () => {
		const signals: AbortSignal[] = [];
		const held = gate();
		const {run, start, heard} = runner();
		start('verify', async (signal, send) => {
			signals.push(signal);
			await held.pass(signal);
			send(hear('verified'));
		});
		run(cancel('verify'));
		expect(signals[0]?.aborted).toBe(true);
		held.open();
		await quiet();
		expect(heard()).toEqual([]);
	});

	test.each(['answers', 'fails'])('that %s after it was cancelled is not heard of', async (how) => {
		const held = gate();
		const {run, start, heard} = runner();
		start('judge', async (_signal, send) => {
			await held.opened;
			if (how === 'fails') throw new Error('too late');
			send(hear('judged'));
		});
		run(cancel('judge'));
		held.open();
		await quiet();
		expect(heard()).toEqual([]);
	});

	test('takes the place of one of the same name', async () => {
		const held = gate();
		const {start, hears, heard} = runner();
		start('judge', async (signal, send) => {
			await held.pass(signal);
			send(hear('first'));
		});
		start('judge', async (_signal, send) => send(hear('second')));
		await hears('second');
		held.open();
		await quiet();
		expect(heard()).toEqual(['second']);
	});

	test('of another name goes on beside it', async () => {
		const held = gate();
		const {start, hears} = runner();
		for (const name of ['A', 'B']) {
			start(name, async (signal, send) => {
				await held.pass(signal);
				send(hear(name));
			});
		}
		held.open();
		await hears('A', 'B');
	});

	test('that fails is heard of in words, without a word of the error’s own', async () => {
		const {start, hears} = runner();
		start('mint', async () => {
			throw new Failure('access-denied', 'AWS said \u001B[31mno.', 'Ask.');
		});
		await hears({code: 'access-denied', message: 'AWS said no.', hint: 'Ask.'});
	});

	test('is stopped with everything else', async () => {
		const held = gate();
		const {run, start, stop, heard} = runner();
		start('read', async (signal, send) => {
			await held.pass(signal);
			send(hear('read'));
		});
		run(later('tick', 0, hear('tick')));
		stop();
		held.open();
		await quiet();
		expect(heard()).toEqual([]);
	});

	test('a later one of a name takes the earlier one’s place', async () => {
		const {run, hears} = runner();
		run(later('soon', 0, hear('first')));
		run(later('soon', 0, hear('second')));
		await hears('second');
	});
});

test('changes of presets happen one after the other, and what is then there is shown', async () => {
	const {jobs} = exampleJobs();
	const done: string[] = [];
	const played = playOn();
	played.press('p', 'd');
	const wanted = played.wanted('change-presets');
	expect(wanted?.change.steps.map(({step}) => step)).toEqual(['save', 'move']);
	const {run} = createRunner(
		{
			jobs: {
				...jobs,
				savePreset: async (saved, options) => {
					done.push(`save ${saved.name}`);
					return jobs.savePreset(saved, options);
				},
				movePreset: async (name, to) => {
					done.push(`move ${name} to ${to}`);
					return jobs.movePreset(name, to);
				},
			},
			host: {leave: () => {}, suspend: () => {}, showAlone: () => {}, redraw: () => {}},
		},
		played.apply,
	);
	if (wanted !== undefined) run(wanted);
	await vi.waitFor(() => expect(played.state().toast?.message).toBe('audit-2 is a copy of audit.'));
	expect(done).toEqual(['save audit-2', 'move audit-2 to 1']);
	expect(played.state().presets.list.map(({name}) => name)).toEqual(['audit', 'audit-2', 'oncall']);
	expect(played.top()).toMatchObject({cursor: {index: 1}});
});
