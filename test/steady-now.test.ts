import {expect, test} from 'vitest';
import {steadyNow} from '../source/steady-now.ts';

const minute = 60_000;

test.each([
	['time passes', {wall: minute, running: minute}, minute],
	['the machine was suspended', {wall: 90 * minute, running: minute}, 90 * minute],
	['the clock was set forward', {wall: 61 * minute, running: minute}, 61 * minute],
	['the clock was set back', {wall: -59 * minute, running: minute}, minute],
	['the clock was set back a little', {wall: minute - 1, running: minute}, minute],
])('where %s', (_, by, expected) => {
	let [wall, running] = [1_000_000_000_000, 5.5];
	const now = steadyNow(
		() => wall,
		() => running,
	);
	wall += by.wall;
	running += by.running;
	expect(now()).toBe(1_000_000_000_000 + expected);
	wall += minute;
	running += minute;
	expect(now()).toBe(1_000_000_000_000 + expected + minute);
});
