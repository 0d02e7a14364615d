import process from 'node:process';
import {GetRolePolicyCommand, PutRolePolicyCommand} from '@aws-sdk/client-iam';
import {beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import {type RevokeContext, revokeSessions, undoRevocation} from '../../../source/roles/revoke/revoke.ts';
import {parseRoleArn} from '../../../source/roles/role-arn.ts';
import {openSession} from '../../../source/roles/session.ts';
import type {Sandbox} from '../../../source/sandbox/server.ts';
import {role as arnOf} from '../../sandbox/link.ts';
import {sandboxForTest} from '../../sandbox/sandbox.ts';
import {containerKeys, iamClient} from '../../sandbox/sdk.ts';

const names = {RoleName: 'Audit', PolicyName: 'AWSRevokeOlderSessions'};

const audit = () => {
	const role = parseRoleArn(arnOf('Audit'));
	if (!role) throw new Error('That is no role’s ARN');
	return role;
};

describe('undoing a revocation', () => {
	let sandbox: Sandbox;
	let context: RevokeContext;

	beforeEach(async () => {
		sandbox = await sandboxForTest();
		onTestFinished(() => void vi.unstubAllEnvs());
		for (const name of sandbox.unset) vi.stubEnv(name, undefined);
		for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
		const session = openSession();
		context = {session, region: process.env['AWS_REGION'] ?? '', now: Date.now};
	});

	const policy = async (): Promise<string | undefined> => {
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		try {
			const {PolicyDocument = ''} = await iam.send(new GetRolePolicyCommand(names));
			return decodeURIComponent(PolicyDocument);
		} catch (error) {
			if (error instanceof Error && error.name === 'NoSuchEntityException') return undefined;
			throw error;
		}
	};

	test('takes the policy away where there was none', async () => {
		await undoRevocation(await revokeSessions(audit(), undefined, context), context);
		expect(await policy()).toBeUndefined();
	});

	test('puts back the one that was there', async () => {
		await revokeSessions(audit(), 'bob', context);
		const before = await policy();
		const revoked = await revokeSessions(audit(), 'ana', context);
		expect(await policy()).not.toBe(before);
		await undoRevocation(revoked, context);
		expect(await policy()).toBe(before);
	});

	test('twice is no mistake: somebody may not have waited for the first answer', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		await undoRevocation(revoked, context);
		await undoRevocation(revoked, context);
		expect(await policy()).toBeUndefined();
	});

	test('touches nothing where somebody has written it since', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		const PolicyDocument = JSON.stringify({Version: '2012-10-17', Statement: []});
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		await iam.send(new PutRolePolicyCommand({...names, PolicyDocument}));
		await expect(undoRevocation(revoked, context)).rejects.toMatchObject({code: 'policy-changed'});
		expect(await policy()).toBe(PolicyDocument);
	});

	/** Puts the revocation back once the undoing has taken it out, so many times. */
	const puttingBack = async (PolicyDocument: string, times: number) => {
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		let [seen, left] = [0, times];
		const timer = setInterval(() => {
			const undone = sandbox.requests.filter(({action}) => action === 'DeleteRolePolicy').length;
			if (undone === seen || left === 0) return;
			[seen, left] = [undone, left - 1];
			void iam.send(new PutRolePolicyCommand({...names, PolicyDocument}));
		}, 20);
		onTestFinished(() => clearInterval(timer));
	};

	test('is done again where somebody puts the revocation back at the same moment', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		await puttingBack(revoked.written, 1);
		await undoRevocation(revoked, context);
		expect(await policy()).toBeUndefined();
		expect(sandbox.requests.filter(({action}) => action === 'DeleteRolePolicy')).toHaveLength(2);
	});

	test('is not said to be done where somebody writes another policy with the revocation in it', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		const {Statement: statements} = JSON.parse(revoked.written) as {Statement: readonly object[]};
		const theirs = {Sid: 'Theirs', Effect: 'Deny', Action: 's3:CreateBucket', Resource: '*'};
		await puttingBack(JSON.stringify({Version: '2012-10-17', Statement: [theirs, ...statements]}), 1);
		await expect(undoRevocation(revoked, context)).rejects.toMatchObject({code: 'policy-changed'});
		expect(await policy()).toContain('Theirs');
	});

	test('whose answer was lost is read back before it is called failed', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		sandbox.fault('iam:DeleteRolePolicy', 'cut-off');
		await undoRevocation(revoked, context);
		expect(await policy()).toBeUndefined();
	});

	test('that never arrived is an error', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		sandbox.fault('iam:DeleteRolePolicy', 'reset');
		await expect(undoRevocation(revoked, context)).rejects.toMatchObject({code: 'reset'});
		expect(await policy()).toBeDefined();
	});

	test('names the permission it lacks', async () => {
		const revoked = await revokeSessions(audit(), undefined, context);
		sandbox.deny('iam:DeleteRolePolicy');
		await expect(undoRevocation(revoked, context)).rejects.toMatchObject({
			kind: 'denied',
			hint: expect.stringContaining('iam:DeleteRolePolicy on role/Audit'),
		});
	});
});
