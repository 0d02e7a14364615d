/**
 * `npx vitest bench test/bench/cursor`: from a key to its frame in a list of 1,000 roles, while the policies of the
 * role before have just arrived and its preview is being worked out. No key may wait for that.
 */
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {setImmediate, setTimeout} from 'node:timers/promises';
import {bench, describe} from 'vitest';
import type {Jobs} from '../../source/ui/jobs.ts';
import {runScreen} from '../../source/ui/run-screen.ts';
import {themeFor} from '../../source/ui/theme.ts';
import {role} from '../ui/support/example.ts';
import {exampleJobs, gate, progress} from '../ui/support/jobs.ts';
import {openTty} from '../ui/support/tty.ts';
import {awsManaged} from './aws-policies.ts';

const names = Array.from({length: 1000}, (_, index) => `role-${String(index).padStart(4, '0')}`);
const policies = awsManaged(['ReadOnlyAccess', 'SecurityAudit', 'ViewOnlyAccess']);

/** Milliseconds that IAM takes for a role's policies. */
const reading = 300;

/** Rests of a cursor between keys, milliseconds: previews begin after 150 of them, and take their time. */
const rests = Array.from({length: 24}, (_, index) => 140 + ((index * 35) % 120));

/** A clock that runs only while somebody waits for a frame. */
const stopwatch = (clock: () => number) => {
	let waited = 0;
	return {
		now: () => waited,
		during: async (wait: () => Promise<void>) => {
			const start = clock();
			await wait();
			waited += clock() - start;
		},
	};
};

const processor = () => {
	const {user, system} = process.cpuUsage();
	return (user + system) / 1000;
};

const open = (clock: () => number, policiesOf: Jobs['policies']) => {
	const tty = openTty(120, 40);
	const {jobs} = exampleJobs({
		async *roles() {
			yield progress(names.map((name) => role(name)));
		},
		policies: policiesOf,
	});
	const {stdin, terminal} = tty;
	const ended = runScreen({jobs, stdin, terminal, theme: () => themeFor(terminal, process.env)});
	const watch = stopwatch(clock);
	let at = 0;
	const shown = async () => {
		for (;;) {
			await tty.drawn();
			if (tty.screen().includes(`▸ ✓ ${names[at]}`)) return;
			await setImmediate();
		}
	};
	return {
		now: watch.now,
		press: async () => {
			await shown();
			await setTimeout(rests[at % rests.length]);
			at += 1;
			tty.press('j');
			await watch.during(shown);
		},
		leave: async () => {
			tty.press('q');
			await ended;
		},
	};
};

const never: Jobs['policies'] = (_role, signal) =>
	gate()
		.pass(signal)
		.then(() => never(_role, signal));
const slowly: Jobs['policies'] = async (_role, signal) => {
	await setTimeout(reading, undefined, {signal});
	return {policies, complete: true, notices: []};
};

const settings = {time: 0, iterations: 48, warmupTime: 0, warmupIterations: 6};

describe.each([
	['milliseconds from a key to its frame', () => performance.now()],
	['milliseconds of the processor from a key to its frame', processor],
] as const)('%s, 1,000 roles', (_, clock) => {
	describe.each([
		['while previews are worked out', slowly],
		['while policies are waited for', never],
	] as const)('', (name, policiesOf) => {
		let screen: ReturnType<typeof open> | undefined;
		bench(name, () => screen?.press(), {
			...settings,
			now: () => screen?.now() ?? 0,
			setup: (_task, mode) => {
				if (mode === 'warmup') screen = open(clock, policiesOf);
			},
			teardown: async (_task, mode) => {
				if (mode === 'run') await screen?.leave();
			},
		});
	});
});
