/** A real pseudo-terminal and an emulator that draws what a person would see in it. */
import process from 'node:process';
import {Terminal} from '@xterm/headless';
import type {Environment} from './program.ts';
import {patience} from './until.ts';

export type Size = {readonly columns: number; readonly rows: number};

/** How a terminal stands. */
export type Modes = {
	readonly screen: 'normal' | 'alternate';
	readonly cursorVisible: boolean;
	readonly bracketedPaste: boolean;
	readonly mouse: string;
};

export type TerminalOptions = Size & {
	readonly file: string;
	readonly words: readonly string[];
	readonly env: Environment;
};

/** DECSET's number for the cursor (xterm control sequences). */
const cursorMode = 25;

export const openTerminal = async ({columns, rows, file, words, env}: TerminalOptions) => {
	const {spawn} = await import('@lydell/node-pty');
	const emulator = new Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 5000});
	const copied: string[] = [];
	const waiting = new Set<() => void>();
	let cursorVisible = true;
	let written = '';

	const setsCursor = (visible: boolean) => (modes: (number | number[])[]) => {
		if (modes.includes(cursorMode)) cursorVisible = visible;
		return false;
	};
	emulator.parser.registerCsiHandler({prefix: '?', final: 'h'}, setsCursor(true));
	emulator.parser.registerCsiHandler({prefix: '?', final: 'l'}, setsCursor(false));
	// OSC 52: what the program puts into the terminal's clipboard.
	emulator.parser.registerOscHandler(52, (data) => {
		copied.push(Buffer.from(data.slice(data.indexOf(';') + 1), 'base64').toString());
		return true;
	});

	let exitCode: number | undefined;
	const look = () => {
		// Between these two marks a frame is half drawn: terminals that know them show it only when it is whole. Once the
		// program has ended the second may never come: on a busy machine node-pty gives up reading 200 ms after the end.
		if (emulator.modes.synchronizedOutputMode && exitCode === undefined) return;
		for (const check of waiting) check();
	};
	const pty = spawn(file, [...words], {name: 'xterm-256color', cols: columns, rows, env: {...env}});
	pty.onData((data) => {
		written += data;
		emulator.write(data, look);
	});
	emulator.onData((answer) => pty.write(answer));
	pty.onExit((exit) => {
		exitCode = exit.exitCode;
		// After everything written before it.
		emulator.write('', look);
	});

	const rowAt = (index: number) => {
		const line = emulator.buffer.active.getLine(index);
		return {text: line?.translateToString(true) ?? '', isWrapped: line?.isWrapped ?? false};
	};
	const screen = () => {
		const top = emulator.buffer.active.viewportY;
		return Array.from({length: emulator.rows}, (_, row) => rowAt(top + row).text).join('\n');
	};

	/** Resolves as soon as what is asked for is there; the deadline tells what was there instead. */
	const until = (what: string, isThere: () => boolean) =>
		new Promise<void>((resolve, reject) => {
			const settle = (finish: () => void) => {
				clearTimeout(timer);
				waiting.delete(check);
				finish();
			};
			const check = () => {
				if (isThere()) settle(resolve);
			};
			const timer = setTimeout(
				() =>
					settle(() =>
						reject(new Error(`Waited for ${what}, but saw ${JSON.stringify(modes())}:\n${screen()}`)),
					),
				patience,
			);
			waiting.add(check);
			check();
		});

	/** The line that begins with this, over all rows that the terminal itself wrapped it to. */
	const lineFrom = (start: string): string => {
		const {length} = emulator.buffer.active;
		const from = Array.from({length}, (_, index) => index).findLast((index) =>
			rowAt(index).text.startsWith(start),
		);
		if (from === undefined) return '';
		let line = rowAt(from).text;
		for (let index = from + 1; rowAt(index).isWrapped; index++) line += rowAt(index).text;
		return line;
	};
	let copiesTaken = 0;
	const modes = (): Modes => ({
		screen: emulator.buffer.active.type,
		cursorVisible,
		bracketedPaste: emulator.modes.bracketedPasteMode,
		mouse: emulator.modes.mouseTrackingMode,
	});

	return {
		/** The rows in sight, without the spaces at their ends. */
		screen,

		/** Waits for words, a pattern, or all of several on the screen. */
		sees: (...expected: readonly (string | RegExp)[]) =>
			until(expected.join(' and '), () =>
				expected.every((one) => (typeof one === 'string' ? screen().includes(one) : one.test(screen()))),
			),

		/** Waits for words to be gone from the screen. */
		seesNo: (text: string | RegExp) =>
			until(`no ${text}`, () => !(typeof text === 'string' ? screen().includes(text) : text.test(screen()))),

		/**
		 * Waits for this text as one line of the terminal's own, however many rows it takes: selecting it copies it whole.
		 */
		seesLine: (text: string) =>
			until(`the line ${text}`, () => lineFrom(text.slice(0, emulator.cols)) === text),

		/** Waits for the next text that the program puts into the terminal's clipboard. */
		async copies(): Promise<string> {
			await until('something copied', () => copied.length > copiesTaken);
			return copied[copiesTaken++] ?? '';
		},

		press(...pressed: readonly string[]) {
			pty.write(pressed.join(''));
		},

		resize(size: Size) {
			emulator.resize(size.columns, size.rows);
			pty.resize(size.columns, size.rows);
		},

		/** Sends a signal to the program alone, as `kill` does. */
		kill: (signal: NodeJS.Signals) => process.kill(pty.pid, signal),

		/** The exit code, as soon as the program has ended and everything it wrote is drawn. */
		async ended(): Promise<number> {
			await until('the program’s end', () => exitCode !== undefined);
			return exitCode ?? -1;
		},

		/** Waits for the terminal to be in these modes: what a program must put back when it leaves. */
		isIn: (expected: Partial<Modes>) =>
			until(JSON.stringify(expected), () =>
				Object.entries(expected).every(([name, value]) => modes()[name as keyof Modes] === value),
			),

		/** Everything written so far, escape sequences included. */
		written: () => written,

		close() {
			if (exitCode === undefined) pty.kill('SIGKILL');
			emulator.dispose();
		},
	};
};

export type OpenTerminal = Awaited<ReturnType<typeof openTerminal>>;
