import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {lastFile} from '../../presets/folder.ts';
import {savePreset} from '../../presets/store.ts';
import {type Sandbox, startSandbox} from '../../sandbox/server.ts';
import {interruptSignal} from '../interrupt.ts';
import {main} from '../main.ts';
import {print, say} from '../output.ts';
import {parse} from '../parse.ts';
import {demoPresets} from './demo-presets.ts';

/** `daypass demo [command …]`: the same program against the built-in imitation of AWS, which lives as long as it runs. */
export const demoCommand = (): Command =>
	new Command('demo')
		.description('the same program against a built-in imitation of AWS; nothing leaves this machine')
		.argument('[command...]', 'any daypass command; serve keeps the imitation running; none opens the screen')
		.passThroughOptions()
		.allowUnknownOption()
		.action(async (words: string[]) => {
			const [first, ...rest] = words;
			if (first === 'demo')
				throw new Failure('demo-in-demo', 'The demo has no demo of its own.', 'Leave one “demo” out.');
			if (first === 'serve') await parse(serveCommand(), rest, 'daypass demo');
			else process.exitCode = await runInDemo(words);
		});

export const serveCommand = (): Command =>
	new Command('serve')
		.description('keep the imitation running and print the variables that point a shell at it')
		.option('--port <number>', 'port to listen on (default: any free one)')
		.action(async ({port}: {port?: string}) => serve(checkPort(port)));

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
const enter = async (port?: number) => {
	const folder = temporaryFolder();
	const forget = () => rmSync(folder, {recursive: true, force: true});
	process.once('exit', forget);
	const sandbox = await listen(port);
	for (const preset of demoPresets) await savePreset(folder, preset, {replace: true});
	const leave = async () => {
		await sandbox.close();
		forget();
	};
	const variables = {...sandbox.environment, DAYPASS_CONFIG_DIR: folder};
	// The user's own settings are no part of the demo.
	const unset = [...sandbox.unset, ...Object.keys(process.env).filter((name) => name.startsWith('DAYPASS_'))];
	return {sandbox, variables, unset, leave};
};

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
const endTidily = () => {
	for (const [signal, code] of endings) process.once(signal, () => process.exit(code));
	interruptSignal();
};

const runInDemo = async (words: readonly string[]): Promise<number> => {
	// Keys typed while the imitation starts are the screen's, not the shell's echo.
	const opensScreen = process.stdin.isTTY && words.length === 0;
	if (opensScreen) process.stdin.setRawMode(true);
	else endTidily();
	try {
		const {variables, unset, leave} = await enter();
		try {
			for (const name of unset) delete process.env[name];
			Object.assign(process.env, variables, {DAYPASS_DEMO: '1'});
			const code = await main(words);
			// Every pass leaves what `daypass -` repeats, and this folder is new.
			const linkMade = code === 0 && existsSync(lastFile(variables.DAYPASS_CONFIG_DIR));
			if (linkMade)
				say('This was the demo: the link ended with it. For demo links that open, run: daypass demo serve');
			return code;
		} finally {
			await leave();
		}
	} finally {
		if (opensScreen) process.stdin.setRawMode(false);
	}
};

const serve = async (port: number | undefined): Promise<void> => {
	interruptSignal();
	const {sandbox, variables, unset, leave} = await enter(port);
	try {
		for (const name of unset.filter((name) => !(name in variables))) print(`unset ${name}`);
		for (const [name, value] of Object.entries(variables)) print(`export ${name}='${value}'`);
		say(
			`The imitation of AWS answers at ${sandbox.url}. Put the lines above into another shell, and use daypass there.`,
		);
		say('Its links open in a browser as long as this runs. Ctrl-C ends it.');
		await untilInterrupted();
	} finally {
		await leave();
	}
};

const untilInterrupted = () =>
	new Promise<void>((resolve) => {
		const signal = interruptSignal();
		const alive = setInterval(() => {}, 3_600_000);
		const end = () => {
			clearInterval(alive);
			process.exitCode = 130;
			resolve();
		};
		signal.addEventListener('abort', end, {once: true});
		for (const ending of ['SIGTERM', 'SIGHUP'] as const) process.on(ending, end);
	});
