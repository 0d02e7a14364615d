/** The edge of the program: standard output carries results and nothing else, standard error all the rest. */
import process from 'node:process';
import {cancelled, Failure} from '../failure.ts';

let quiet = false;

/** `--quiet`: only errors on standard error from here on. */
export const beQuiet = () => {
	quiet = true;
};

/** What a terminal would obey or hide, and JSON.stringify leaves as it is: C1 controls, marks that turn text around. */
const obeyed = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A line of the result, on standard output. */
export const print = (line: string) => {
	process.stdout.write(`${line}\n`);
};

/** The result as one line of JSON, on standard output. */
export const printJson = (value: unknown) => {
	const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;
	print(JSON.stringify(value).replace(obeyed, escaped));
};

/** A line for the person, on standard error. */
export const say = (line: string) => {
	if (!quiet) process.stderr.write(`${line}\n`);
};

/** True when there is somebody to ask: the answers come from standard input, the questions go to standard error. */
export const isInteractive = () => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks a yes-or-no question on the terminal; the default is no. Throws `cancelled` on Ctrl-C or end of input. */
export const confirm = async (question: string): Promise<boolean> => {
	const answer = await ask(`${question} [y/N] `);
	return /^y(es)?$/i.test(answer.trim());
};

/** Asks for one line on the terminal. With `hidden` nothing typed is shown. Throws `cancelled` on Ctrl-C or end of input. */
export const ask = async (question: string, {hidden = false} = {}): Promise<string> => {
	if (!isInteractive()) throw new Failure('no-terminal', 'There is no terminal to ask on.');
	const {createInterface} = await import('node:readline');
	return new Promise((resolve, reject) => {
		const line = createInterface({input: process.stdin, output: process.stderr, terminal: true});
		let answered = false;
		line.question(question, (answer) => {
			answered = true;
			line.close();
			if (hidden) process.stderr.write('\n');
			resolve(answer);
		});
		// readline echoes what it is given through this one method; silencing it keeps a code off the screen.
		if (hidden) Object.assign(line, {_writeToOutput: () => {}});
		line.on('SIGINT', () => line.close());
		line.on('close', () => {
			if (answered) return;
			process.stderr.write('\n');
			reject(cancelled());
		});
	});
};
