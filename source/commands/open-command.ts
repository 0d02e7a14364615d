import {spawn} from 'node:child_process';
import process from 'node:process';
import type {Outcome} from '../ui/jobs.ts';

/** A browser that runs already is told at once; one that starts stays. Milliseconds. */
const longEnough = 1500;

/**
 * Opens the link with a command of the user's, run by the shell with the link as `$1` and on its standard input: a
 * Firefox container or a Chrome profile is a matter of its arguments. What it prints goes nowhere: the screen and
 * standard output are ours.
 */
export const openWithCommand = (link: string, command: string): Promise<Outcome> =>
	new Promise((resolve) => {
		const stdio: ['pipe', 'ignore', 'ignore'] = ['pipe', 'ignore', 'ignore'];
		const child =
			process.platform === 'win32'
				? spawn(command, {shell: true, stdio})
				: spawn('/bin/sh', ['-c', command, 'sh', link], {stdio, detached: true});
		const settle = (ok: boolean) => {
			clearTimeout(timer);
			resolve(
				ok
					? {ok, message: 'Opened with your open-command.'}
					: {ok, message: 'Not opened: your open-command failed. See daypass settings get open-command.'},
			);
		};
		const timer = setTimeout(() => {
			child.unref();
			settle(true);
		}, longEnough);
		child.on('error', () => settle(false));
		child.on('exit', (code) => settle(code === 0));
		// One that takes the link as its argument may not read.
		child.stdin.on('error', () => {});
		child.stdin.end(`${link}\n`);
	});
