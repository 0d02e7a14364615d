import {harmless, harmlessJson} from '../plain-text.ts';
import {withoutSecrets} from '../secrets.ts';

/** The edge of the program, where everything it says leaves it: results on standard output, all the rest on standard error. */

/** Standard output or standard error, as commands see it. */
export type Output = {
	/** True: somebody sees it. */
	readonly isTTY: boolean;
	/** The terminal's; undefined where there is none. */
	readonly columns: number | undefined;
	readonly rows: number | undefined;
	/** A terminal's own codes, or a text of the program's own: what others wrote goes through `line`. */
	write(text: string): void;
	/** One line, or several. */
	line(text: string): void;
	/** A value as one line of JSON. */
	json(value: unknown): void;
};

type Stream = Pick<NodeJS.WritableStream, 'write'> & {
	readonly isTTY?: boolean;
	readonly columns?: number;
	readonly rows?: number;
};

/**
 * Nothing that is written here holds a secret (but a link that was made), and nothing that a terminal would obey or hide:
 * here, where everything leaves, so that no caller can forget it.
 */
export const outputTo = (stream: Stream): Output => {
	const write = (text: string) => {
		stream.write(text);
	};
	return {
		get isTTY() {
			return stream.isTTY === true;
		},
		get columns() {
			return stream.columns;
		},
		get rows() {
			return stream.rows;
		},
		write,
		line: (text) => write(`${withoutSecrets(harmless(text))}\n`),
		json: (value) => write(`${withoutSecrets(harmlessJson(JSON.stringify(value)))}\n`),
	};
};

/** For `--quiet`: no line arrives. What a terminal is told in its own codes does: a copy is no word. */
export const muted = (output: Output): Output => ({
	get isTTY() {
		return output.isTTY;
	},
	get columns() {
		return output.columns;
	},
	get rows() {
		return output.rows;
	},
	write: output.write,
	line() {},
	json() {},
});
