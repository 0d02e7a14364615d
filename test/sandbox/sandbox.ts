import {onTestFinished} from 'vitest';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/server.ts';

/** An imitation for one test, closed when the test is over. */
export const sandboxForTest = async (options: SandboxOptions = {}): Promise<Sandbox> => {
	const sandbox = await startSandbox(options);
	onTestFinished(() => sandbox.close());
	return sandbox;
};

/** A clock that a test moves by hand. It starts at the true time, which is what the SDK signs with. */
export const movableClock = () => {
	let ahead = 0;
	return {
		now: () => Date.now() + ahead,
		pass(seconds: number) {
			ahead += seconds * 1000;
		},
	};
};
