import process from 'node:process';
import {describe, expect, inject, onTestFinished, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/server.ts';
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

	test('an external ID is not shown while it is typed, and no cursor is moved for it', async () => {
		const terminal = await openDaypass({columns: 80, rows: 40, words: ['demo', '--plain']});
		await terminal.sees('Which one?');
		terminal.press('PartnerView\r');
		await terminal.sees('Session name [');
		terminal.press('\r');
		await terminal.sees('External ID:');
		terminal.press('acme-7731\r');
		for (const label of ['Duration', 'Region', 'Page', 'Session policy']) {
			await terminal.sees(`${label} [`);
			terminal.press('\r');
		}
		await terminal.sees('Next?');
		expect(terminal.written()).not.toMatch(/acme-7731|\u001b/);
		terminal.press('q\r');
		expect(await terminal.ended()).toBe(0);
	});

	test('a wait for a role’s policies is told once', async () => {
		const sandbox = await startSandbox();
		onTestFinished(() => sandbox.close());
		const terminal = await openDaypass({columns: 80, rows: 40, words: ['--plain'], env: sandbox.environment});
		await terminal.sees('Which one?');
		sandbox.fault('iam:ListAttachedRolePolicies', 'hang');
		terminal.press('Audit\r');
		await terminal.sees('reading the role’s policies…');
		terminal.press('\u0003');
		expect(await terminal.ended()).toBe(130);
		expect(terminal.written().match(/reading the role’s policies…/g)).toHaveLength(1);
	});

	test.each(['iam:ListRoles', 'sts:GetCallerIdentity'] as const)(
		'a wait for %s is told, and Ctrl-C ends it: exit 130',
		async (action) => {
			const sandbox = await startSandbox();
			onTestFinished(() => sandbox.close());
			sandbox.fault(action, 'hang');
			const terminal = await openDaypass({
				columns: 80,
				rows: 40,
				words: ['--plain'],
				env: sandbox.environment,
			});
			await terminal.sees('…');
			terminal.press('\u0003');
			expect(await terminal.ended()).toBe(130);
		},
	);
});

test.skipIf(!inject('bash'))('on a screen that is read aloud the link is written once', async () => {
	const env = {INK_SCREEN_READER: 'true'};
	const terminal = await openDaypass({columns: 80, rows: 40, words: ['demo', '--no-plain'], env});
	await terminal.sees('option: (selected) ✓ Audit');
	terminal.press('\r');
	await terminal.sees('textbox: (selected) Session name');
	terminal.press('\r');
	await terminal.sees('Pass for', 'Anyone with this link');
	expect(terminal.screen().match(/federation\?/g)).toHaveLength(1);
	terminal.press('q');
	expect(await terminal.ended()).toBe(0);
	await terminal.isIn({screen: 'normal', cursorVisible: true});
});
