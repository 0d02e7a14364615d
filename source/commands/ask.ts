import {cancelled} from '../failure.ts';
import {keepChosenSecret} from '../secrets.ts';
import type {Filter} from './output.ts';

/** Asks for one line. With `hidden` nothing typed is shown. Throws `cancelled` on Ctrl-C or end of input. */
export type Ask = (question: string, options?: {readonly hidden?: boolean}) => Promise<string>;

/** Asks on a terminal: the answers come from standard input, the questions go to standard error. */
export const askOn =
	(input: NodeJS.ReadStream, output: NodeJS.WriteStream, toAscii: Filter = (line) => line): Ask =>
	async (question, {hidden = false} = {}) => {
		const {createInterface} = await import('node:readline');
		return new Promise((resolve, reject) => {
			const line = createInterface({input, output, terminal: true});
			let answered = false;
			line.question(toAscii(question), (answer) => {
				answered = true;
				line.close();
				if (hidden) {
					output.write('\n');
					keepChosenSecret(answer);
				}
				resolve(answer);
			});
			// readline echoes what it is given through this one method; silencing it keeps a code off the screen.
			if (hidden) Object.assign(line, {_writeToOutput: () => {}});
			line.on('SIGINT', () => line.close());
			line.on('close', () => {
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
