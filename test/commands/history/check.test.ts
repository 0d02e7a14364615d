import {GetRoleCommand, PutRolePolicyCommand} from '@aws-sdk/client-iam';
import {describe, expect, test} from 'vitest';
import type {Sandbox} from '../../../source/sandbox/server.ts';
import {containerKeys, iamClient} from '../../sandbox/sdk.ts';
import {type Daypass, failureOf, withDaypass} from '../../support/daypass.ts';
import {revoking} from '../../support/revoking-statement.ts';

const RoleName = 'Audit';
const PolicyName = 'AWSRevokeOlderSessions';

type Statement = Readonly<Record<string, unknown>>;

/** As another machine or AWS’s console does. */
const write = async (sandbox: Sandbox, ...Statement: readonly Statement[]) => {
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	const PolicyDocument = JSON.stringify({Version: '2012-10-17', Statement});
	await iam.send(new PutRolePolicyCommand({RoleName, PolicyName, PolicyDocument}));
};

const roleId = async (sandbox: Sandbox): Promise<string> => {
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	return (await iam.send(new GetRoleCommand({RoleName}))).Role?.RoleId ?? '';
};

const link = (visitor: string, role = RoleName) =>
	`link -r arn:aws:iam::111122223333:role/${role} -n ${visitor} --quiet`;

type Told = {
	readonly passes: readonly {sessionName: string; alive: boolean; revokedAt: string | null}[];
	readonly notices?: readonly {code: string; message: string}[];
};

const check = async ({run}: Daypass, words = ''): Promise<Told> => {
	const {code, stdout, stderr} = await run(`history --check --json ${words}`.trim());
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	return JSON.parse(stdout) as Told;
};

const alive = ({passes}: Told) => passes.filter((pass) => pass.alive).map(({sessionName}) => sessionName);

const later = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

describe.concurrent('history --check', () => {
	test('asks nobody where nothing may be alive', () =>
		withDaypass(async ({run}) => {
			expect(await run('history --check')).toMatchObject({code: 0, calls: []});
		}));

	test('knows what another machine revoked, and remembers it', () =>
		withDaypass(async (daypass) => {
			const {run, sandbox} = daypass;
			await run(link('ana'));
			await run(link('bob', 'ViewOnly-Guests'));
			const before = later(0);
			await write(sandbox, revoking(before));
			expect((await run('history --alive --json')).stdout).toContain('"ana"');
			const told = await check(daypass);
			expect(alive(told)).toEqual(['bob']);
			expect(told).toMatchObject({passes: [{revokedAt: null}, {sessionName: 'ana', revokedAt: before}]});
			expect(told.notices).toEqual([]);
			expect((await run('history')).stdout).toMatch(/ revoked \d\d:\d\d +Audit +ana /);
		}));

	test('asks once for each role, and only for roles of passes that it shows', () =>
		withDaypass(async ({run}) => {
			for (const visitor of ['ana', 'bob']) await run(link(visitor));
			await run(link('eve', 'ViewOnly-Guests'));
			const {calls} = await run('history --check --role role/Audit');
			expect(calls).toEqual(['sts:GetCallerIdentity', 'iam:GetRolePolicy']);
		}));

	test('tells visitors apart by the role’s ID: a role of that name before it had another', () =>
		withDaypass(async (daypass) => {
			const {run, sandbox} = daypass;
			await run(link('ana'));
			await run(link('bob'));
			const id = await roleId(sandbox);
			await write(sandbox, revoking(later(0), `${id}:ana`), revoking(later(0), 'AROAOTHEROTHEROTHER1:bob'));
			expect(alive(await check(daypass))).toEqual(['bob']);
		}));

	test('forgets what somebody took out of the policy', () =>
		withDaypass(async (daypass) => {
			const {run, sandbox} = daypass;
			await run(link('ana'));
			await run(`revoke ${RoleName} --session ana --yes`);
			expect(alive(await check(daypass))).toEqual([]);
			await write(sandbox);
			expect(alive(await check(daypass))).toEqual(['ana']);
			expect((await run('history --alive --json')).stdout).toContain('"ana"');
			await run(`revoke ${RoleName} --yes`);
			expect(alive(await check(daypass))).toEqual([]);
		}));

	test('counts a moment to come from now on', () =>
		withDaypass(async (daypass) => {
			const {run, sandbox} = daypass;
			await run(link('ana'));
			const before = later(100 * 24 * 3_600_000);
			await write(sandbox, revoking(before));
			const [first, second] = [await check(daypass), await check(daypass)];
			const [pass] = first.passes;
			expect(Date.parse(pass?.revokedAt ?? '')).toBeLessThanOrEqual(Date.now());
			expect(second.passes).toEqual(first.passes);
		}));

	test('keeps a revocation whose moment this machine’s clock has yet to reach', () =>
		withDaypass(
			async (daypass) => {
				await daypass.run(link('ana'));
				const {stdout} = await daypass.run(`revoke ${RoleName} --yes --json`);
				const told = await check(daypass);
				expect(told.passes[0]?.revokedAt).toBe((JSON.parse(stdout) as {before: string}).before);
			},
			{clock: () => Date.now() + 240_000},
		));

	test('says of which roles it could not find out, and loses nothing that was known', () =>
		withDaypass(async (daypass) => {
			const {run, sandbox} = daypass;
			await run(link('ana'));
			await run(`revoke ${RoleName} --session ana --yes`);
			sandbox.deny('iam:GetRolePolicy');
			const told = await check(daypass);
			expect(alive(told)).toEqual([]);
			expect(told.notices).toEqual([
				{
					code: 'access-denied',
					message: expect.stringContaining('Whether sessions of role/Audit were revoked is not known'),
				},
			]);
			const {stderr} = await run('history --check', {columns: 80});
			expect(stderr).toContain('Note: Whether sessions of role/Audit were revoked is not known');
			expect(stderr).toContain('iam:GetRolePolicy');
			for (const line of stderr.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
		}));

	test('says that a role of another account can’t be asked for', () =>
		withDaypass(async (daypass) => {
			const made = await daypass.run(
				'link -r arn:aws:iam::444455556666:role/Audit-Reader -n ana --external-id acme-7731 --quiet',
			);
			expect(made).toMatchObject({code: 0});
			const told = await check(daypass);
			expect(told.notices).toEqual([{code: 'other-account', message: expect.stringContaining('--profile')}]);
		}));

	test('ends with exit 4 where nobody can ask', () =>
		withDaypass(async ({run}) => {
			await run(link('ana'));
			const failed = await run('history --check --json --profile nobody');
			expect(failed.code).toBe(4);
			expect(failureOf(failed).code).toBe('unknown-profile');
		}));
});

describe.concurrent('revoke', () => {
	test('counts without those that somebody else has revoked', () =>
		withDaypass(async ({run, sandbox}) => {
			await run(link('ana'));
			await write(sandbox, revoking(later(0)));
			await run(link('bob'));
			const {stdout} = await run(`revoke ${RoleName} --yes --json`);
			expect(JSON.parse(stdout)).toMatchObject({passes: [{sessionName: 'bob'}]});
		}));
});
