import process from 'node:process';
import {main} from '../../source/commands/main.ts';
import type {Environment, Run} from './program.ts';
import {type WorldOptions, worldForTest} from './world.ts';

export type InProcessOptions = Omit<WorldOptions, 'env'> & {
	readonly env: Environment;
	/** Milliseconds; a command that takes longer ends with the code null, as one that had to be killed. */
	readonly deadline?: number;
};

/** What the SDK reads of the process itself, and Node for its clock. */
const ofProcess = /^(AWS_(?!SDK_)|DAYPASS_|HOME$|TZ$|LANG$|LC_|(https?|no|all)_proxy$)/i;

const useEnvironment = (env: Environment): (() => void) => {
	const before = {...process.env};
	const forget = () => {
		for (const name of Object.keys(process.env)) if (ofProcess.test(name)) delete process.env[name];
	};
	forget();
	Object.assign(process.env, env);
	return () => {
		for (const name of Object.keys(env)) if (!(name in before)) delete process.env[name];
		forget();
		Object.assign(process.env, before);
	};
};

let queue: Promise<unknown> = Promise.resolve();

/**
 * Runs one command line to its end as the program does, within the tests' own process: what only a process of its own
 * can show (streams, signals, what is loaded) is for `runProgram`. One after the other, since there is one environment.
 */
export const runInProcess = (words: readonly string[], options: InProcessOptions): Promise<Run> => {
	const run = queue.then(() => runAlone(words, options));
	queue = run.catch(() => {});
	return run;
};

const runAlone = async (
	words: readonly string[],
	{env, deadline = 60_000, ...options}: InProcessOptions,
): Promise<Run> => {
	const {world, stdout, stderr} = worldForTest({...options, env});
	const restore = useEnvironment(env);
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<null>((resolve) => {
		timer = setTimeout(() => resolve(null), deadline);
	});
	try {
		const code = await Promise.race([main(words, world), late]);
		return {code, stdout: stdout(), stderr: stderr()};
	} finally {
		clearTimeout(timer);
		restore();
	}
};
