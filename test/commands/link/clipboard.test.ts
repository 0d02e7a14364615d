import {describe, expect, test} from 'vitest';
import {nativeClipboard} from '../../../source/commands/link/clipboard.ts';
import {osc52, takesOsc52} from '../../../source/commands/link/osc52.ts';

describe('the desktop’s clipboard is used', () => {
	test.each([
		['with X', 'linux', {DISPLAY: ':0'}, true],
		['with Wayland', 'linux', {WAYLAND_DISPLAY: 'wayland-0'}, true],
		['without either', 'linux', {}, false],
		['with X brought along by SSH', 'linux', {DISPLAY: 'localhost:10.0', SSH_CONNECTION: 'a'}, true],
		['in WSL', 'linux', {WSL_DISTRO_NAME: 'Debian'}, true],
		['on a Mac', 'darwin', {}, true],
		['on a Mac, but not by somebody who sits elsewhere', 'darwin', {SSH_CONNECTION: 'a'}, false],
		['on Windows', 'win32', {}, true],
	] as const)('%s', (_, platform, env, used) => {
		expect(nativeClipboard({platform, env})).toBe(used);
	});
});

describe('OSC 52', () => {
	const text = 'x'.repeat(3000);
	const bare = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;

	test('goes to a terminal as it is', () => {
		expect(osc52(text, {TERM: 'xterm-256color'})).toBe(bare);
	});

	test('is wrapped for tmux', () => {
		expect(osc52(text, {TMUX: '/tmp/x', TERM: 'screen'})).toBe(`\u001bPtmux;\u001b${bare}\u001b\\`);
	});

	test.each([{STY: '1.x'}, {TERM: 'screen.xterm-256color'}])(
		'is cut into pieces that screen passes on, with %j',
		(env) => {
			const pieces = osc52(text, env).split('\u001b\\');
			expect(pieces.pop()).toBe('');
			for (const piece of pieces) expect(piece).toMatch(/^\u001bP[\s\S]{1,240}$/);
			expect(pieces.map((piece) => piece.slice(2)).join('')).toBe(bare);
		},
	);

	test.each([
		['linux', false],
		['dumb', false],
		['xterm-256color', true],
	])('of TERM=%s: %s', (TERM, takes) => {
		expect(takesOsc52({TERM})).toBe(takes);
	});
});
