import {ListRolesCommand} from '@aws-sdk/client-iam';
import {describe, expect, test} from 'vitest';
import type {Fault} from '../../source/sandbox/faults.ts';
import {askForToken, assume} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient, type Keys} from './sdk.ts';

const someKeys: Keys = {accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't'};

describe('of STS and IAM', () => {
	const refusals: readonly (readonly [fault: Fault, name: string, status: number])[] = [
		['throttled', 'Throttling', 400],
		['500', 'InternalFailure', 500],
		['503', 'ServiceUnavailable', 503],
		['expired', 'ExpiredToken', 403],
		['denied', 'AccessDenied', 403],
	];

	test.each(refusals)('%s is %s, %s', async (fault, name, status) => {
		const sandbox = await sandboxForTest();
		sandbox.fault('iam:ListRoles', fault);
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		await expect(iam.send(new ListRolesCommand({}))).rejects.toMatchObject({
			name,
			$metadata: {httpStatusCode: status},
		});
	});

	test('a region can be switched off', async () => {
		const sandbox = await sandboxForTest();
		sandbox.fault('sts:AssumeRole', 'region-disabled');
		await expect(assume(sandbox, {})).rejects.toMatchObject({name: 'RegionDisabledException'});
	});

	const broken: readonly Fault[] = ['reset', 'cut-off', 'html', 'wrong-json'];

	test.each(broken)('%s makes a call fail', async (fault) => {
		const sandbox = await sandboxForTest();
		sandbox.fault('sts:AssumeRole', fault);
		await expect(assume(sandbox, {})).rejects.toThrow();
	});
});

describe('of the sign-in', () => {
	const pages: readonly (readonly [fault: Fault, status: number, body: RegExp])[] = [
		['throttled', 429, /<!doctype html>/],
		['500', 500, /<!doctype html>/],
		['503', 503, /<!doctype html>/],
		['expired', 400, /expired/],
		['denied', 403, /<!doctype html>/],
		['html', 200, /<!doctype html>/],
		['empty', 200, /^$/],
		['wrong-json', 200, /^\{"unexpected":/],
	];

	test.each(pages)('%s is %s', async (fault, status, body) => {
		const sandbox = await sandboxForTest();
		sandbox.fault('signin:getSigninToken', fault);
		const response = await askForToken(sandbox, someKeys);
		expect(response.status).toBe(status);
		expect(await response.text()).toMatch(body);
	});

	test('a cut-off answer promises more than it sends', async () => {
		const sandbox = await sandboxForTest();
		const keys = await assume(sandbox, {});
		sandbox.fault('signin:getSigninToken', 'cut-off');
		const response = await askForToken(sandbox, keys);
		expect(response.status).toBe(200);
		await expect(response.text()).rejects.toThrow();
	});

	test('a hanging call is answered by nobody, and ends with the imitation', async () => {
		const sandbox = await sandboxForTest();
		sandbox.fault('signin:getSigninToken', 'hang');
		const answer = askForToken(sandbox, someKeys).then(
			() => 'answered',
			() => 'ended',
		);
		await expect.poll(() => sandbox.requests).toHaveLength(1);
		await sandbox.close();
		expect(await answer).toBe('ended');
	});

	test('a slow answer is a true one', async () => {
		const sandbox = await sandboxForTest();
		const keys = await assume(sandbox, {});
		sandbox.fault('signin:getSigninToken', {slow: 20});
		expect((await askForToken(sandbox, keys)).status).toBe(200);
	});
});

test('a fault can be for the first calls only; all calls are counted', async () => {
	const sandbox = await sandboxForTest();
	sandbox.fault('iam:ListRoles', '503', 2);
	const iam = iamClient(sandbox, await containerKeys(sandbox), {maxAttempts: 3});
	await expect(iam.send(new ListRolesCommand({}))).resolves.toBeDefined();
	expect(sandbox.requests.filter(({action}) => action === 'ListRoles')).toHaveLength(3);
});

test('a fault can be mended', async () => {
	const sandbox = await sandboxForTest();
	sandbox.fault('sts:AssumeRole', 'denied');
	await expect(assume(sandbox, {})).rejects.toThrow();
	sandbox.mend('sts:AssumeRole');
	await expect(assume(sandbox, {})).resolves.toBeDefined();
});

test("the terminal's credentials can fail as well", async () => {
	const sandbox = await sandboxForTest();
	sandbox.fault('credentials:get', '500');
	const response = await fetch(sandbox.environment['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '');
	expect(response.status).toBe(500);
});
