import {Readable} from 'node:stream';
import {outputTo} from '../../source/commands/output.ts';
import type {World} from '../../source/commands/world.ts';
import type {Environment} from '../../source/environment.ts';
import {configFolder} from '../../source/presets/folder.ts';
import {asciiText} from '../../source/text/ascii-text.ts';
import {knowsUnicode} from '../../source/text/locale.ts';

export type WorldOptions = {
	/** Default: no credentials, and a terminal that knows UTF-8. */
	readonly env?: Environment;
	readonly now?: () => number;
	readonly signal?: AbortSignal;
	/** The columns of a terminal that both outputs are on; default: they are on none. */
	readonly columns?: number;
	/** Answers the questions there are, in their order; without it there is nobody to ask. */
	readonly answers?: readonly string[];
};

/** A world that writes down what is said to it, for a command that runs within the tests' own process. */
export const worldForTest = ({
	env = {LANG: 'C.UTF-8'},
	now = Date.now,
	signal = new AbortController().signal,
	answers,
	columns,
}: WorldOptions = {}) => {
	const text = {out: '', err: ''};
	const toAscii = knowsUnicode(env) ? undefined : asciiText;
	const stream = (name: keyof typeof text) =>
		outputTo(
			{
				write(chunk: string | Uint8Array) {
					text[name] += String(chunk);
					return true;
				},
				...(columns === undefined ? {} : {isTTY: true, columns, rows: 40}),
			},
			toAscii,
		);
	const left = [...(answers ?? [])];
	const world: World = {
		env,
		folder: configFolder(env),
		// No terminal, and nothing to read.
		stdin: Readable.from([]) as unknown as NodeJS.ReadStream,
		out: stream('out'),
		err: stream('err'),
		ask:
			answers &&
			(async (question) => {
				text.err += question;
				const answer = left.shift();
				if (answer === undefined) throw new Error(`Nobody answers “${question}”`);
				return answer;
			}),
		signal,
		now,
	};
	return {world, stdout: () => text.out, stderr: () => text.err};
};
