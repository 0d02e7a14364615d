import type {EventEmitter} from 'node:events';
import process from 'node:process';

/** Signals that ask the program to end, with 128 and their number: what a shell makes of a process that one ended. */
export const endingSignals = [
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGTERM', 143],
] as const;

export type ProcessListener = {
	/** A signal that asks the program to end. */
	readonly leave: (exitCode: number) => void;
	/** Something nobody caught: the terminal comes first, then the error. */
	readonly fail: (error: Error) => void;
	/** Somebody else sent what Ctrl-Z sends. */
	readonly stop: () => void;
	/** The process went on after a stop, whoever had stopped it. */
	readonly goOn: () => void;
};

/** Listens to what can happen to the whole process; returns how to stop listening. */
export const watchProcess = (
	{leave, fail, stop, goOn}: ProcessListener,
	events: EventEmitter = process,
): (() => void) => {
	const heard = [
		...endingSignals.map(([signal, exitCode]) => [signal, () => leave(exitCode)] as const),
		['SIGTSTP', stop] as const,
		['SIGCONT', goOn] as const,
		['uncaughtException', fail] as const,
	];
	for (const [event, listener] of heard) events.on(event, listener);
	return () => {
		for (const [event, listener] of heard) events.off(event, listener);
	};
};
