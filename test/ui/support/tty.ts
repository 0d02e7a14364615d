import {Console} from 'node:console';
import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import {Terminal} from '@xterm/headless';

// Vitest's console lacks what Ink wraps the real one with.
Object.assign(globalThis.console, {Console});

/** What a terminal's modes are, as far as a full-screen program changes them (xterm control sequences, DECSET). */
const watched = {cursor: 25, alternateScreen: 1049, bracketedPaste: 2004} as const;

/**
 * A terminal without a process: streams as Node has them for a TTY, and an emulator that knows what a person would
 * see. Keys go in through `press`.
 */
export const openTty = (columns: number, rows: number) => {
	const emulator = new Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
	const modes = {cursor: true, alternateScreen: false, bracketedPaste: false, raw: false};
	let entered = 0;
	const changes = (on: boolean) => (numbers: (number | number[])[]) => {
		for (const [name, number] of Object.entries(watched)) {
			if (numbers.includes(number)) modes[name as keyof typeof watched] = on;
		}
		if (on && numbers.includes(watched.alternateScreen)) entered += 1;
		return false;
	};
	emulator.parser.registerCsiHandler({prefix: '?', final: 'h'}, changes(true));
	emulator.parser.registerCsiHandler({prefix: '?', final: 'l'}, changes(false));

	let written = '';
	const terminal = Object.assign(new EventEmitter(), {
		isTTY: true,
		columns,
		rows,
		writable: true,
		getColorDepth: () => 4,
		write: (data: string, done?: () => void) => {
			written += data;
			// A terminal turns a line feed into a new line, as the kernel's ONLCR does.
			emulator.write(data.replaceAll('\n', '\r\n'), done);
			return true;
		},
	});
	const stdin = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: (on: boolean) => {
			modes.raw = on;
		},
		ref: () => {},
		unref: () => {},
	});

	/** Everything written so far is drawn. */
	const drawn = () => new Promise<void>((resolve) => emulator.write('', resolve));

	const line = (row: number) => emulator.buffer.active.getLine(emulator.buffer.active.viewportY + row);

	return {
		stdin: stdin as unknown as NodeJS.ReadStream,
		terminal: terminal as unknown as NodeJS.WriteStream,
		modes,
		press: (...keys: readonly string[]) => {
			for (const key of keys) stdin.write(key);
		},
		resize: (size: {readonly columns: number; readonly rows: number}) => {
			emulator.resize(size.columns, size.rows);
			Object.assign(terminal, size);
			terminal.emit('resize');
		},
		hangUp: () => stdin.end(),
		drawn,
		/** Column and row of the terminal's own cursor. */
		cursorAt: () => [emulator.buffer.active.cursorX, emulator.buffer.active.cursorY],
		screen: () =>
			Array.from({length: emulator.rows}, (_, row) => line(row)?.translateToString(true) ?? '').join('\n'),
		/** What every cell shows: its character, its width, and how it looks. */
		cells: () =>
			Array.from({length: emulator.rows}, (_, row) =>
				Array.from({length: emulator.cols}, (__, column) => {
					const cell = line(row)?.getCell(column);
					if (!cell) return '';
					const looks = [cell.getFgColorMode(), cell.getFgColor(), cell.getBgColorMode(), cell.getBgColor()];
					const flags = [cell.isBold(), cell.isDim(), cell.isInverse(), cell.isUnderline(), cell.isItalic()];
					return `${cell.getChars() || ' '}|${cell.getWidth()}|${looks.join()}|${flags.map(Boolean).map(Number).join('')}`;
				}),
			),
		/** The text that selecting the line at `row` takes: that row and those the terminal wrapped it to. */
		selected: (row: number) => {
			let text = line(row)?.translateToString(true) ?? '';
			for (let next = row + 1; line(next)?.isWrapped === true; next += 1)
				text += line(next)?.translateToString(true) ?? '';
			return text;
		},
		timesEntered: () => entered,
		/** What was written since the last call. */
		output: () => {
			const since = written;
			written = '';
			return since;
		},
	};
};

export type Tty = ReturnType<typeof openTty>;
