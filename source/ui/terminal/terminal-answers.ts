/** What a terminal tells of itself when asked; absent: it has not said. */
export type Told = {
	/** Whether it draws marks such as ◐ in two columns, as terminals set up for Chinese, Japanese and Korean may. */
	readonly wide?: boolean;
	readonly background?: 'dark' | 'light';
};

/**
 * Asks for the background's colour (xterm control sequences, OSC 11), then where the cursor is after one mark in the
 * first column (DSR 6), which is put out again: every screen of ours is blank there. A terminal answers in this order,
 * and nearly every one answers the second question.
 */
const questions = '\u001B]11;?\u001B\\\u001B7\u001B[1;1H◐\u001B[6n\u001B[1;1H \u001B8';

const cursorAt = /\u001B\[\d+;(\d+)R/;
const colour = /\u001B\]11;rgba?:([\da-f]+)\/([\da-f]+)\/([\da-f]+)[^\u0007\u001B]*(?:\u0007|\u001B\\)/i;

/**
 * A mouse's report as X10 had it, three characters behind its CSI (xterm control sequences, "Mouse Tracking"): another
 * program may have left it on. Those of SGR are whole sequences, which Ink takes for keys it does not know.
 */
const mouseReport = /\u001B\[M[ -\u{10FFFF}]{3}/gu;

/**
 * The beginning of one, or of any control sequence: no key of ours begins so and ends there, and the rest of an arrow
 * that a slow line has cut in two is nothing that was typed.
 */
const begunReport = /\u001B\[(?:M[ -\u{10FFFF}]{0,2}|[0-?]*)$/u;

/** What was read without mouse reports; `rest` belongs before what is read next. */
export const withoutReports = (text: string): {readonly left: string; readonly rest: string} => {
	const left = text.replace(mouseReport, '');
	const rest = begunReport.exec(left)?.[0] ?? '';
	return {left: left.slice(0, left.length - rest.length), rest};
};

/** A whole string (OSC, DCS and the like): an answer to what another program has asked. */
const string = /\u001B[\]P_^X][^\u0007\u001B]*(?:\u0007|\u001B\\)/g;

/** The beginning of an answer that is not there whole yet. A lone Escape is a key. */
const begun = /\u001B(?:\[\d[\d;]*|\]1[\d;a-z:/]*\u001B?)$/i;

/** Relative luminance (WCAG 2.2, "relative luminance"), of parts of any length of hexadecimal digits. */
const luminance = (parts: readonly string[]): number => {
	const [red = 0, green = 0, blue = 0] = parts.map((part) => {
		const value = Number.parseInt(part, 16) / (16 ** part.length - 1);
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Where black and white text are as easy to read. */
const middle = 0.179;

/** What was read of a terminal: its answers taken out, the keys left. */
export const takeAnswers = (
	text: string,
): {readonly keys: string; readonly rest: string; readonly told: Told; readonly done: boolean} => {
	const column = cursorAt.exec(text)?.[1];
	const [, ...parts] = colour.exec(text) ?? [];
	const left = text.replace(cursorAt, '').replace(string, '');
	const rest = begun.exec(left)?.[0] ?? '';
	return {
		keys: left.slice(0, left.length - rest.length),
		rest,
		told: {
			...(column === undefined ? {} : {wide: Number(column) > 2}),
			...(parts.length === 0 ? {} : {background: luminance(parts) > middle ? 'light' : 'dark'}),
		},
		done: column !== undefined,
	};
};

/** Milliseconds that leaving waits for an answer which is still to come: it would be typed into the shell. */
const patience = 100;

export type Asking = {
	/** The terminal's keys without its answers: what Ink reads. */
	readonly stdin: NodeJS.ReadStream;
	ask(): void;
	/** Settles once no answer can be typed to the shell any more. */
	answered(): Promise<void>;
};

/**
 * Asks a terminal about itself, once, and hears the answers among its keys, however late they come; none is ever typed.
 * A terminal that stays silent is not waited for.
 */
export const askTerminal = (
	stdin: NodeJS.ReadStream,
	terminal: NodeJS.WriteStream,
	tell: (told: Told) => void,
): Asking => {
	let isWaiting = false;
	let held = '';
	let report = '';
	let heard = () => {};
	const read = (size?: number): string | Buffer | null => {
		const chunk: string | Buffer | null = stdin.read(size);
		if (chunk === null) return null;
		const read = withoutReports(report + chunk.toString());
		report = read.rest;
		const {keys, rest, told, done} = takeAnswers(held + read.left);
		held = isWaiting ? rest : '';
		if (done) {
			isWaiting = false;
			heard();
		}
		if (Object.keys(told).length > 0) tell(told);
		return isWaiting || done ? keys : keys + rest;
	};
	return {
		stdin: new Proxy(stdin, {
			get(target, property) {
				if (property === 'read') return read;
				const value: unknown = Reflect.get(target, property, target);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		}),
		ask() {
			isWaiting = true;
			terminal.write(questions);
		},
		answered: async () => {
			if (!isWaiting) return;
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, patience);
				heard = () => {
					clearTimeout(timer);
					resolve();
				};
			});
		},
	};
};
