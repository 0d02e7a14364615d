import {afterEach, beforeEach, describe, expect, inject, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';

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
