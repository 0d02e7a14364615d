import {spawn} from 'node:child_process';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {type Environment, programFile} from './program.ts';

/** `daypass demo serve`, as it is left running in a second terminal. */
export const startDemoServe = async (env: Environment) => {
	const child = spawn(process.execPath, [programFile, 'demo', 'serve'], {
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const ended = new Promise<number | null>((resolve) => {
		child.once('close', resolve);
	});
	const variables: Record<string, string> = {};
	createInterface(child.stdout).on('line', (line) => {
		const [, name, value] = /^export (\w+)='([^']*)'$/.exec(line) ?? [];
		if (name !== undefined && value !== undefined) variables[name] = value;
	});
	await new Promise<void>((resolve, reject) => {
		createInterface(child.stderr).on('line', (line) => {
			if (line.includes('Ctrl-C ends it')) resolve();
		});
		child.once('close', () => reject(new Error('daypass demo serve ended at once')));
	});
	return {
		/** What it tells a shell to export, after everything it tells it to unset: a clean environment has none of that. */
		variables: variables as Environment,
		/** Ctrl-C. Answers with the exit code. */
		stop() {
			child.kill('SIGINT');
			return ended;
		},
	};
};

export type DemoServe = Awaited<ReturnType<typeof startDemoServe>>;
