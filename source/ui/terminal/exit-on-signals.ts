import process from 'node:process';

/** 128 and the signal's number: what a shell makes of a process that a signal ended. */
const codes = [
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGTERM', 143],
] as const;

/** Leaves on the signals that ask a program to end; returns how to stop listening. */
export const exitOnSignals = (leave: (exitCode: number) => void): (() => void) => {
	const heard = codes.map(([signal, exitCode]) => [signal, () => leave(exitCode)] as const);
	for (const [signal, listener] of heard) process.on(signal, listener);
	return () => {
		for (const [signal, listener] of heard) process.off(signal, listener);
	};
};
