import {spawn} from 'node:child_process';
import process from 'node:process';
import type {Environment} from '../../environment.ts';
import type {Outcome} from '../../ui/jobs.ts';
import {withoutSecretVariables} from '../world.ts';
import {osc52, type TerminalHost, takesOsc52} from './osc52.ts';

type Terminal = {readonly isTTY?: boolean; write(text: string): unknown};

/** A clipboard that has not answered by then will not. Milliseconds. */
const patience = 3000;

/** Whether there is a desktop where the person sits, whose clipboard is then used. Over SSH only X comes along. */
export const nativeClipboard = ({platform, env}: TerminalHost): boolean =>
	platform === 'darwin' || platform === 'win32' || platform === 'android' || env['WSL_DISTRO_NAME']
		? !env['SSH_CONNECTION']
		: Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

type Program = readonly [file: string, ...args: readonly string[]];

/** `clip` would take the text for one of the code page that its console has. */
const powerShell: Program = [
	'powershell.exe',
	'-NoProfile',
	'-NonInteractive',
	'-Command',
	'[Console]::InputEncoding = [Text.UTF8Encoding]::new($false); Set-Clipboard -Value ([Console]::In.ReadToEnd())',
];

/** Programs that put what they read into the clipboard, the likeliest first: the first that does is enough. */
export const clipboardPrograms = ({platform, env}: TerminalHost): readonly Program[] => {
	if (platform === 'darwin') return [['pbcopy']];
	if (platform === 'android') return [['termux-clipboard-set']];
	if (platform === 'win32' || env['WSL_DISTRO_NAME']) return [powerShell];
	return [
		...(env['WAYLAND_DISPLAY'] ? [['wl-copy'] as const] : []),
		...(env['DISPLAY']
			? ([
					['xsel', '--clipboard', '--input'],
					['xclip', '-selection', 'clipboard'],
				] as const)
			: []),
	];
};

/** Copies with the desktop's clipboard where there is one, else through tmux or the terminal; says honestly which. */
export const copyText = async (text: string, terminal: Terminal, env: Environment): Promise<Outcome> => {
	if (nativeClipboard({platform: process.platform, env}) && (await copyToDesktop(text, env)))
		return {ok: true, message: 'Copied.'};
	if (env['TMUX'] && (await copyToTmux(text, env))) {
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

/** Where there is no such program, or it fails, the terminal may still take it. */
const copyToDesktop = async (text: string, env: Environment): Promise<boolean> => {
	for (const program of clipboardPrograms({platform: process.platform, env}))
		if (await hand(text, program, env)) return true;
	return false;
};

/**
 * tmux as it comes takes neither OSC 52 from a program nor a wrapped one ("set-clipboard" and "allow-passthrough",
 * tmux(1)), but what is loaded into a buffer with `-w` goes to the terminal's clipboard as well. `-w` is of 3.2: an
 * older tmux refuses it, and passes on what is wrapped.
 */
const copyToTmux = (text: string, env: Environment): Promise<boolean> =>
	hand(text, ['tmux', 'load-buffer', '-w', '-'], env);

/** Hands a program the text on its standard input; whether it took it. */
const hand = (text: string, [file, ...args]: Program, env: Environment): Promise<boolean> =>
	soon(
		new Promise((resolve) => {
			// pbcopy takes the text for what the locale says.
			const variables = file === 'pbcopy' ? {...env, LC_CTYPE: 'UTF-8'} : env;
			const child = spawn(file, args, {
				stdio: ['pipe', 'ignore', 'ignore'],
				env: withoutSecretVariables(variables),
				windowsHide: true,
			});
			child.once('error', () => resolve(false));
			// Some leave a process behind that holds the text until somebody else copies.
			child.once('exit', (code) => resolve(code === 0));
			child.stdin.on('error', () => {});
			child.stdin.end(text);
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
