import {type AppState, withToast} from './app-state.ts';
import type {Jobs} from './jobs.ts';
import type * as runtime from './runtime/effect.ts';
import {later, tick} from './runtime/effect.ts';
import {spinnerDelay} from './runtime/loadable.ts';
import type {Problem} from './runtime/problem.ts';

/** What the screen wants of the terminal it is drawn on. */
export type Host = {
	leave(exitCode: number): void;
	/** Ctrl-Z: gives the terminal back and stops until `fg`. */
	suspend(): void;
	/** The link with nothing around it, until a key is pressed. */
	showAlone(url: string): void;
	redraw(): void;
};

export type World = {readonly jobs: Jobs; readonly host: Host};

export type Effect = runtime.Effect<AppState, World>;
export type Step = runtime.Step<AppState, World>;
export type Update = runtime.Update<AppState, World>;

export const step = (state: AppState, ...effects: readonly Effect[]): Step => ({state, effects});

/** Draws again once a wait that begins now has become long enough to be mentioned. */
export const spinnerSoon: Effect = later('spinner', spinnerDelay, tick);

/** What was not done is said in passing. */
const saidInPassing = (state: AppState, {message, hint}: Problem): Step =>
	step(withToast(state, false, `${message} ${hint}`.trim()));

type Job<Args, Answer> = {
	/** Asks for it; `send` tells what is known on the way. */
	readonly run: (
		jobs: Jobs,
		args: Args,
		signal: AbortSignal,
		send: (update: Update) => void,
	) => Promise<Answer>;
	/** What its answer makes of the state. */
	readonly done: (state: AppState, answer: Answer, args: Args) => Step;
	/** @default said in passing */
	readonly failed?: (state: AppState, problem: Problem, args: Args) => Step;
	/** The task's name: a second one of it takes the first one's place. @default the job's */
	readonly task?: (args: Args) => string;
};

/** A job and what becomes of it, in one place: what is asked of whom, and what the answer makes of the state. */
export const job =
	<Name extends string, Args extends object, Answer>(name: Name, spec: Job<Args, Answer>) =>
	(args: Args) => ({
		...args,
		do: name,
		run: ({start, world: {jobs}}: Pick<runtime.Runtime<AppState, World>, 'start' | 'world'>) => {
			const {run, done, failed = saidInPassing, task = () => name} = spec;
			void start({
				name: task(args),
				run: async (signal, send) => {
					const answer = await run(jobs, args, signal, send);
					send((state) => done(state, answer, args));
				},
				failed: (problem) => (state) => failed(state, problem, args),
			});
		},
	});

/** Something done to the terminal, at once. */
const hostEffect =
	<Name extends string, Args extends object>(name: Name, act: (host: Host, args: Args) => void) =>
	(args: Args) => ({...args, do: name, run: ({world}: {readonly world: World}) => act(world.host, args)});

export const leave = hostEffect('leave', (host, {exitCode}: {readonly exitCode: number}) =>
	host.leave(exitCode),
);
export const suspend = hostEffect('suspend', (host) => host.suspend())({});
export const redraw = hostEffect('redraw', (host) => host.redraw())({});
export const showAlone = hostEffect('show-alone', (host, {url}: {readonly url: string}) =>
	host.showAlone(url),
);
