import {cancelled} from '../failure.ts';
import {keepChosenSecret} from '../secrets.ts';
import type {Filter} from './output.ts';

type AskOptions = {
	/** Nothing typed is shown. */
	readonly hidden?: boolean;
	/** The terminal itself edits the line: nothing is written but the question, and no cursor is moved. */
	readonly plain?: boolean;
	/** Ends the question as Ctrl-C does. */
	readonly signal?: AbortSignal;
};

/** Asks for one line. Throws `cancelled` on Ctrl-C or end of input. */
export type Ask = (question: string, options?: AskOptions) => Promise<string>;

/** Asks on a terminal: the answers come from standard input, the questions go to standard error. */
export const askOn =
	(input: NodeJS.ReadStream, output: NodeJS.WriteStream, toAscii: Filter = (line) => line): Ask =>
	async (question, {hidden = false, plain = false, signal} = {}) => {
		const {createInterface} = await import('node:readline');
		return new Promise((resolve, reject) => {
			// Where readline is a terminal it reads key by key, which hides what is typed.
			const line = plain
				? createInterface({input, terminal: hidden})
				: createInterface({input, output, terminal: true});
			const end = () => line.close();
			signal?.addEventListener('abort', end, {once: true});
			let answered = false;
			if (plain) output.write(toAscii(question));
			line.question(plain ? '' : toAscii(question), (answer) => {
				answered = true;
				line.close();
				if (hidden) {
					output.write('\n');
					keepChosenSecret(answer);
				}
				resolve(answer);
			});
			// readline echoes what it is given through this one method; silencing it keeps a code off the screen.
			if (hidden && !plain) Object.assign(line, {_writeToOutput: () => {}});
			line.on('SIGINT', end);
			if (signal?.aborted) end();
			line.on('close', () => {
				signal?.removeEventListener('abort', end);
				if (answered) return;
				output.write('\n');
				reject(cancelled());
			});
		});
	};

/** Asks a yes-or-no question; the default is no. Throws as `ask` does. */
export const confirm = async (ask: Ask, question: string): Promise<boolean> => {
	const answer = await ask(`${question} [y/N] `);
	return /^y(es)?$/i.test(answer.trim());
};
