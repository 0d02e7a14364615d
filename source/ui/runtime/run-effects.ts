import {Failure} from '../../failure.ts';
import type {Jobs} from '../jobs.ts';
import type {AppEvent} from '../state/events.ts';
import type {Effect} from './effects.ts';
import {problemFrom} from './problem.ts';
import {type Task, taskFor} from './tasks.ts';

/** What the screen wants of the terminal it is drawn on. */
export type Host = {
	leave(exitCode: number): void;
	/** Ctrl-Z: gives the terminal back and stops until `fg`. */
	suspend(): void;
	/** The link with nothing around it, until a key is pressed. */
	showAlone(url: string): void;
	redraw(): void;
};

export type EffectRunner = {
	run(effect: Effect): void;
	/** Stops everything that is under way. */
	stop(): void;
};

/** The only place that runs jobs: what the reducers want done is done here, and what came of it is sent back. */
export const createEffectRunner = (jobs: Jobs, host: Host, send: (event: AppEvent) => void): EffectRunner => {
	const running = new Map<string, AbortController>();
	const timers = new Map<string, NodeJS.Timeout>();

	/** A second task of a name takes the first one's place; nothing cancelled is heard of again. */
	const start = async ({name, run, failed}: Task): Promise<void> => {
		cancel(name);
		const controller = new AbortController();
		const {signal} = controller;
		running.set(name, controller);
		const tell = (event: AppEvent) => {
			if (!signal.aborted) send(event);
		};
		try {
			await run(signal, tell);
		} catch (error) {
			if (!(error instanceof Failure && error.kind === 'cancelled')) tell(failed(problemFrom(error)));
		} finally {
			if (running.get(name) === controller) running.delete(name);
		}
	};

	const cancel = (name: string) => {
		running.get(name)?.abort();
		running.delete(name);
	};

	const later = (name: string, after: number, event: AppEvent) => {
		clearTimeout(timers.get(name));
		timers.set(
			name,
			setTimeout(() => send(event), after),
		);
	};

	const run = (effect: Effect) => {
		switch (effect.do) {
			case 'cancel':
				cancel(effect.task);
				break;
			case 'later':
				later(effect.name, effect.after, effect.event);
				break;
			case 'write-note':
				send({type: 'note', text: jobs.note(effect.pass, effect.can)});
				break;
			case 'show-alone':
				host.showAlone(effect.url);
				break;
			case 'suspend':
				host.suspend();
				break;
			case 'redraw':
				host.redraw();
				break;
			case 'leave':
				host.leave(effect.exitCode);
				break;
			default:
				void start(taskFor(effect, jobs));
		}
	};

	return {
		run,
		stop: () => {
			for (const controller of running.values()) controller.abort();
			for (const timer of timers.values()) clearTimeout(timer);
		},
	};
};
