import {GetRolePolicyCommand, PutRolePolicyCommand} from '@aws-sdk/client-iam';
import {describe, expect, test} from 'vitest';
import type {Sandbox} from '../../../source/sandbox/server.ts';
import {containerKeys, iamClient} from '../../sandbox/sdk.ts';
import {failureOf, withDaypass, withProgram} from '../../support/daypass.ts';

const PolicyName = 'AWSRevokeOlderSessions';
const RoleName = 'Audit';
const names = {RoleName, PolicyName};

const textOf = async (sandbox: Sandbox): Promise<string> => {
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	const {PolicyDocument = ''} = await iam.send(new GetRolePolicyCommand(names));
	return decodeURIComponent(PolicyDocument);
};

const write = async (sandbox: Sandbox, PolicyDocument: string) => {
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	await iam.send(new PutRolePolicyCommand({...names, PolicyDocument}));
};

const ofSomebodyElse = JSON.stringify({
	Version: '2012-10-17',
	Statement: [{Sid: 'Theirs', Effect: 'Deny', Action: 's3:CreateBucket', Resource: '*'}],
});

/** Writes over the policy each time it was written, so many times. */
const overwriting = (sandbox: Sandbox, times: number) => {
	let [seen, left] = [0, times];
	const timer = setInterval(() => {
		const writes = sandbox.requests.filter(({action}) => action === 'PutRolePolicy').length;
		if (writes === seen || left === 0) return;
		left--;
		// Its own write is one as well.
		seen = writes + 1;
		void write(sandbox, ofSomebodyElse);
	}, 20);
	return () => clearInterval(timer);
};

describe.concurrent('what is said to be revoked is in force', () => {
	test('several revocations at once take turns, and all of them are in the policy', () =>
		withProgram(async ({run, sandbox}) => {
			const visitors = ['ana', 'bob', 'cyd', 'dan'];
			const runs = await Promise.all(
				visitors.map((visitor) => run(`revoke ${RoleName} --session ${visitor} --yes --json`)),
			);
			expect(runs.map(({code}) => code)).toEqual([0, 0, 0, 0]);
			const text = await textOf(sandbox);
			for (const visitor of visitors) expect(text).toContain(`:${visitor}"`);
		}));

	test('one that somebody writes over is written again, theirs kept', () =>
		withDaypass(async ({run, sandbox}) => {
			const stop = overwriting(sandbox, 2);
			const {code} = await run(`revoke ${RoleName} --yes --json`);
			stop();
			expect(code).toBe(0);
			const text = await textOf(sandbox);
			expect(text).toContain('aws:TokenIssueTime');
			expect(text).toContain('Theirs');
		}));

	test('one that is written over again and again is not said to be in force', () =>
		withDaypass(async ({run, sandbox}) => {
			const stop = overwriting(sandbox, 99);
			const result = await run(`revoke ${RoleName} --yes --json`);
			stop();
			expect(result.code).toBe(1);
			expect(failureOf(result)).toMatchObject({code: 'revocation-overwritten'});
			expect(result.calls.filter((call) => call === 'iam:PutRolePolicy').length).toBeGreaterThanOrEqual(5);
		}));

	test('a write whose answer was lost is read back before it is called failed', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.fault('iam:PutRolePolicy', 'cut-off');
			expect(await run(`revoke ${RoleName} --yes --json`)).toMatchObject({code: 0, stderr: ''});
			expect(await textOf(sandbox)).toContain('aws:TokenIssueTime');
		}));

	test('one that never arrived is an error', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.fault('iam:PutRolePolicy', 'reset');
			const result = await run(`revoke ${RoleName} --yes --json`);
			expect(result.code).toBe(1);
			expect(failureOf(result)).toMatchObject({code: 'reset'});
		}));

	test('one that was written but can’t be read back says so', () =>
		withDaypass(async ({run, sandbox}) => {
			const timer = setInterval(() => {
				if (sandbox.requests.some(({action}) => action === 'PutRolePolicy'))
					sandbox.fault('iam:GetRolePolicy', '500');
			}, 1);
			const result = await run(`revoke ${RoleName} --yes --json`);
			clearInterval(timer);
			expect(failureOf(result)).toMatchObject({
				code: 'aws-unavailable',
				message: expect.stringContaining('was written, but whether it is in force is not known'),
			});
		}));
});

describe.concurrent('history knows of it', () => {
	const passes = (stdout: string) =>
		(
			JSON.parse(stdout) as {passes: {sessionName: string; alive: boolean; revokedAt: string | null}[]}
		).passes.map(({sessionName, alive, revokedAt}) => ({sessionName, alive, revoked: revokedAt !== null}));
	const link = (visitor: string) =>
		`link -r arn:aws:iam::111122223333:role/${RoleName} -n ${visitor} --quiet`;

	test('what was revoked is over, what was made since is not', () =>
		withDaypass(async ({run}) => {
			await run(link('ana'));
			await run(link('bob'));
			await run(`revoke ${RoleName} --session ana --yes`);
			await run(link('ana'));
			expect(passes((await run('history --json')).stdout)).toEqual([
				{sessionName: 'ana', alive: true, revoked: false},
				{sessionName: 'bob', alive: true, revoked: false},
				{sessionName: 'ana', alive: false, revoked: true},
			]);
			expect((await run('history')).stdout).toMatch(/ revoked \d\d:\d\d +Audit +ana /);
			expect(passes((await run('history --alive --json')).stdout)).toHaveLength(2);
			const {stdout} = await run(`revoke ${RoleName} --yes --json`);
			expect(JSON.parse(stdout).passes).toHaveLength(2);
			expect(passes((await run('history --alive --json')).stdout)).toEqual([]);
		}));
});
