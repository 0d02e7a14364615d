import {GetRoleCommand, GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand} from '@aws-sdk/client-iam';
import {afterAll, beforeEach, describe, expect, inject, test} from 'vitest';
import {openDaypass} from '../support/daypass-terminal.ts';
import {accountId, allow, type Keys, roleArn, trust} from '../support/iam-account.ts';
import {keys as keyboard} from '../support/keys.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {revoking} from '../support/revoking-statement.ts';
import {emptyAccount, motoEnvironment} from './account.ts';

const policy = 'AWSRevokeOlderSessions';

const document = (...statements: readonly object[]) => ({Version: '2012-10-17', Statement: statements});

describe.skipIf(!inject('motoUrl'))('daypass revoke, on a role that moto keeps', () => {
	const home = createHome();
	const own = allow('s3:ListBucket');
	let keys: Keys;
	let iam: IAMClient;

	beforeEach(async () => {
		const account = await emptyAccount();
		await account.role('Audit', trust(`arn:aws:iam::${accountId}:root`), {path: '/team/', policy: own});
		keys = await account.user('ana', {
			inline: allow([
				'iam:ListRoles',
				'iam:GetRole',
				'iam:GetRolePolicy',
				'iam:PutRolePolicy',
				'iam:ListRolePolicies',
			]),
		});
		await account.enforcePolicies();
		const endpoint = motoEnvironment(keys)['AWS_ENDPOINT_URL_IAM'] ?? '';
		iam = new IAMClient({endpoint, region: 'eu-central-1', credentials: keys});
	});

	afterAll(() => home.remove());

	const run = (...words: readonly string[]) =>
		runProgram(['revoke', 'Audit', '--yes', '--json', ...words], {
			env: {...cleanEnvironment(home.folder), ...motoEnvironment(keys)},
		});

	/** Answers with the moment before which sessions have ended. */
	const revoke = async (...words: readonly string[]): Promise<string> => {
		const {code, stdout, stderr} = await run(...words);
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		const {role, before} = JSON.parse(stdout) as {role: string; before: string};
		expect(role).toBe(roleArn('team/Audit'));
		return before;
	};

	const kept = async (PolicyName: string): Promise<unknown> => {
		const answer = await iam.send(new GetRolePolicyCommand({RoleName: 'Audit', PolicyName}));
		return JSON.parse(decodeURIComponent(answer.PolicyDocument ?? ''));
	};

	const userId = async (sessionName: string) => {
		const {Role: role} = await iam.send(new GetRoleCommand({RoleName: 'Audit'}));
		expect(role?.RoleId).toMatch(/^AROA/);
		return `${role?.RoleId}:${sessionName}`;
	};

	test('writes the document AWS’s console writes', async () => {
		const before = await revoke();
		expect(await kept(policy)).toEqual(document(revoking(before)));
	});

	test('replaces it the second time', async () => {
		const first = await revoke();
		const second = await revoke();
		expect(Date.parse(second)).toBeGreaterThan(Date.parse(first));
		expect(await kept(policy)).toEqual(document(revoking(second)));
	});

	test('leaves other inline policies untouched', async () => {
		await revoke();
		await revoke('--session', 'bob');
		const {PolicyNames: names} = await iam.send(new ListRolePoliciesCommand({RoleName: 'Audit'}));
		expect(names?.toSorted()).toEqual([policy, 'own']);
		expect(await kept('own')).toEqual(document(own));
	});

	test('adds one visitor after the other, and all in their place', async () => {
		const bob = await revoke('--session', 'bob');
		const eve = await revoke('--session', 'eve@example.com');
		expect(await kept(policy)).toEqual(
			document(revoking(bob, await userId('bob')), revoking(eve, await userId('eve@example.com'))),
		);
		const all = await revoke();
		expect(await kept(policy)).toEqual(document(revoking(all)));
	});

	test('is undone on the screen: what was revoked before still is', async () => {
		const bob = await revoke('--session', 'bob');
		const terminal = await openDaypass({
			columns: 80,
			rows: 24,
			words: [],
			env: {...cleanEnvironment(home.folder), ...motoEnvironment(keys), TERM: 'xterm-256color'},
		});
		await terminal.sees(/▸ . \S*Audit /);
		terminal.press('x');
		await terminal.sees('▸ Everybody');
		terminal.press('Audit', keyboard.enter);
		await terminal.sees('✓ Revoked every session of role/team/Audit');
		const [, all = ''] = /issued before\s+(\S+Z)\./.exec(terminal.screen()) ?? [];
		expect(await kept(policy)).toEqual(document(revoking(all)));
		terminal.press('u');
		await terminal.sees('✓ Undone');
		expect(await kept(policy)).toEqual(document(revoking(bob, await userId('bob'))));
	});

	test('ends with exit 3 and the permission’s name where the policy may not be written', async () => {
		const account = await emptyAccount();
		await account.role('Audit', trust(`arn:aws:iam::${accountId}:root`));
		keys = await account.user('bob', {inline: allow('iam:Get*')});
		await account.enforcePolicies();
		const {code, stdout, stderr} = await run();
		expect({code, stdout}).toEqual({code: 3, stdout: ''});
		expect(stderr).toContain('iam:PutRolePolicy');
	});
});
