/** The edge of the program, where everything it says leaves it: results on standard output, all the rest on standard error. */

/** What may be left of a text when it leaves: a redactor and a sanitiser stand here, so that no caller can forget them. */
export type Filter = (text: string) => string;

/** Standard output or standard error, as commands see it. */
export type Output = {
	/** True: somebody sees it. */
	readonly isTTY: boolean;
	/** The terminal's; undefined where there is none. */
	readonly columns: number | undefined;
	readonly rows: number | undefined;
	/** Text as it is, without a line's end. */
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

const asItIs: Filter = (text) => text;

/** What a terminal would obey or hide, and JSON.stringify leaves as it is: C1 controls, marks that turn text around. */
const obeyed = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** @param filter What every text goes through on its way to the stream. */
export const outputTo = (stream: Stream, filter: Filter = asItIs): Output => {
	const write = (text: string) => {
		stream.write(filter(text));
	};
	const line = (text: string) => write(`${text}\n`);
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
		line,
		json: (value) => line(JSON.stringify(value).replace(obeyed, escaped)),
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
