import process from 'node:process';

/** 128 and the signal's number: what a shell makes of a process that a signal ended. */
const codes = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const;

type Signal = keyof typeof codes;

/** Leaves on the signals that ask a program to end; returns how to stop listening. */
export const exitOnSignals = (leave: (exitCode: number) => void): (() => void) => {
	const heard = (signal: NodeJS.Signals) => leave(codes[signal as Signal]);
	const signals = Object.keys(codes) as Signal[];
	for (const signal of signals) process.on(signal, heard);
	return () => {
		for (const signal of signals) process.off(signal, heard);
	};
};
