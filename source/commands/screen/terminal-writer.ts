import {write, writeSync} from 'node:fs';
import process from 'node:process';
import {setTimeout} from 'node:timers';
import type {WriteStream} from 'node:tty';

/** Milliseconds until a terminal that takes nothing now is tried again. */
const pause = 5;

type Piece = {readonly bytes: Buffer; readonly done: () => void};

/**
 * The same terminal, written without waiting for it: Node writes to a terminal in its main thread, so that on a slow
 * line no key is heard before everything written has gone out. What is written arrives in its order; the process's end
 * is the one thing that waits for it.
 */
export const withoutWaiting = (output: WriteStream): NodeJS.WriteStream => {
	const {fd} = output as WriteStream & {readonly fd?: number};
	// A console of Windows is no file.
	if (fd === undefined || process.platform === 'win32') return output;
	let pieces: Piece[] = [];
	let isWriting = false;
	let isEnding = false;

	const next = () => {
		const [piece] = pieces;
		if (isWriting || !piece) return;
		isWriting = true;
		write(fd, piece.bytes, (error, count) => {
			isWriting = false;
			if (isEnding) return;
			if (error?.code === 'EAGAIN') {
				setTimeout(next, pause);
				return;
			}
			pieces.shift();
			if (error === null && count < piece.bytes.length)
				pieces.unshift({...piece, bytes: piece.bytes.subarray(count)});
			else piece.done();
			if (error) output.emit('error', error);
			next();
		});
	};

	/** The terminal is gone or takes nothing: the process ends all the same. */
	const atOnce = (bytes: Buffer) => {
		try {
			writeSync(fd, bytes);
		} catch {}
	};
	process.once('exit', () => {
		isEnding = true;
		// What is under way goes on by itself.
		for (const {bytes} of isWriting ? pieces.slice(1) : pieces) atOnce(bytes);
		pieces = [];
	});

	const writeLater = (data: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
		const done = (rest.find((one) => typeof one === 'function') ?? (() => {})) as () => void;
		const bytes = Buffer.from(data);
		if (isEnding) atOnce(bytes);
		else {
			pieces.push({bytes, done});
			next();
		}
		return true;
	};
	return new Proxy(output, {
		get(target, property) {
			if (property === 'write') return writeLater;
			const value: unknown = Reflect.get(target, property, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
