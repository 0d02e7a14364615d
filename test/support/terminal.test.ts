import process from 'node:process';
import {expect, test} from 'vitest';
import {openTerminal} from './terminal.ts';

test('a program that ends within a frame has ended', async () => {
	const terminal = await openTerminal({
		columns: 80,
		rows: 24,
		file: process.execPath,
		words: ['-e', 'process.stdout.write("\\u001b[?2026hhalf a frame")'],
		env: {},
	});
	try {
		expect(await terminal.ended()).toBe(0);
		expect(terminal.screen()).toContain('half a frame');
	} finally {
		terminal.close();
	}
});
