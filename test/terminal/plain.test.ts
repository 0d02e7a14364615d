import process from 'node:process';
import {describe, expect, inject, onTestFinished, test} from 'vitest';
import {homeForTest, openDaypass} from '../support/daypass-terminal.ts';
import {programFile} from '../support/program.ts';
import {openTerminal} from '../support/terminal.ts';

describe.skipIf(!inject('bash'))('questions in place of the screen', () => {
	test.each([
		{words: ['demo', '--plain'], TERM: 'xterm-256color'},
		{words: ['demo'], TERM: 'dumb'},
	])('make a link without an escape byte: $words, TERM=$TERM', async ({words, TERM}) => {
		// A pseudo-terminal names its own TERM.
		const terminal = await openTerminal({
			columns: 80,
			rows: 40,
			file: 'env',
			words: [`TERM=${TERM}`, process.execPath, programFile, ...words],
			env: homeForTest().env,
		});
		onTestFinished(terminal.close);
		await terminal.sees('Which one?');
		terminal.press('Audit\r');
		await terminal.sees('Session name [');
		terminal.press('<\r');
		await terminal.sees(/q to quit\)\s*$/);
		terminal.press('audit\r');
		await terminal.sees('Next?', 'Open it before');
		terminal.press('q\r');
		expect(await terminal.ended()).toBe(0);
		expect(terminal.written()).not.toContain('\u001b');
	});

	test.each([
		['Ctrl-C', '\u0003'],
		['Ctrl-D', '\u0004'],
	])('%s at a question ends it: exit 130', async (_, key) => {
		const terminal = await openDaypass({columns: 80, rows: 40, words: ['demo', '--plain']});
		await terminal.sees('Which one?');
		terminal.press(key);
		expect(await terminal.ended()).toBe(130);
	});
});
