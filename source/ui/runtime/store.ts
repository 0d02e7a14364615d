import type {Jobs} from '../jobs.ts';
import type {AppState} from '../state/app-state.ts';
import type {AppEvent} from '../state/events.ts';
import {update} from '../state/update.ts';
import {createEffectRunner, type Host} from './run-effects.ts';
import {untilTick} from './ticking.ts';

export type Store = {
	getState(): AppState;
	subscribe(listener: () => void): () => void;
	/** Everything that happened at once; drawn once. */
	send(...events: readonly AppEvent[]): void;
	/** Stops jobs and clocks; whatever is sent afterwards is not heard. */
	stop(): void;
};

/** Holds the state, lets the reducers change it, and hands what they want done to the effect runner. */
export const createStore = (initial: AppState, jobs: Jobs, host: Host): Store => {
	let state = initial;
	let stopped = false;
	let clock: NodeJS.Timeout | undefined;
	const listeners = new Set<() => void>();

	let depth = 0;
	const send = (...events: readonly AppEvent[]) => {
		depth += 1;
		for (const event of events) {
			if (stopped) break;
			const next = update(state, event, jobs.now());
			state = next.state;
			for (const effect of next.effects) runner.run(effect);
		}
		depth -= 1;
		if (depth > 0 || stopped) return;
		for (const listener of listeners) listener();
		wind();
	};

	const runner = createEffectRunner(jobs, host, send);

	const wind = () => {
		clearTimeout(clock);
		clock = setTimeout(() => send({type: 'tick'}), untilTick(state));
	};

	return {
		getState: () => state,
		subscribe: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		send,
		stop: () => {
			stopped = true;
			clearTimeout(clock);
			runner.stop();
		},
	};
};
