import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {Command} from 'commander';
import {regionsOf} from '../../console/regions.ts';
import type {Environment} from '../../environment.ts';
import {cancelled, Failure} from '../../failure.ts';
import {configFile, lastFile} from '../../presets/folder.ts';
import {savePreset} from '../../presets/store.ts';
import {type Sandbox, startSandbox} from '../../sandbox/server.ts';
import {parse} from '../parse.ts';
import type {End, Program} from '../program.ts';
import {changed, type World} from '../world.ts';
import {inDemo} from './demo-output.ts';
import {demoPresets} from './demo-presets.ts';

/**
 * `daypass demo [command …]`: the same program against the built-in imitation of AWS, which lives as long as it runs.
 */
export const demoCommand = (world: World, end: End, program: Program): Command =>
	new Command('demo')
		.description('the same program against a built-in imitation of AWS; nothing leaves this machine')
		.argument('[command...]', 'any daypass command; serve keeps the imitation running; none opens the screen')
		.passThroughOptions()
		.allowUnknownOption()
		.action(async (words: string[]) => {
			const [first, ...rest] = words;
			if (first === 'demo')
				throw new Failure('demo-in-demo', 'The demo has no demo of its own.', 'Leave one “demo” out.');
			if (first === 'serve') await parse(serveCommand(world, end), rest, world, 'daypass demo');
			else end(await runInDemo(words, world, program));
		});

export const serveCommand = (world: World, end: End): Command =>
	new Command('serve')
		.description('keep the imitation running and print the variables that point a shell at it')
		.option('--port <number>', 'port to listen on (default: any free one)')
		.action(async ({port}: {port?: string}) => end(await serve(checkPort(port), world)));

const checkPort = (text: string | undefined): number | undefined => {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
	throw new Failure(
		'port-malformed',
		'A port is a number from 1 to 65535.',
		'Leave --port out for any free one.',
	);
};

/** Starts the imitation with a config folder of its own; both end with `leave`. */
const enter = async ({env}: World, port?: number) => {
	const folder = temporaryFolder();
	const forget = () => rmSync(folder, {recursive: true, force: true});
	process.once('exit', forget);
	const sandbox = await listen(port);
	for (const preset of demoPresets) await savePreset(folder, preset, {replace: true});
	const leave = async () => {
		await sandbox.close();
		forget();
	};
	const variables = {...sandbox.environment, ...regionAskedFor(env), DAYPASS_CONFIG_DIR: folder};
	// The user's own settings are no part of the demo.
	const unset = [...sandbox.unset, ...Object.keys(env).filter((name) => name.startsWith('DAYPASS_'))];
	return {sandbox, variables, unset, leave};
};

/**
 * What a refusal may tell somebody to set is meant for the imitation too, whose account is in the commercial partition.
 */
const regionAskedFor = ({AWS_REGION}: Environment): Environment =>
	regionsOf('aws').some(({id}) => id === AWS_REGION) ? {AWS_REGION} : {};

const absent = (names: readonly string[]): Environment =>
	Object.fromEntries(names.map((name) => [name, undefined]));

const temporaryFolder = (): string => {
	try {
		return mkdtempSync(path.join(tmpdir(), 'daypass-demo-'));
	} catch (error) {
		throw new Failure(
			'no-temporary-folder',
			`The demo keeps its presets in a temporary folder, and none can be made in ${tmpdir()}.`,
			'Set TMPDIR to a folder you can write to.',
			error,
		);
	}
};

const listen = async (port: number | undefined): Promise<Sandbox> => {
	try {
		return await startSandbox(port === undefined ? {} : {port});
	} catch {
		throw new Failure(
			'port-taken',
			`Nothing can listen on ${port === undefined ? 'any port of this machine' : `port ${port}`}.`,
			'Choose another --port, or leave it out.',
		);
	}
};

/** Signals that would end the process before it has tidied up, with the exit code a shell gives them. */
const endings = [
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const;

/** From here on a signal ends the process only once the temporary folder is gone. */
const endTidily = (world: World) => {
	for (const [signal, code] of endings) process.once(signal, () => process.exit(code));
	// Until somebody asks for it, Ctrl-C ends the process at once.
	if (world.signal.aborted) throw cancelled();
};

/** Presets and settings, as they are kept. */
const kept = (folder: string): string => readFileSync(configFile(folder), 'utf8');

const runInDemo = async (words: readonly string[], world: World, program: Program): Promise<number> => {
	// Keys typed while the imitation starts are the screen's, not the shell's echo.
	const opensScreen = world.stdin.isTTY && words.length === 0;
	if (opensScreen) world.stdin.setRawMode(true);
	else endTidily(world);
	try {
		const {sandbox, variables, unset, leave} = await enter(world);
		try {
			const folder = variables.DAYPASS_CONFIG_DIR;
			const before = kept(folder);
			const here = changed(world, {
				variables: {...absent(unset), ...variables, DAYPASS_DEMO: '1'},
				out: inDemo(world.out, program.names, words[0]),
				err: inDemo(world.err, program.names, words[0]),
			});
			// Which requests go through a proxy is the process's: so that none to this machine does.
			process.env['NO_PROXY'] = sandbox.environment['NO_PROXY'];
			const code = await program.run(words, here);
			// Every pass leaves what `daypass -` repeats, and this folder is new.
			const gone = [
				...(existsSync(lastFile(folder)) ? ['the link'] : []),
				...(kept(folder) === before ? [] : ['what was saved']),
			];
			if (code === 0 && gone.length > 0)
				world.err.line(
					`This was the demo: ${gone.join(' and ')} ended with it. For one that lasts, run: daypass demo serve`,
				);
			return code;
		} finally {
			await leave();
		}
	} finally {
		if (opensScreen) world.stdin.setRawMode(false);
	}
};

/** @returns The exit code, when it was ended. */
const serve = async (port: number | undefined, world: World): Promise<number> => {
	const {out, err, signal} = world;
	const {sandbox, variables, unset, leave} = await enter(world, port);
	try {
		for (const name of unset.filter((name) => !(name in variables))) out.value(`unset ${name}`);
		for (const [name, value] of Object.entries(variables)) out.value(`export ${name}='${value}'`);
		err.line(
			`The imitation of AWS answers at ${sandbox.url}. Put the lines above into another shell, and use daypass there.`,
		);
		err.line('Its links open in a browser as long as this runs. Ctrl-C ends it.');
		await untilInterrupted(signal);
		return 130;
	} finally {
		await leave();
	}
};

const untilInterrupted = (signal: AbortSignal) =>
	new Promise<void>((resolve) => {
		const alive = setInterval(() => {}, 3_600_000);
		const end = () => {
			clearInterval(alive);
			resolve();
		};
		signal.addEventListener('abort', end, {once: true});
		for (const ending of ['SIGTERM', 'SIGHUP'] as const) process.on(ending, end);
	});
