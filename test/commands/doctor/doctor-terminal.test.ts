import {describe, expect, test} from 'vitest';
import {type TerminalFacts, terminalChecks} from '../../../source/commands/doctor/doctor-terminal.ts';

const screen = {columns: 80, rows: 24, colorDepth: 8};
const all = {stdin: true, stdout: true, stderr: true};
const usual: TerminalFacts = {env: {LANG: 'C.UTF-8'}, screen, terminals: all, desktop: false};
const {screen: _, ...without} = usual;

const check = (id: string, facts: TerminalFacts) => terminalChecks(facts).find((one) => one.id === id);

describe('the terminal', () => {
	test.each([
		['comfortable', usual, 'ok', '80×24'],
		['the smallest', {...usual, screen: {...screen, columns: 60, rows: 15}}, 'ok', '60×15'],
		['too low', {...usual, screen: {...screen, rows: 14}}, 'warning', '80×14'],
		['too narrow', {...usual, screen: {...screen, columns: 59}}, 'warning', '59×24'],
		['behind a pipe', {...usual, terminals: {...all, stdout: false}}, 'ok', '80×24; stdout is not on it'],
		['not there', without, 'skipped', 'there is none'],
	])('%s', (_title, facts, status, detail) => {
		expect(check('terminal', facts)).toMatchObject({status, detail});
	});
});

describe('text', () => {
	test.each([
		[{LANG: 'en_US.UTF-8'}, 24, 'ok', 'UTF-8, 16 million colours'],
		[{LC_ALL: 'C', LANG: 'en_US.UTF-8'}, 8, 'warning', 'no UTF-8, 256 colours'],
		[{LC_CTYPE: 'de_DE.utf8'}, 4, 'ok', 'UTF-8, 16 colours'],
		[{LANG: 'C.UTF-8', TERM: 'linux'}, 4, 'warning', 'no UTF-8, 16 colours'],
		[{LANG: 'C.UTF-8', NO_COLOR: '1'}, 1, 'ok', 'UTF-8, no colours'],
		[{}, 1, 'warning', 'no UTF-8, no colours'],
	])('with %j and %d bits of colour', (env, colorDepth, status, detail) => {
		expect(check('text', {...usual, env, screen: {...screen, colorDepth}})).toMatchObject({status, detail});
	});
});

describe('the clipboard', () => {
	test.each([
		['a desktop', {}, true, 'ok', 'the desktop’s'],
		['kitty', {TERM: 'xterm-kitty'}, false, 'ok', 'most likely takes it'],
		['VS Code', {TERM_PROGRAM: 'vscode'}, false, 'ok', 'most likely takes it'],
		[
			'tmux inside kitty',
			{TERM: 'tmux-256color', KITTY_WINDOW_ID: '1', TMUX: '/tmp/x'},
			false,
			'ok',
			'tmux’s, and your terminal’s if it takes it',
		],
		['screen', {TERM: 'screen.xterm-kitty', STY: '1.x'}, false, 'ok', 'if it takes it'],
		['Terminal.app over ssh', {TERM_PROGRAM: 'Apple_Terminal'}, false, 'warning', 'takes none'],
		['the Linux console', {TERM: 'linux'}, false, 'warning', 'takes none'],
		['one nobody knows', {TERM: 'xterm-256color'}, false, 'ok', 'if it takes it'],
	])('of %s', (_title, env, desktop, status, detail) => {
		const clipboard = check('clipboard', {...usual, env, desktop});
		expect(clipboard?.status).toBe(status);
		expect(clipboard?.detail).toContain(detail);
	});

	test('is nowhere without desktop and terminal', () => {
		expect(check('clipboard', without)).toMatchObject({status: 'skipped'});
	});
});
