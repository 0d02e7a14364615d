import {describe, expect, test, vi} from 'vitest';
import {Failure} from '../../../source/failure.ts';
import type {Jobs} from '../../../source/ui/jobs.ts';
import {task} from '../../../source/ui/runtime/effects.ts';
import {createEffectRunner} from '../../../source/ui/runtime/run-effects.ts';
import type {AppEvent} from '../../../source/ui/state/events.ts';
import {preset, role} from '../support/example.ts';
import {exampleJobs, gate} from '../support/jobs.ts';

const runner = (changes: Partial<Jobs>) => {
	const heard: AppEvent[] = [];
	const host = {leave: () => {}, suspend: () => {}, showAlone: () => {}, redraw: () => {}};
	const {run, stop} = createEffectRunner(exampleJobs(changes).jobs, host, (event) => heard.push(event));
	const hears = (...types: readonly AppEvent['type'][]) =>
		vi.waitFor(() => expect(heard.map(({type}) => type)).toEqual(types), {timeout: 10_000, interval: 2});
	return {run, stop, heard, hears};
};

/** Whatever is still to be heard has been heard. */
const quiet = () => new Promise((resolve) => setImmediate(resolve));

describe('a job', () => {
	test('that is cancelled is stopped, and nothing of it is heard of again', async () => {
		const signals: AbortSignal[] = [];
		const held = gate();
		const {run, heard} = runner({
			verify: async (asked, _secrets, signal) => {
				signals.push(signal);
				await held.pass(signal);
				return asked;
			},
		});
		run({do: 'verify', role: role('Audit')});
		run({do: 'cancel', task: task.verify(role('Audit').arn)});
		expect(signals[0]?.aborted).toBe(true);
		held.open();
		await quiet();
		expect(heard).toEqual([]);
	});

	test.each(['answers', 'fails'])('that %s after it was cancelled is not heard of', async (how) => {
		const held = gate();
		const {run, heard} = runner({
			judgeTyped: async (arn) => {
				await held.opened;
				if (how === 'fails') throw new Error('too late');
				return role(arn);
			},
		});
		run({do: 'judge', role: 'slow'});
		run({do: 'cancel', task: task.judge});
		held.open();
		await quiet();
		expect(heard).toEqual([]);
	});

	test('takes the place of one of the same name', async () => {
		const held = gate();
		let calls = 0;
		const {run, hears, heard} = runner({
			judgeTyped: async (arn, signal) => {
				calls += 1;
				if (calls === 1) await held.pass(signal);
				return role(arn);
			},
		});
		run({do: 'judge', role: 'first'});
		run({do: 'judge', role: 'second'});
		await hears('judged');
		held.open();
		await quiet();
		expect(heard).toMatchObject([{type: 'judged', role: {name: 'second'}}]);
	});

	test('of another name goes on beside it', async () => {
		const {run, hears} = runner({});
		run({do: 'read-policies', role: role('A')});
		run({do: 'read-policies', role: role('B')});
		await hears('policies', 'policies');
	});

	test('that fails is heard of in words, without a word of the error’s own', async () => {
		const {run, hears, heard} = runner({
			mint: async () => {
				throw new Failure('access-denied', 'AWS said \u001B[31mno.', 'Ask.');
			},
		});
		const {name: _name, ...request} = preset('audit');
		run({do: 'mint', request, secrets: {}});
		await hears('mint-failed');
		expect(heard[0]).toEqual({
			type: 'mint-failed',
			problem: {code: 'access-denied', message: 'AWS said [31mno.', hint: 'Ask.'},
		});
	});

	test('is stopped with everything else', async () => {
		const held = gate();
		const {run, stop, heard} = runner({
			async *roles(signal) {
				await held.pass(signal);
				yield {roles: [], complete: true, notices: [], doing: ''};
			},
		});
		run({do: 'read-roles'});
		run({do: 'later', name: 'x', after: 0, event: {type: 'tick'}});
		stop();
		held.open();
		await quiet();
		expect(heard).toEqual([]);
	});
});

test('changes of presets happen one after the other, and what is then there is told', async () => {
	const {run, hears, heard} = runner({});
	run({
		do: 'change-presets',
		change: {
			steps: [
				{step: 'save', preset: preset('new'), replace: false},
				{step: 'rename', name: 'audit', to: 'older'},
				{step: 'move', name: 'new', toIndex: 0},
				{step: 'remove', name: 'oncall'},
			],
			say: {ok: true, message: 'Done.'},
			choose: 'new',
		},
	});
	await hears('presets-changed');
	expect(heard[0]).toMatchObject({
		presets: [{name: 'new'}, {name: 'older'}],
		told: {ok: true, message: 'Done.'},
		choose: 'new',
	});
});
