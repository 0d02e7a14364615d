import {afterEach, beforeEach, describe, expect, inject, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {openLink} from '../support/sign-in.ts';
import type {OpenTerminal} from '../support/terminal.ts';

describe.skipIf(!inject('bash'))('daypass revoke asks for the role’s name', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await startSandbox();
	});

	afterEach(() => sandbox.close());

	const open = async (...words: readonly string[]) => {
		const terminal = await openDaypass({
			columns: 120,
			rows: 30,
			words: ['revoke', ...words],
			env: sandbox.environment,
		});
		await terminal.sees('This ends EVERY session', 'Type the role’s name');
		return terminal;
	};

	const isWritten = () => sandbox.requests.some(({action}) => action === 'PutRolePolicy');

	test.each([
		['its name', 'Audit', 'Audit'],
		['its name without the path it was called by', 'app/Viewer-Prod', 'Viewer-Prod'],
		['its path and name', 'Viewer-Prod', 'app/Viewer-Prod'],
	])('%s: revoked', async (_, role, typed) => {
		const terminal = await open(role);
		expect(isWritten()).toBe(false);
		terminal.press(typed, keys.enter);
		await terminal.sees('Revoked every session of role/');
		expect(await terminal.ended()).toBe(0);
		expect(isWritten()).toBe(true);
	});

	test.each([
		['another name', `Audi${keys.enter}`, 2],
		['a mere yes', `y${keys.enter}`, 2],
		['nothing', keys.enter, 2],
		['Ctrl-C', keys.ctrlC, 130],
	])('%s: nothing happens, exit %s', async (_, typed, exit) => {
		const terminal = await open('Audit');
		terminal.press(typed);
		expect(await terminal.ended()).toBe(exit);
		expect(isWritten()).toBe(false);
	});
});

describe.skipIf(!inject('bash'))('revoking on the screen', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await startSandbox();
	});

	afterEach(() => sandbox.close());

	const open = () => openDaypass({columns: 80, rows: 24, words: [], env: sandbox.environment});

	/** Whether whoever opens the link may still do something. */
	const isOver = async (link: string) => String((await openLink(link))['revoked']) === 'true';

	/** Makes a pass of the role under the cursor; answers with its link, which is then shown. */
	const handOut = async (terminal: OpenTerminal, visitor: string): Promise<string> => {
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press(keys.enter);
		await terminal.sees('Enter make the link');
		terminal.press(visitor, keys.enter);
		await terminal.sees(`Pass for ${visitor}`);
		terminal.press('c');
		return terminal.copies();
	};

	const back = async (terminal: OpenTerminal) => {
		terminal.press(keys.escape);
		await terminal.sees('Enter make the link');
		terminal.press(keys.escape);
		await terminal.sees(/▸ ✓ Audit /);
	};

	test('what a link opened ends, and lives again when that is undone', async () => {
		const terminal = await open();
		const ana = await handOut(terminal, 'ana');
		await back(terminal);
		const bob = await handOut(terminal, 'bob');
		terminal.press('x');
		await terminal.sees(
			'▸ bob ',
			/ana +since \d\d:\d\d +may be alive until/,
			'EVERY session “bob” of role/Audit',
		);
		terminal.press('Audit', keys.enter);
		await terminal.sees(/✓ Revoked every session “bob” of role\/Audit issued before\s+20\S+Z\./, 'u undo');
		expect(await Promise.all([ana, bob].map(isOver))).toEqual([false, true]);
		terminal.press('u');
		await terminal.sees('✓ Undone');
		expect(await Promise.all([ana, bob].map(isOver))).toEqual([false, false]);
		terminal.press(keys.escape);
		await terminal.sees('Pass for bob');
	});

	test('everybody’s sessions of the role under the cursor end', async () => {
		const terminal = await open();
		const ana = await handOut(terminal, 'ana');
		await back(terminal);
		terminal.press('x');
		await terminal.sees('▸ Everybody', 'EVERY session of role/Audit');
		terminal.press('Audit', keys.enter);
		await terminal.sees('✓ Revoked every session of role/Audit');
		expect(await isOver(ana)).toBe(true);
		terminal.press(keys.escape);
		await terminal.sees(/▸ ✓ Audit /);
		expect(await isOver(await handOut(terminal, 'eve'))).toBe(false);
	});

	test('what may not be written is said in place, and Enter tries again', async () => {
		sandbox.deny('iam:PutRolePolicy');
		const terminal = await open();
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press('x');
		await terminal.sees('▸ Everybody');
		terminal.press('Audit', keys.enter);
		await terminal.sees('Ask for iam:PutRolePolicy on role/Audit', 'Enter AWS’s own words');
		terminal.press(keys.enter);
		await terminal.sees('is not authorized to perform: iam:PutRolePolicy', 'Enter revoke');
		sandbox.allow('iam:PutRolePolicy');
		terminal.press(keys.enter);
		await terminal.sees('✓ Revoked every session of role/Audit');
	});

	test('an answer that does not come can be left', async () => {
		const terminal = await open();
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press('x');
		await terminal.sees('▸ Everybody');
		sandbox.fault('iam:PutRolePolicy', 'hang');
		terminal.press('Audit', keys.enter);
		await terminal.sees('writing the inline policy AWSRevokeOlderSessions…', 'Esc stop');
		sandbox.mend('iam:PutRolePolicy');
		terminal.press(keys.escape);
		await terminal.sees('✗ Stopped. What AWS has received already may take effect');
		terminal.press(keys.enter);
		await terminal.sees('✓ Revoked every session of role/Audit');
	});

	test('a service’s own role is refused with the reason', async () => {
		const terminal = await open();
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press('a', '/', 'ServiceRoleForECS', keys.tab);
		await terminal.sees('Enter choose', /▸ . \S*AWSServiceRoleForECS/);
		terminal.press('x');
		await terminal.sees('is a service-linked role', 'Esc goes back.');
		terminal.press(keys.escape);
		await terminal.sees(/▸ . \S*AWSServiceRoleForECS/);
	});
});
