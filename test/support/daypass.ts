import path from 'node:path';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/server.ts';
import {type InProcessOptions, runInProcess} from './in-process.ts';
import {
	cleanEnvironment,
	createHome,
	type Environment,
	type RunOptions as ProgramOptions,
	type Run,
	runProgram,
} from './program.ts';
import {patience} from './until.ts';

/**
 * A deadline for a command whose other side answers promptly, which may take ten seconds: half as long again, because
 * the machine that tests has other things to do.
 */
export const promptly = 15_000;

type CommandOptions = {
	/** An IAM user of the account, or `root`; default: the session in CloudShell. */
	readonly as?: string;
	/** Laid over the rest; undefined takes a variable away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** Milliseconds until it is given up; default: as long as a test waits for anything. */
	readonly deadline?: number;
};

/** What only a command within the tests' own process can be given. */
type RunOptions = CommandOptions & Pick<InProcessOptions, 'answers' | 'columns' | 'now' | 'signal'>;

type SpawnOptions = CommandOptions & Pick<ProgramOptions, 'onStart' | 'redirectedTo'>;

export type CommandRun = Run & {
	/** What was asked of AWS, `sts:AssumeRole` and the like; the endpoint of the credentials is left out. */
	readonly calls: readonly string[];
};

type CommandLine = string | readonly string[];

/** The program, with an imitation of AWS and a home folder of its own. */
export type Daypass = {
	readonly sandbox: Sandbox;
	/** Presets, settings and history; not there before something is written. */
	readonly folder: string;
	environment(options?: CommandOptions): Environment;
	/** Runs a command line within the tests' own process: words, or text that is split at its spaces. */
	run(words: CommandLine, options?: RunOptions): Promise<CommandRun>;
	/** The same with the built program, for what only a process shows: its streams, signals, clock and children. */
	spawn(words: CommandLine, options?: SpawnOptions): Promise<CommandRun>;
};

/** What leads to credentials: without any of it there are none. */
export const noCredentials = {
	AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
	AWS_CONTAINER_AUTHORIZATION_TOKEN: undefined,
	AWS_EXECUTION_ENV: undefined,
} as const;

/** Runs a test with a program of its own, which is gone afterwards. */
export const withDaypass = async (
	use: (daypass: Daypass) => Promise<void>,
	options: SandboxOptions = {},
): Promise<void> => {
	const sandbox = await startSandbox(options);
	const home = createHome();
	const folder = path.join(home.folder, 'config');
	const environment = ({as, env = {}}: CommandOptions = {}): Environment =>
		defined({
			...cleanEnvironment(home.folder),
			...(as === undefined ? sandbox.environment : sandbox.environmentOf(as)),
			DAYPASS_CONFIG_DIR: folder,
			...env,
		});
	const counted = async (run: Promise<Run>): Promise<CommandRun> => {
		const before = sandbox.requests.length;
		const ended = await run;
		const calls = sandbox.requests
			.slice(before)
			.flatMap(({service, action}) => (service === 'credentials' ? [] : [`${service}:${action}`]));
		return {...ended, calls};
	};
	try {
		await use({
			sandbox,
			folder,
			environment,
			run: (words, {deadline = patience, as, env, ...given} = {}) =>
				counted(
					runInProcess(split(words), {
						...given,
						env: environment({...(as === undefined ? {} : {as}), ...(env === undefined ? {} : {env})}),
						deadline,
					}),
				),
			spawn: (words, {deadline = patience, as, env, ...given} = {}) =>
				counted(
					runProgram(split(words), {
						...given,
						env: environment({...(as === undefined ? {} : {as}), ...(env === undefined ? {} : {env})}),
						deadline,
					}),
				),
		});
	} finally {
		await sandbox.close();
		home.remove();
	}
};

/** The same with every command line run by the built program. */
export const withProgram = (
	use: (daypass: Omit<Daypass, 'run'> & {run: Daypass['spawn']}) => Promise<void>,
	options: SandboxOptions = {},
): Promise<void> => withDaypass((daypass) => use({...daypass, run: daypass.spawn}), options);

const split = (words: CommandLine): readonly string[] =>
	typeof words === 'string' ? words.split(' ') : words;

const defined = (variables: Readonly<Record<string, string | undefined>>): Environment =>
	Object.fromEntries(
		Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
	);

/**
 * What a failure with `--json` says: one line of JSON on standard error and nothing else, nothing on standard output.
 */
export const failureOf = ({stdout, stderr}: Run): {code: string; message: string; hint: string} => {
	const [line = '', ...more] = stderr.split('\n');
	if (stdout !== '' || more.join('') !== '') throw new Error(`More than a failure: ${stdout}${stderr}`);
	const {error, ...others} = JSON.parse(line) as {error: {code: string; message: string; hint: string}};
	const fields = Object.entries(error).map(([name, value]) => `${name}: ${typeof value}`);
	if (fields.join() !== 'code: string,message: string,hint: string' || Object.keys(others).length > 0) {
		throw new Error(`Not the failure of the contract: ${line}`);
	}
	return error;
};
