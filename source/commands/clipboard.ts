import process from 'node:process';
import type {Outcome} from '../ui/jobs.ts';

type Terminal = {readonly isTTY?: boolean; write(text: string): unknown};

/** Whether there is a desktop, whose clipboard is then used. */
export const nativeClipboard = () =>
	process.platform === 'darwin' ||
	process.platform === 'win32' ||
	Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * OSC 52 asks the terminal to take the text into its clipboard ("Operating System Commands", xterm control sequences);
 * tmux and screen pass it on only when wrapped.
 */
const osc52 = (text: string): string => {
	const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
	if (process.env['TMUX']) return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
	if (process.env['TERM']?.startsWith('screen')) return `\u001bP${sequence}\u001b\\`;
	return sequence;
};

/** Copies with the desktop's clipboard where there is one, else through the terminal; says honestly which. */
export const copyText = async (text: string, terminal: Terminal): Promise<Outcome> => {
	if (nativeClipboard()) {
		try {
			const {default: clipboard} = await import('clipboardy');
			await clipboard.write(text);
			return {ok: true, message: 'Copied.'};
		} catch {
			// No clipboard program after all: the terminal may still take it.
		}
	}
	if (!terminal.isTTY) {
		return {
			ok: false,
			message: 'Not copied: there is no clipboard and no terminal here. Select the link instead.',
		};
	}
	terminal.write(osc52(text));
	return {
		ok: true,
		message: 'Sent to your terminal’s clipboard (OSC 52). If nothing arrives, select the link instead.',
	};
};
