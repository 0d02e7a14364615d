import type {ChildProcess} from 'node:child_process';

/** A browser that runs already is told at once; one that starts stays. Milliseconds. */
const longEnough = 1500;

/** False when a program could not be started or soon ended with a failure; true once it ended well, or stays. */
export const startedWell = (child: ChildProcess): Promise<boolean> =>
	new Promise((resolve) => {
		const settle = (well: boolean) => {
			clearTimeout(timer);
			child.unref();
			resolve(well);
		};
		const timer = setTimeout(() => settle(true), longEnough);
		child.once('error', () => settle(false));
		child.once('exit', (code) => settle(code === 0));
		if (child.exitCode !== null) settle(child.exitCode === 0);
	});
