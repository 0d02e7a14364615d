import {withoutSecrets, withoutSecretsInJson} from '../secrets.ts';
import {harmless, harmlessJson} from '../text/plain-text.ts';
import {jsonPieces} from './json-pieces.ts';

/**
 * The edge of the program, where everything it says leaves it: results on standard output, all the rest on standard
 * error.
 */

/** What may be left of a line when it leaves: it stands here, so that no caller can forget it. */
export type Filter = (line: string) => string;

/** Standard output or standard error, as commands see it. */
export type Output = {
	/** True: somebody sees it. */
	readonly isTTY: boolean;
	/** The terminal's; undefined where there is none, or it has no size. */
	readonly columns: number | undefined;
	readonly rows: number | undefined;
	/** A terminal's own codes, or a text of the program's own: what others wrote goes through `line`. */
	write(text: string): void;
	/** For a person: one line, or several. */
	line(text: string): void;
	/** For a program that reads it: a link, a path, a file. As it is. */
	value(text: string): void;
	/** A value as one line of JSON. A list of its own may be anything iterable: it is written as it comes. */
	json(value: unknown): void;
};

export type Stream = Pick<NodeJS.WritableStream, 'write'> & {
	readonly isTTY?: boolean;
	readonly columns?: number;
	readonly rows?: number;
};

const beyondAscii = /[^\0-\u007e]/g;

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Nothing that is written here holds a secret (but a link that was made), and nothing that a terminal would obey or
 * hide: here, where everything leaves, so that no caller can forget it.
 * @param toAscii Where nothing but ASCII may be printed: what becomes of a line; JSON says the same in escapes.
 */
export const outputTo = (stream: Stream, toAscii?: Filter): Output => {
	const write = (text: string) => {
		stream.write(text);
	};
	const inAscii = (text: string) => (toAscii ? text.split('\n').map(toAscii).join('\n') : text);
	const json = (text: string) => (toAscii ? text.replace(beyondAscii, escaped) : text);
	return {
		get isTTY() {
			return stream.isTTY === true;
		},
		get columns() {
			// A terminal that was never told its size says 0.
			return stream.columns || undefined;
		},
		get rows() {
			return stream.rows || undefined;
		},
		write,
		line: (text) => write(`${inAscii(withoutSecrets(harmless(text)))}\n`),
		value: (text) => write(`${withoutSecrets(harmless(text))}\n`),
		json(said) {
			for (const piece of jsonPieces(said)) write(json(withoutSecretsInJson(harmlessJson(piece))));
		},
	};
};
