import {expect, test} from 'vitest';
import {within} from '../source/deadline.ts';
import {Failure} from '../source/failure.ts';

const nobody = () => new AbortController().signal;
const never = () => new Promise<never>(() => {});

test('an answer in time is handed back', async () => {
	expect(await within(60, nobody(), async () => 'answer')).toBe('answer');
});

test('what fails is handed back as a value', async () => {
	const failure = new Failure('unknown-region', 'No.');
	expect(await within(60, nobody(), () => Promise.reject(failure))).toBe(failure);
});

test('what is late is a failure, and is told to stop', async () => {
	let told: AbortSignal | undefined;
	const outcome = await within(0.01, nobody(), (signal) => {
		told = signal;
		return never();
	});
	expect(outcome).toBeInstanceOf(Failure);
	expect(outcome).toMatchObject({kind: 'aws', code: 'timeout'});
	expect(told?.aborted).toBe(true);
});

test('who waits for a person has all the time of the world', async () => {
	const outcome = await within(0.01, nobody(), async (_, wait) => {
		wait();
		await within(0.05, nobody(), never);
		return 'answer';
	});
	expect(outcome).toBe('answer');
});

test.each([
	['before', true],
	['while it runs', false],
])('cancelling %s it ends it', async (_, before) => {
	const controller = new AbortController();
	if (before) controller.abort();
	const outcome = within(60, controller.signal, never);
	controller.abort();
	await expect(outcome).rejects.toMatchObject({kind: 'cancelled'});
});

test('a mistake of the program’s own is not taken for a finding', async () => {
	await expect(within(60, nobody(), () => Promise.reject(new TypeError('oops')))).rejects.toThrow(TypeError);
});
