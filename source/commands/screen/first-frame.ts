import process from 'node:process';
import {peekLook} from '../../presets/look.ts';
import {mentionsMfa} from '../../roles/mentions-mfa.ts';
import {firstFrame} from '../../ui/first-frame/first-frame.ts';
import {sizeOf} from '../../ui/layout.ts';
import type {DrawnFrame} from '../../ui/run-screen.ts';
import {enterAlternate, hideCursor, leaveAlternate, showCursor, wiped} from '../../ui/terminal/escapes.ts';
import {endingSignals} from '../../ui/terminal/process-events.ts';
import {themeFor} from '../../ui/theme.ts';
import type {World} from '../world.ts';
import {isPlainTerminal, openTerminal, type Terminal} from './controlling-terminal.ts';

/** The first frame on the screen, until Ink takes it over. */
export type FirstFrame = DrawnFrame & {
	readonly terminal: Terminal;
	/** Gives the terminal back, unless Ink has the screen: then it is Ink's to leave. */
	readonly leave: () => void;
};

const enter = `${enterAlternate}${hideCursor}${wiped}`;
const leaveScreen = `${leaveAlternate}${showCursor}`;

/**
 * Draws the first frame before what draws the others is loaded (docs/decisions/0017). Undefined, and nothing is drawn,
 * where anything is unusual: no terminal or one of few words, settings that can't be read, a profile that may ask for a
 * code first. Whatever ends the process from here on, the terminal is given back.
 */
export const drawFirstFrame = ({env, folder}: World): FirstFrame | undefined => {
	if (process.platform === 'win32' || isPlainTerminal(env)) return undefined;
	if (!process.stdin.isTTY || !process.stdout.isTTY || mentionsMfa(env)) return undefined;
	const look = peekLook(folder, env);
	const size = sizeOf(process.stdout);
	const rows = look && firstFrame(size, themeFor(process.stdout, env, look));
	const terminal = rows && openTerminal(env);
	if (!rows || !terminal) return undefined;

	const {input, output} = terminal;
	let isOurs = true;
	let isWhole = true;
	/** It was stopped, and somebody else had the terminal. */
	const spoil = () => {
		isWhole = false;
	};
	const release = () => {
		isOurs = false;
		for (const [signal, end] of endings) process.off(signal, end);
		process.off('SIGCONT', spoil);
		process.off('uncaughtException', leave);
		process.off('exit', leave);
	};
	const leave = () => {
		if (!isOurs) return;
		release();
		output.write(leaveScreen);
		input.setRawMode(false);
	};
	// Before anything is drawn: what ends the process must find somebody who gives the terminal back.
	const endings = endingSignals.map(([signal, exitCode]) => [signal, () => process.exit(exitCode)] as const);
	for (const [signal, end] of endings) process.on(signal, end);
	process.on('SIGCONT', spoil);
	process.prependListener('uncaughtException', leave);
	process.on('exit', leave);
	// No key is echoed; what is typed while the rest is loaded waits in the terminal for Ink to read it.
	input.setRawMode(true);
	output.write(`${enter}${rows.join('\r\n')}`);
	return {
		terminal,
		leave,
		take(now) {
			release();
			return isWhole && now.columns === size.columns && now.rows === size.rows ? rows : undefined;
		},
	};
};
