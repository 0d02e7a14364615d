import process from 'node:process';
import {emitKeypressEvents} from 'node:readline';
import {cancelled} from '../../failure.ts';
import {stopAndGo} from '../../ui/terminal/stop-and-go.ts';
import type {World} from '../world.ts';

export type WatchKey = 'again' | 'quit' | 'none';

/** Keys of the terminal, one at a time; without a terminal only the clock moves things on. */
export const openWatchKeys = ({stdin, signal: interrupted}: World) => {
	const listens = stdin.isTTY === true;
	let deliver: (() => void) | undefined;
	let pressed: WatchKey = 'none';
	let deaf = false;
	const press = (key: WatchKey) => {
		if (deaf) return;
		pressed = key;
		deliver?.();
	};
	const onKey = (_text: string | undefined, {name, ctrl}: {name?: string; ctrl?: boolean}) => {
		if (ctrl && name === 'c') process.kill(process.pid, 'SIGINT');
		else if (ctrl && name === 'z') void stop();
		else if (name === 'q') press('quit');
		else if (name === 'return' || name === 'enter' || name === 'r') press('again');
	};
	/** A question that was asked before has left the terminal as a shell has it. */
	const listen = () => {
		if (!listens) return;
		stdin.setRawMode(true);
		stdin.resume();
	};
	const stop = async () => {
		if (deaf) return;
		stdin.setRawMode(false);
		await stopAndGo();
		listen();
	};
	const onInterrupt = () => deliver?.();
	interrupted.addEventListener('abort', onInterrupt);
	if (listens) {
		emitKeypressEvents(stdin);
		stdin.on('keypress', onKey);
		listen();
	}
	return {
		listens,
		/** The next key, or `none` after that many milliseconds. Throws `cancelled` on Ctrl-C. */
		async next(milliseconds: number): Promise<WatchKey> {
			if (pressed === 'none' && !interrupted.aborted) {
				await new Promise<void>((resolve) => {
					const timer = setTimeout(resolve, milliseconds);
					deliver = () => {
						clearTimeout(timer);
						resolve();
					};
				});
			}
			if (interrupted.aborted) throw cancelled();
			const key = pressed;
			pressed = 'none';
			return key;
		},
		/** Runs something that may ask a question: what is typed meanwhile is its answer, and nobody else's. */
		async without<Result>(run: () => Promise<Result>): Promise<Result> {
			deaf = true;
			try {
				return await run();
			} finally {
				deaf = false;
				listen();
			}
		},
		close() {
			interrupted.removeEventListener('abort', onInterrupt);
			if (!listens) return;
			stdin.off('keypress', onKey);
			stdin.setRawMode(false);
			stdin.pause();
		},
	};
};
