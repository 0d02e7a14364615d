import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {clipboardPrograms, copyText, nativeClipboard} from '../../../source/commands/link/clipboard.ts';
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
		['in Termux', 'android', {}, true],
	] as const)('%s', (_, platform, env, used) => {
		expect(nativeClipboard({platform, env})).toBe(used);
	});
});

describe('the programs that are tried', () => {
	test.each([
		['darwin', {}, ['pbcopy']],
		['win32', {}, ['powershell.exe']],
		['android', {}, ['termux-clipboard-set']],
		['linux', {WSL_DISTRO_NAME: 'Debian', DISPLAY: ':0'}, ['powershell.exe']],
		['linux', {DISPLAY: ':0'}, ['xsel', 'xclip']],
		['linux', {WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0'}, ['wl-copy', 'xsel', 'xclip']],
	] as const)('on %s with %j', (platform, env, files) => {
		expect(clipboardPrograms({platform, env}).map(([file]) => file)).toEqual(files);
	});
});

describe.skipIf(process.platform !== 'linux')('copying to the desktop', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'daypass-clipboard-'));
	});
	afterEach(() => {
		rmSync(folder, {recursive: true});
	});
	const program = (name: string, script: string) => {
		const file = path.join(folder, name);
		writeFileSync(file, `#!/bin/sh\n${script}\n`);
		chmodSync(file, 0o755);
	};
	const silent = {isTTY: false, write: () => true};
	const env = () => ({
		WAYLAND_DISPLAY: 'wayland-0',
		DISPLAY: ':0',
		PATH: `${folder}:/usr/bin:/bin`,
		AWS_SECRET_ACCESS_KEY: 'secret',
	});

	test('the first that takes it gets all of it, and nothing of it is in its arguments', async () => {
		program('wl-copy', 'exit 1');
		program('xsel', `echo "$*$AWS_SECRET_ACCESS_KEY" > '${folder}/args'; cat > '${folder}/text'`);
		program('xclip', `touch '${folder}/too-many'`);
		const text = `link ü ${'x'.repeat(200_000)}`;
		expect(await copyText(text, silent, env())).toEqual({ok: true, message: 'Copied.'});
		expect(readFileSync(path.join(folder, 'text'), 'utf8')).toBe(text);
		expect(readFileSync(path.join(folder, 'args'), 'utf8')).toBe('--clipboard --input\n');
		expect(() => readFileSync(path.join(folder, 'too-many'))).toThrow();
	});

	test('one that leaves a process behind is not waited for', async () => {
		program('wl-copy', `cat > '${folder}/text'; sleep 60 & `);
		expect(await copyText('link', silent, env())).toMatchObject({ok: true});
	});

	test('where none takes it, it says so', async () => {
		for (const name of ['wl-copy', 'xsel', 'xclip']) program(name, 'exit 1');
		expect(await copyText('link', silent, env())).toMatchObject({ok: false});
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
