import {isCancelled} from '../../failure.ts';
import type {Effect, Runtime, Update} from './effect.ts';
import {problemFrom} from './problem.ts';

export type Runner<State, World> = {
	run(effect: Effect<State, World>): void;
	/** Stops everything that is under way. */
	stop(): void;
};

/** The only place that runs effects: what the reducers want done is done here, and what came of it is sent back. */
export const createRunner = <State, World>(
	world: World,
	send: (update: Update<State, World>) => void,
): Runner<State, World> => {
	const running = new Map<string, AbortController>();
	const timers = new Map<string, NodeJS.Timeout>();

	const cancel = (name: string) => {
		running.get(name)?.abort();
		running.delete(name);
	};

	const runtime: Runtime<State, World> = {
		world,
		send,
		cancel,
		start: async ({name, run, failed}) => {
			cancel(name);
			const controller = new AbortController();
			const {signal} = controller;
			running.set(name, controller);
			const tell = (update: Update<State, World>) => {
				if (!signal.aborted) send(update);
			};
			try {
				await run(signal, tell);
			} catch (error) {
				if (!isCancelled(error)) tell(failed(problemFrom(error)));
			} finally {
				if (running.get(name) === controller) running.delete(name);
			}
		},
		later: (name, after, update) => {
			clearTimeout(timers.get(name));
			timers.set(
				name,
				setTimeout(() => send(update), after),
			);
		},
	};

	return {
		run: (effect) => effect.run(runtime),
		stop: () => {
			for (const controller of running.values()) controller.abort();
			for (const timer of timers.values()) clearTimeout(timer);
		},
	};
};
