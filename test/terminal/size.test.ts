import {describe, expect, inject, test} from 'vitest';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';

describe.skipIf(!inject('bash'))('the size of the terminal', () => {
	test.each([
		{columns: 59, rows: 24},
		{columns: 80, rows: 14},
		{columns: 20, rows: 6},
	])('$columns×$rows is too small: it says what it needs, and goes on when it has it', async (size) => {
		const terminal = await openDaypass(size);
		await terminal.sees(`${size.columns}×${size.rows}`, 'Ctrl-C');
		terminal.resize({columns: 80, rows: 24});
		await terminal.sees(/▸ ✓ Audit /, 'q quit');
	});

	test('60×15 is small, and the whole job fits', async () => {
		const terminal = await openDaypass({columns: 60, rows: 15});
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press(keys.enter);
		await terminal.sees('Session name', 'Duration', 'Region', 'Page', 'Enter make the link');
		terminal.press(keys.enter);
		await terminal.sees('Pass for', 'Open it within', 'c copy');
	});

	test('a resized window keeps the place, and the link one line', async () => {
		const terminal = await openDaypass({columns: 80, rows: 24});
		await terminal.sees('1 audit', /▸ ✓ Audit /);
		terminal.press('1');
		await terminal.sees('Open it within');
		terminal.press('c');
		const link = await terminal.copies();
		for (const size of [
			{columns: 120, rows: 40},
			{columns: 97, rows: 31},
			{columns: 80, rows: 24},
		]) {
			terminal.resize(size);
			await terminal.sees('Open it within', '─'.repeat(size.columns));
			await terminal.seesLine(link);
		}
		terminal.resize({columns: 40, rows: 10});
		await terminal.sees('This window is 40×10');
		terminal.resize({columns: 100, rows: 30});
		await terminal.seesLine(link);
	});

	test('no frame is wider or higher than the terminal: nothing scrolls', async () => {
		const terminal = await openDaypass({columns: 80, rows: 24});
		await terminal.sees(/▸ ✓ Audit /, /^ daypass|^ cm-chiba/, /q quit$/);
		terminal.press(keys.pageDown, keys.pageDown);
		await terminal.seesNo(/▸ ✓ Audit /);
		await terminal.sees(/^ cm-chiba/, /q quit$/);
		expect(terminal.screen().split('\n')).toHaveLength(24);
	});
});
