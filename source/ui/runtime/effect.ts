import type {Problem} from './problem.ts';

/** What happened, as what it makes of the state. Pure. */
export type Update<State, World> = (state: State) => Step<State, World>;

export type Step<State, World> = {
	readonly state: State;
	readonly effects: readonly Effect<State, World>[];
};

/** Something to be done: its name, and the thunk that the runtime runs. */
export type Effect<State, World> = {
	readonly do: string;
	readonly run: (runtime: Runtime<State, World>) => void;
};

/** Work that waits for somebody else, and can be stopped by its name. */
export type Task<State, World> = {
	readonly name: string;
	readonly run: (signal: AbortSignal, send: (update: Update<State, World>) => void) => Promise<void>;
	/** What its failure makes of the state. */
	readonly failed: (problem: Problem) => Update<State, World>;
};

/** What an effect is given. */
export type Runtime<State, World> = {
	readonly world: World;
	send(update: Update<State, World>): void;
	/** A second task of a name takes the first one's place; nothing cancelled is heard of again. */
	start(task: Task<State, World>): Promise<void>;
	/** Stops the task of that name and whatever it has asked for. */
	cancel(task: string): void;
	/** Sends after some milliseconds; a later one of the same name takes its place. */
	later(name: string, after: number, update: Update<State, World>): void;
};

/** Nothing but time has passed. */
export const tick = <State>(state: State) => ({state, effects: []});

export const cancel = (task: string) => ({
	do: 'cancel' as const,
	task,
	run: (runtime: Pick<Runtime<never, never>, 'cancel'>) => runtime.cancel(task),
});

export const later = <State, World>(name: string, after: number, update: Update<State, World>) => ({
	do: 'later' as const,
	name,
	after,
	run: (runtime: Pick<Runtime<State, World>, 'later'>) => runtime.later(name, after, update),
});
