import process from 'node:process';
import {emitKeypressEvents} from 'node:readline';
import {cancelled, Failure} from '../failure.ts';
import type {Pass} from '../pass.ts';
import {interruptSignal} from './interrupt.ts';
import {say} from './output.ts';

/** Rung once, this long before the session ends. Milliseconds. */
const lastMinutes = 5 * 60_000;

const remaining = (milliseconds: number) => {
	const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
	const two = (value: number) => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
};

/** The two clocks and the keys, in one line. Pure. */
export const watchLine = (pass: Pass, now: number): string => {
	const link = remaining(Date.parse(pass.linkExpiresAt) - now);
	const session = remaining(Date.parse(pass.sessionExpiresAt) - now);
	return `link ${link}   session ${session}   Enter new link   q quit`;
};

/** True for the one tick in which the session's last five minutes begin. Pure. */
export const ringsNow = (pass: Pass, before: number, now: number): boolean => {
	const from = Date.parse(pass.sessionExpiresAt) - lastMinutes;
	return before < from && now >= from;
};

/**
 * Stays after a pass was handed out: shows its two clocks, makes a new one when Enter is pressed or the link expires,
 * rings when the session's last five minutes begin. Ends on `q`, or as `cancelled` on Ctrl-C.
 * @param again Makes and prints the next pass.
 */
export const watch = async (first: Pass, again: () => Promise<Pass>): Promise<void> => {
	let pass = first;
	const keys = watchKeys();
	try {
		for (let before = Date.now(); ; ) {
			const key = await keys.next(1000);
			const now = Date.now();
			if (key === 'quit') return;
			if (ringsNow(pass, before, now)) process.stderr.write('\u0007');
			before = now;
			if (key === 'again' || now >= Date.parse(pass.linkExpiresAt)) {
				clearLine();
				pass = await surviving(again, pass);
			}
			if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${watchLine(pass, now)}`);
		}
	} finally {
		clearLine();
		keys.close();
	}
};

/** A pass that can't be made now is told, and tried again at the next key or minute: the watch goes on. */
const surviving = async (again: () => Promise<Pass>, pass: Pass): Promise<Pass> => {
	try {
		return await again();
	} catch (error) {
		if (!(error instanceof Failure) || error.kind === 'cancelled') throw error;
		say(`${error.message} ${error.hint}`.trim());
		return {...pass, linkExpiresAt: new Date(Date.now() + 60_000).toISOString()};
	}
};

const clearLine = () => {
	if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
};

type Key = 'again' | 'quit' | 'none';

/** Keys of the terminal, one at a time; without a terminal only the clock moves things on. */
const watchKeys = () => {
	const {stdin} = process;
	const interrupted = interruptSignal();
	let deliver: ((key: Key) => void) | undefined;
	let pressed: Key = 'none';
	const press = (key: Key) => {
		pressed = key;
		deliver?.(key);
	};
	const onKey = (_text: string | undefined, {name, ctrl}: {name?: string; ctrl?: boolean}) => {
		if (ctrl && name === 'c') process.kill(process.pid, 'SIGINT');
		else if (name === 'q') press('quit');
		else if (name === 'return' || name === 'r') press('again');
	};
	const onInterrupt = () => press('none');
	interrupted.addEventListener('abort', onInterrupt);
	if (stdin.isTTY) {
		emitKeypressEvents(stdin);
		stdin.setRawMode(true);
		stdin.on('keypress', onKey);
	}
	return {
		async next(milliseconds: number): Promise<Key> {
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
		close() {
			interrupted.removeEventListener('abort', onInterrupt);
			if (!stdin.isTTY) return;
			stdin.off('keypress', onKey);
			stdin.setRawMode(false);
			stdin.pause();
		},
	};
};
