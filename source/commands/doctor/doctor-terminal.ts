import {type Check, finding} from '../../check.ts';
import {drawsUnicode} from '../../text/locale.ts';
import {smallest} from '../../ui/layout.ts';

/** What is known of the terminal without drawing on it. */
export type TerminalFacts = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** What the screen would be drawn on; absent: there is no terminal. */
	readonly screen?: {readonly columns: number; readonly rows: number; readonly colorDepth: number};
	/** Which of the three streams are a terminal. */
	readonly terminals: {readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean};
	/** A desktop has a clipboard of its own. */
	readonly desktop: boolean;
};

const names = {
	terminal: {id: 'terminal', title: 'Terminal'},
	text: {id: 'text', title: 'Text'},
	clipboard: {id: 'clipboard', title: 'Clipboard'},
} as const;

/** What the screen, the marks and `--copy` can count on. */
export const terminalChecks = (facts: TerminalFacts): readonly Check[] => [
	terminalCheck(facts),
	textCheck(facts),
	clipboardCheck(facts),
];

const terminalCheck = ({screen, terminals}: TerminalFacts): Check => {
	const piped = Object.entries(terminals).flatMap(([stream, terminal]) => (terminal ? [] : [stream]));
	const streams =
		piped.length === 0 ? '' : `; ${piped.join(', ')} ${piped.length === 1 ? 'is' : 'are'} not on it`;
	if (!screen) {
		const hint = 'Without one there is no screen; links by name need none.';
		return finding(names.terminal, 'skipped', 'there is none', hint);
	}
	const {columns, rows} = screen;
	const size = `${columns}×${rows}${streams}`;
	if (columns >= smallest.columns && rows >= smallest.rows) return finding(names.terminal, 'ok', size);
	return finding(
		names.terminal,
		'warning',
		size,
		`The screen needs ${smallest.columns}×${smallest.rows}: make it larger.`,
	);
};

const colours: Readonly<Record<number, string>> = {
	4: '16 colours',
	8: '256 colours',
	24: '16 million colours',
};

const textCheck = ({env, screen}: TerminalFacts): Check => {
	const colour = (screen && colours[screen.colorDepth]) ?? 'no colours';
	if (drawsUnicode(env)) return finding(names.text, 'ok', `UTF-8, ${colour}`);
	const hint =
		'Marks and frames are drawn in ASCII. If your terminal knows UTF-8, set LANG to something like C.UTF-8.';
	return finding(names.text, 'warning', `no UTF-8, ${colour}`, hint);
};

type Osc52 = 'tmux' | 'likely' | 'unlikely' | 'unknown';

/** What terminals do with OSC 52 when nobody has changed their settings, by their own documentation. */
const osc52Habits: ReadonlyArray<readonly [is: (env: TerminalFacts['env']) => boolean, takes: Osc52]> = [
	[({TMUX}) => Boolean(TMUX), 'tmux'],
	// A multiplexer hides the terminal outside.
	[({TERM}) => /^(screen|tmux)/.test(TERM ?? ''), 'unknown'],
	[({WT_SESSION, KITTY_WINDOW_ID}) => Boolean(WT_SESSION || KITTY_WINDOW_ID), 'likely'],
	[({TERM_PROGRAM}) => /^(wezterm|ghostty|vscode|rio)$/i.test(TERM_PROGRAM ?? ''), 'likely'],
	[({TERM}) => /^(alacritty|foot|xterm-kitty|xterm-ghostty|contour)/.test(TERM ?? ''), 'likely'],
	[({TERM_PROGRAM}) => TERM_PROGRAM === 'Apple_Terminal', 'unlikely'],
	[({TERM}) => /^(linux|dumb)$/.test(TERM ?? ''), 'unlikely'],
];

const osc52Of = (env: TerminalFacts['env']): Osc52 => osc52Habits.find(([is]) => is(env))?.[1] ?? 'unknown';

const words: Readonly<Record<Osc52, string>> = {
	tmux: 'tmux’s, and your terminal’s if it takes it (OSC 52)',
	likely: 'your terminal’s, which most likely takes it (OSC 52)',
	unlikely: 'your terminal most likely takes none (OSC 52)',
	unknown: 'your terminal’s, if it takes it (OSC 52)',
};

const clipboardCheck = ({env, screen, desktop}: TerminalFacts): Check => {
	if (desktop) return finding(names.clipboard, 'ok', 'the desktop’s');
	if (!screen) return finding(names.clipboard, 'skipped', 'neither desktop nor terminal');
	const takes = osc52Of(env);
	const hint = takes === 'likely' ? '' : 'Where --copy brings nothing, select the link: it is one line.';
	return finding(names.clipboard, takes === 'unlikely' ? 'warning' : 'ok', words[takes], hint);
};
