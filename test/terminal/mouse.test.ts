import {expect, inject, test} from 'vitest';
import {openDaypass} from '../support/daypass-terminal.ts';

test.skipIf(!inject('bash')).each([
	['SGR', '\u001b[<0;10;12M\u001b[<0;10;12m'],
	['X10', '\u001b[M +,\u001b[M#+,'],
])('mouse reports (%s), which nobody asked for, are never typed', async (_, reports) => {
	const terminal = await openDaypass({columns: 80, rows: 24});
	await terminal.sees('q quit');
	terminal.press('/');
	await terminal.sees('- for not');
	terminal.press(reports);
	terminal.press('audit');
	await terminal.sees(/^ \/ audit/m);
	terminal.press('\u0003');
	expect(await terminal.ended()).toBe(130);
});
