import {describe, expect, inject, test} from 'vitest';
import {openDaypass} from '../support/daypass-terminal.ts';

const size = {columns: 80, rows: 24};

/** Select Graphic Rendition with a colour in it: 30–49, 90–107. */
const colour = /\u001B\[(?:\d+;)*(?:[34]\d|9\d|10[0-7])(?:;\d+)*m/;

describe.skipIf(!inject('bash'))('what the terminal can show', () => {
	test('colours where there are some, none with NO_COLOR; marks and words say the same', async () => {
		const coloured = await openDaypass(size);
		const plain = await openDaypass({...size, env: {NO_COLOR: '1'}});
		for (const terminal of [coloured, plain]) {
			await terminal.sees(/▸ ✓ Audit /, '✓ allowed');
		}
		expect(coloured.written()).toMatch(colour);
		expect(plain.written()).not.toMatch(colour);
	});

	test('plain ASCII marks where the locale has no others', async () => {
		const terminal = await openDaypass({...size, env: {LANG: 'C'}});
		await terminal.sees(/> \+ Audit /, '+ allowed');
		expect(terminal.screen()).not.toMatch(/[▸✓◐✗─]/);
	});
});
