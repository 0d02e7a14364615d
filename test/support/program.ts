/** The built program from outside, as somebody's shell starts it. */
import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export type Environment = Readonly<Record<string, string>>;

export type Run = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** `dist/cli.js`; the `test:…` scripts build it first. */
export const programFile = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Generous: a run that needs longer hangs. */
const aMinute = 60_000;

/** Somebody's home folder, empty at first: profiles, presets and history of whoever runs the tests stay out of it. */
export const createHome = () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-test-'));
	return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
};

/** All a program needs of its surroundings, and nothing of the machine's own settings. */
export const cleanEnvironment = (home: string): Environment => ({
	PATH: process.env['PATH'] ?? '',
	HOME: home,
	LANG: 'C.UTF-8',
	TZ: 'UTC',
});

export type RunOptions = {
	readonly env: Environment;
	/** Default: the Node that runs the tests. */
	readonly node?: string;
	/** Default: {@link programFile}. */
	readonly program?: string;
	/** Milliseconds until it is killed; default: a minute. */
	readonly deadline?: number;
	/** Gets the process while it runs, to press Ctrl-C or stop reading. */
	readonly onStart?: (child: ChildProcess) => void;
	/** An open file that standard output is redirected to; nothing of it is read. */
	readonly redirectedTo?: number;
	/** In a session of its own, which has no controlling terminal. */
	readonly withoutTerminal?: boolean;
};

/** Runs one command to its end, with nothing to read. `code` is null where it had to be killed. */
export const runProgram = (
	words: readonly string[],
	{
		env,
		node = process.execPath,
		program = programFile,
		deadline = aMinute,
		onStart,
		redirectedTo,
		withoutTerminal = false,
	}: RunOptions,
): Promise<Run> =>
	new Promise((resolve, reject) => {
		const child = spawn(node, [program, ...words], {
			env,
			stdio: ['ignore', redirectedTo ?? 'pipe', 'pipe'],
			detached: withoutTerminal,
			timeout: deadline,
			killSignal: 'SIGKILL',
		});
		const text = {stdout: '', stderr: ''};
		for (const stream of ['stdout', 'stderr'] as const) {
			child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
				text[stream] += chunk;
			});
		}
		child.once('error', reject);
		child.once('close', (code) => resolve({code, ...text}));
		onStart?.(child);
	});
