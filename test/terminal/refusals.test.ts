import {afterEach, beforeEach, describe, expect, inject, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import type {Environment} from '../support/program.ts';

describe.skipIf(!inject('bash'))('when AWS says no', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await startSandbox();
	});

	afterEach(() => sandbox.close());

	const open = (env: Environment = {}) =>
		openDaypass({columns: 80, rows: 24, words: [], env: {...sandbox.environment, ...env}});

	test.each([
		['no credentials', {AWS_CONTAINER_CREDENTIALS_FULL_URI: ''}, 'No AWS credentials found', 'daypass demo'],
		['no region', {AWS_REGION: ''}, 'No AWS region is set', 'AWS_REGION'],
	])('%s: what is missing, what to do, and q leaves', async (_, env, sentence, hint) => {
		const terminal = await open(env);
		await terminal.sees(`✗ ${sentence}`, hint);
		terminal.press('q');
		expect(await terminal.ended()).toBe(0);
	});

	test('expired credentials: said at once, and R reads again when they are fresh', async () => {
		sandbox.fault('sts:GetCallerIdentity', 'expired');
		const terminal = await open();
		await terminal.sees('your AWS credentials have expired', 'Get fresh credentials', 'R tries again');
		sandbox.mend('sts:GetCallerIdentity');
		terminal.press('R');
		await terminal.sees(/▸ ✓ Audit /);
	});

	test.each([
		['arn:aws:iam::111122223333:role/Audit', 'Audit'],
		['Viewer', 'shared/Viewer'],
	])('roles that may not be listed: %s typed by hand still makes a link', async (typed, name) => {
		sandbox.deny('iam:ListRoles');
		sandbox.deny('iam:GetAccountAuthorizationDetails');
		const terminal = await open();
		await terminal.sees('not listed: t takes any role', /^ t type an ARN/m);
		terminal.press('t');
		await terminal.sees('Which role?');
		terminal.press(typed, keys.enter);
		await terminal.sees('Session name');
		terminal.press(keys.enter);
		await terminal.sees(`Pass for daypass-cm-chiba-yukihiro: ${name}`, 'Open it within');
	});

	test('a role that refuses: AWS’s own words are folded on the form, which stays as it was', async () => {
		sandbox.deny('sts:AssumeRole');
		const terminal = await open();
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press(keys.enter);
		await terminal.sees('Enter make the link');
		terminal.press('visitor', keys.enter);
		await terminal.sees('AWS refuses', 'Enter AWS’s own words', /Session name +visitor/);
		terminal.press(keys.enter);
		await terminal.sees('is not authorized to perform: sts:AssumeRole', /Session name +visitor/);
		await terminal.sees('Enter make the link');
	});

	test('v asks AWS, and its answer takes the place of the prediction', async () => {
		const terminal = await open();
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press('/');
		await terminal.sees('Tab keep it');
		terminal.press('testrolea', keys.tab);
		await terminal.sees(/▸ ◐ Test-RoleA/, 'Enter choose');
		terminal.press('v');
		await terminal.sees(/▸ ✓ Test-RoleA/, 'AWS said so');
	});
});
