import {type Step, tick, type Update} from './effect.ts';
import {createRunner} from './runner.ts';

export type Store<State, World> = {
	getState(): State;
	subscribe(listener: () => void): () => void;
	/** Everything that happened at once; drawn once. */
	send(...updates: readonly Update<State, World>[]): void;
	/** Stops jobs and clocks; whatever is sent afterwards is not heard. */
	stop(): void;
};

export type StoreOptions<State, World> = {
	readonly initial: State;
	/** What effects act on. */
	readonly world: World;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** What follows at once from a step: what is worked out from the rest of the state, what was waited for. */
	readonly settle: (next: Step<State, World>, before: State) => Step<State, World>;
	/** Milliseconds from one frame to the next if nothing happens. */
	readonly tickEvery: (state: State) => number;
};

/** A state and what happened, to the next state and what is to be done about it. Pure. */
export const advance = <State extends {readonly now: number}, World>(
	before: State,
	update: Update<State, World>,
	now: number,
	settle: StoreOptions<State, World>['settle'],
): Step<State, World> => settle(update({...before, now}), before);

/** Holds the state, lets what happens change it, and hands what is to be done to the runner. */
export const createStore = <State extends {readonly now: number}, World>({
	initial,
	world,
	now,
	settle,
	tickEvery,
}: StoreOptions<State, World>): Store<State, World> => {
	let state = initial;
	let stopped = false;
	let clock: NodeJS.Timeout | undefined;
	const listeners = new Set<() => void>();

	let depth = 0;
	const send = (...updates: readonly Update<State, World>[]) => {
		depth += 1;
		for (const update of updates) {
			if (stopped) break;
			const next = advance(state, update, now(), settle);
			state = next.state;
			for (const effect of next.effects) runner.run(effect);
		}
		depth -= 1;
		if (depth > 0 || stopped) return;
		for (const listener of listeners) listener();
		wind();
	};

	const runner = createRunner<State, World>(world, send);

	const wind = () => {
		clearTimeout(clock);
		const every = tickEvery(state);
		clock = setTimeout(() => send(tick), every - (state.now % every));
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
