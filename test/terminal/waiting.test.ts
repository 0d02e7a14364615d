import {afterEach, beforeEach, describe, expect, inject, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';

const size = {columns: 80, rows: 24};

describe.skipIf(!inject('bash'))('while AWS does not answer', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await startSandbox();
	});

	afterEach(() => sandbox.close());

	test.each([
		'credentials:get',
		'sts:GetCallerIdentity',
		'iam:ListRoles',
		'iam:GetRole',
		'iam:ListAccountAliases',
	] as const)('Ctrl-C while waiting for %s ends it: exit 130', async (action) => {
		sandbox.fault(action, 'hang');
		const terminal = await openDaypass({...size, words: [], env: sandbox.environment});
		await terminal.sees('q quit');
		terminal.press(keys.ctrlC);
		expect(await terminal.ended()).toBe(130);
		await terminal.isIn({screen: 'normal', cursorVisible: true});
	});

	test.each(['sts:AssumeRole', 'signin:getSigninToken'] as const)(
		'Esc while waiting for %s goes back to the form, and the next try makes the link',
		async (action) => {
			const terminal = await openDaypass({...size, words: [], env: sandbox.environment});
			await terminal.sees(/▸ ✓ Audit /);
			terminal.press(keys.enter);
			await terminal.sees('Enter make the link');
			sandbox.fault(action, 'hang');
			terminal.press(keys.enter);
			await terminal.sees('Esc stop');
			sandbox.mend(action);
			terminal.press(keys.escape);
			await terminal.sees('Enter make the link');
			terminal.press(keys.enter);
			await terminal.sees('Open it within');
		},
	);

	test('the first page of roles can be used while the rest is on its way', async () => {
		await sandbox.close();
		sandbox = await startSandbox({pageSize: 10});
		sandbox.fault('iam:ListRoles', {slow: 400});
		const terminal = await openDaypass({...size, words: [], env: sandbox.environment});
		await terminal.sees(/▸ . \w+/, /so far/);
		terminal.press('j');
		await terminal.seesNo(/so far/);
		await terminal.sees('41 roles');
	});
});
