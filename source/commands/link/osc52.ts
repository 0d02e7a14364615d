/** What decides where a copy goes. */
export type TerminalHost = {
	readonly platform: NodeJS.Platform;
	readonly env: Readonly<Record<string, string | undefined>>;
};

/** The Linux console has no clipboard, and a dumb terminal would show the sequence. */
export const takesOsc52 = (env: TerminalHost['env']): boolean =>
	env['TERM'] !== 'linux' && env['TERM'] !== 'dumb';

/** GNU screen prints the rest of a string that is longer than its buffer: 256 bytes before 4.2, 768 since. */
const screenPiece = 240;

/**
 * OSC 52 asks the terminal to take the text into its clipboard ("Operating System Commands", xterm control sequences).
 * tmux and GNU screen pass on only what is wrapped for them, and screen only short pieces.
 */
export const osc52 = (text: string, env: TerminalHost['env']): string => {
	const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
	if (env['TMUX']) return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
	if (env['STY'] || env['TERM']?.startsWith('screen')) {
		const pieces = sequence.match(new RegExp(`[\\s\\S]{1,${screenPiece}}`, 'g')) ?? [];
		return pieces.map((piece) => `\u001bP${piece}\u001b\\`).join('');
	}
	return sequence;
};
