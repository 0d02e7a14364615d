import {openSync} from 'node:fs';
import process from 'node:process';
import {ReadStream, WriteStream} from 'node:tty';

import type {Environment} from '../../environment.ts';
import {withoutWaiting} from './terminal-writer.ts';

export type Terminal = {
	readonly input: NodeJS.ReadStream;
	readonly output: NodeJS.WriteStream;
	close(): void;
};

/** Whether a screen reader reads what is drawn: Ink's own variable for it. */
export const isReadAloud = (env: Environment): boolean => env['INK_SCREEN_READER'] === 'true';

/** Where lines are written rather than a screen drawn, if nobody says otherwise. */
export const isPlainTerminal = (env: Environment): boolean => env['TERM'] === 'dumb' || isReadAloud(env);

/**
 * The terminal to draw on and read keys from: standard input and output where they are one, else the controlling
 * terminal (`/dev/tty`), so that `url=$(daypass)` draws on the screen and keeps the pipe for the link.
 * Undefined where there is none, or one that can't move its cursor (`TERM=dumb`).
 */
export const openTerminal = (env: Environment): Terminal | undefined => {
	if (env['TERM'] === 'dumb') return undefined;
	if (process.stdin.isTTY && process.stdout.isTTY) {
		return {input: process.stdin, output: withoutWaiting(process.stdout), close: () => {}};
	}
	try {
		const input = process.stdin.isTTY ? process.stdin : new ReadStream(openSync('/dev/tty', 'r'));
		const output = new WriteStream(openSync('/dev/tty', 'w'));
		return {
			input,
			output: withoutWaiting(output),
			close() {
				output.destroy();
				if (input !== process.stdin) input.destroy();
			},
		};
	} catch {
		return undefined;
	}
};
