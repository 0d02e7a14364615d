import {spawn} from 'node:child_process';
import process from 'node:process';
import type {Environment} from '../../environment.ts';
import type {Outcome} from '../../ui/jobs.ts';
import {osc52, type TerminalHost, takesOsc52} from './osc52.ts';

type Terminal = {readonly isTTY?: boolean; write(text: string): unknown};

/** A clipboard that has not answered by then will not. Milliseconds. */
const patience = 3000;

/** Whether there is a desktop where the person sits, whose clipboard is then used. Over SSH only X comes along. */
export const nativeClipboard = ({platform, env}: TerminalHost): boolean =>
	platform === 'darwin' || platform === 'win32' || env['WSL_DISTRO_NAME']
		? !env['SSH_CONNECTION']
		: Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/** Copies with the desktop's clipboard where there is one, else through tmux or the terminal; says honestly which. */
export const copyText = async (text: string, terminal: Terminal, env: Environment): Promise<Outcome> => {
	if (nativeClipboard({platform: process.platform, env}) && (await copyToDesktop(text)))
		return {ok: true, message: 'Copied.'};
	if (env['TMUX'] && (await copyToTmux(text))) {
		return {
			ok: true,
			message: 'Copied to tmux (prefix ] pastes it), and sent to your terminal’s clipboard.',
		};
	}
	if (!terminal.isTTY) {
		return {
			ok: false,
			message: 'Not copied: there is no clipboard and no terminal here. Select the link instead.',
		};
	}
	if (!takesOsc52(env)) {
		return {ok: false, message: 'Not copied: this terminal has no clipboard. Select the link instead.'};
	}
	terminal.write(osc52(text, env));
	return {
		ok: true,
		message: 'Sent to your terminal’s clipboard (OSC 52). If nothing arrives, select the link instead.',
	};
};

const copyToDesktop = async (text: string): Promise<boolean> => {
	try {
		const {default: clipboard} = await import('clipboardy');
		return await soon(clipboard.write(text).then(() => true));
	} catch {
		// No clipboard program after all: the terminal may still take it.
		return false;
	}
};

/**
 * tmux as it comes takes neither OSC 52 from a program nor a wrapped one ("set-clipboard" and "allow-passthrough",
 * tmux(1)), but what is loaded into a buffer with `-w` goes to the terminal's clipboard as well. `-w` is of 3.2: an
 * older tmux refuses it, and passes on what is wrapped.
 */
const copyToTmux = (text: string): Promise<boolean> =>
	soon(
		new Promise((resolve) => {
			const tmux = spawn('tmux', ['load-buffer', '-w', '-'], {stdio: ['pipe', 'ignore', 'ignore']});
			tmux.once('error', () => resolve(false));
			tmux.once('close', (code) => resolve(code === 0));
			tmux.stdin.on('error', () => {});
			tmux.stdin.end(text);
		}),
	);

/** What it answers in time; else false. */
const soon = async (copied: Promise<boolean>): Promise<boolean> => {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), patience);
	});
	return Promise.race([copied, late]).finally(() => clearTimeout(timer));
};
