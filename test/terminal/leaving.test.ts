import {readdirSync} from 'node:fs';
import {describe, expect, inject, test} from 'vitest';
import {homeForTest, openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {runProgram} from '../support/program.ts';
import type {Modes} from '../support/terminal.ts';
import {openShell, prompt} from './shell.ts';

const size = {columns: 100, rows: 30};
const link = /^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&\S+$/;

/** A terminal nobody has touched. */
const untouched: Modes = {screen: 'normal', cursorVisible: true, bracketedPaste: true, mouse: 'none'};

/** The `key=value` lines that commands typed into the shell have printed. */
const answer = (text: string, key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1];

describe.skipIf(!inject('bash'))('leaving', () => {
	test('q ends with exit 0 and prints the last link, and nothing else, on standard output', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees('1 audit', /▸ ✓ Audit /);
		terminal.press('1');
		await terminal.sees('Open it within');
		terminal.press('c');
		const copied = await terminal.copies();
		terminal.press('q');
		expect(await terminal.ended()).toBe(0);
		await terminal.isIn({...untouched, bracketedPaste: false});
		await terminal.seesLine(copied);
	});

	test('q without a link made prints nothing', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press('q');
		expect(await terminal.ended()).toBe(0);
		expect(terminal.screen().trim()).toBe('');
	});

	/** Keys, each with what is there once it has done its work. */
	const ways: readonly (readonly [string, readonly (readonly [string, string | RegExp])[]])[] = [
		['the list', []],
		['the filter', [['/aud', '/ aud▏']]],
		['the form', [[keys.enter, 'Enter make the link']]],
		[
			'a list in the form',
			[
				[keys.enter, 'Enter make the link'],
				[`${keys.tab}${keys.tab}tokyo`, /tokyo▏ +→/],
			],
		],
		['the link', [['1', 'Open it within']]],
		[
			'the message',
			[
				['1', 'Open it within'],
				['m', 'The message to send with it'],
			],
		],
		['help', [['?', 'Everywhere']]],
	];

	test.each(ways)('Ctrl-C on %s: exit 130, and the terminal is as it was', async (_, way) => {
		const shell = await openShell(size);
		shell.press('before=$(stty -g); daypass demo; echo code=$?\r');
		await shell.sees(/▸ ✓ Audit /);
		for (const [pressed, arrived] of way) {
			shell.press(pressed);
			await shell.sees(arrived);
		}
		await shell.isIn({screen: 'alternate'});
		shell.press(keys.ctrlC);
		await shell.sees(/^code=\d+$/m);
		expect(answer(shell.screen(), 'code')).toBe('130');
		await shell.sees(new RegExp(`^${prompt}$`, 'm'));
		await shell.isIn(untouched);
		shell.press('[ "$before" = "$(stty -g)" ] && echo "line editing: as before"\r');
		await shell.sees(/^line editing: as before$/m);
		expect(readdirSync(shell.temporary)).toEqual([]);
	});

	test('Ctrl-Z gives the shell back, and fg the screen, where it was', async () => {
		const shell = await openShell(size);
		shell.press('daypass demo; echo code=$?\r');
		await shell.sees(/▸ ✓ Audit /);
		shell.press('j');
		await shell.sees(/▸ ✓ Contractor-Kyoto/);
		shell.press(keys.ctrlZ);
		await shell.sees('Stopped');
		await shell.isIn(untouched);
		shell.press('fg\r');
		await shell.sees(/▸ ✓ Contractor-Kyoto/);
		shell.press('j');
		await shell.sees(/▸ ✓ DataPipeline-Runner/);
		shell.press('q');
		await shell.sees(new RegExp(`^${prompt}$`, 'm'));
		await shell.isIn(untouched);
	});

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('%s: exit %i, the terminal is as it was, and nothing is left behind', async (signal, code) => {
		const {env, temporary} = homeForTest();
		const terminal = await openDaypass({...size, env});
		await terminal.sees(/▸ ✓ Audit /);
		expect(readdirSync(temporary)).toHaveLength(1);
		terminal.kill(signal);
		expect(await terminal.ended()).toBe(code);
		await terminal.isIn({...untouched, bracketedPaste: false});
		expect(readdirSync(temporary)).toEqual([]);
	});
});

describe.skipIf(!inject('bash'))('as part of a command line', () => {
	test('url=$(daypass demo) draws on the terminal and holds exactly one line, the link', async () => {
		const shell = await openShell(size);
		shell.press('url=$(daypass demo); echo code=$?\r');
		await shell.sees('1 audit', /▸ ✓ Audit /);
		shell.press('1');
		await shell.sees('Open it within');
		shell.press('c');
		const copied = await shell.copies();
		expect(copied).toMatch(link);
		shell.press('q');
		await shell.sees(/^code=0$/m, 'the link ended with it');
		shell.press('clear; printf "%s" "$url" | wc -l; printf "%s\\n" "$url"\r');
		await shell.sees(/^0$/m);
		await shell.seesLine(copied);
		await shell.isIn(untouched);
	});

	test('url=$(daypass demo) left with Ctrl-C is empty', async () => {
		const shell = await openShell(size);
		shell.press('url=$(daypass demo); echo "code=$? url=[$url]"\r');
		await shell.sees('1 audit', /▸ ✓ Audit /);
		shell.press('1');
		await shell.sees('Open it within');
		shell.press(keys.ctrlC);
		await shell.sees('code=130 url=[]');
	});

	test('without any terminal the screen says so: exit 2, and standard output empty', async () => {
		const {code, stdout, stderr} = await runProgram(['demo'], {
			env: homeForTest().env,
			withoutTerminal: true,
		});
		expect({code, stdout}).toEqual({code: 2, stdout: ''});
		expect(stderr).toContain('The screen needs a terminal');
		expect(stderr).toContain('link --role');
	});
});
