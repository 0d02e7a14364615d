import process from 'node:process';
import {isatty} from 'node:tty';
import type {Environment} from '../environment.ts';
import {configFolder} from '../presets/folder.ts';
import {keepSecrets} from '../secrets.ts';
import {steadyNow} from '../steady-now.ts';
import {type Ask, askOn} from './ask.ts';
import {interruptSignal} from './interrupt.ts';
import {type Filter, type Output, outputTo} from './output.ts';
import {withWholeWrites} from './whole-writes.ts';

/** All that a command has to do with, handed in: a command reads nothing of the process, and writes nothing to it. */
export type World = {
	readonly env: Environment;
	/** Where presets, settings and history are. */
	readonly folder: string;
	readonly stdin: NodeJS.ReadStream;
	/** Results, and nothing else. */
	readonly out: Output;
	/** All the rest. */
	readonly err: Output;
	/** Asks for a line on the terminal; undefined: there is nobody to ask. */
	readonly ask: Ask | undefined;
	/** Aborts on Ctrl-C. */
	readonly signal: AbortSignal;
	/** Milliseconds since 1970; never less than before. */
	now(): number;
};

/**
 * The process's own. Each part is made when it is first asked for: opening standard input costs milliseconds, and until
 * somebody listens to `signal` Ctrl-C ends the process at once.
 * @param toAscii What becomes of a line where nothing but ASCII may be printed.
 */
export const processWorld = (toAscii?: Filter): World => {
	const env = takeVariables();
	let folder: string | undefined;
	let signal: AbortSignal | undefined;
	return {
		env,
		get folder() {
			folder ??= configFolder(env);
			return folder;
		},
		get stdin() {
			return process.stdin;
		},
		out: outputTo(withWholeWrites(process.stdout), toAscii),
		err: outputTo(process.stderr, toAscii),
		get ask() {
			const interactive = process.stderr.isTTY === true && isatty(0);
			const ask: Ask = (...asked) => askOn(process.stdin, process.stderr, toAscii)(...asked);
			return interactive ? ask : undefined;
		},
		get signal() {
			signal ??= interruptSignal();
			return signal;
		},
		now: steadyNow(),
	};
};

const secretVariables = [
	'AWS_ACCESS_KEY_ID',
	'AWS_SECRET_ACCESS_KEY',
	'AWS_SESSION_TOKEN',
	'AWS_SECURITY_TOKEN',
	'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];

/**
 * The process's variables, its secrets taken out of the process itself: every program that is started (an editor, a
 * browser, a clipboard) would get them, and what it starts in its turn. They are secrets from here on: one that was
 * given in the wrong place as well is not repeated.
 */
const takeVariables = (): Environment => {
	const env = {...process.env};
	for (const name of secretVariables) delete process.env[name];
	keepSecrets(...secretVariables.map((name) => env[name]));
	return env;
};

/** For a program that is handed variables by hand. */
export const withoutSecretVariables = (env: Environment): Environment =>
	Object.fromEntries(Object.entries(env).filter(([name]) => !secretVariables.includes(name)));

type Changes = {
	/** Laid over what is there; undefined takes a variable away. */
	readonly variables?: Environment;
	readonly out?: Output;
	readonly err?: Output;
};

/** The same world but for this. What it was made from stays as it is. */
export const changed = (world: World, {variables, out = world.out, err = world.err}: Changes): World => {
	const env = variables === undefined ? world.env : {...world.env, ...variables};
	let folder: string | undefined;
	return {
		env,
		get folder() {
			if (env['DAYPASS_CONFIG_DIR'] === world.env['DAYPASS_CONFIG_DIR']) return world.folder;
			folder ??= configFolder(env);
			return folder;
		},
		get stdin() {
			return world.stdin;
		},
		out,
		err,
		get ask() {
			return world.ask;
		},
		get signal() {
			return world.signal;
		},
		now: world.now,
	};
};
