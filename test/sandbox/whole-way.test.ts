import {ListRolesCommand} from '@aws-sdk/client-iam';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test, vi} from 'vitest';
import {askForToken, assume, loginLink, openLink, role, tokenIn} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient} from './sdk.ts';

test("a shared CloudShell goes the whole way, from CloudShell's credentials to the console page", async () => {
	const sandbox = await sandboxForTest();
	const keys = await assume(sandbox, {RoleArn: role('Test-RoleA'), RoleSessionName: 'Test-Session'});
	const token = await tokenIn(await askForToken(sandbox, keys));
	const destination = 'https://us-west-2.console.aws.amazon.com/cloudshell';
	const {status, html} = await openLink(loginLink(sandbox, token, destination, 'Example.org'));
	expect(status).toBe(200);
	expect(html).toContain('Test-RoleA/Test-Session @ acme-dev 1111-2222-3333');
	expect(html).toContain(destination);
});

test('its environment alone leads the SDK to it, whatever profile is set outside', async () => {
	const sandbox = await sandboxForTest();
	vi.stubEnv('AWS_PROFILE', 'somebody');
	vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIASOMEBODYELSE0000');
	for (const name of sandbox.unset) vi.stubEnv(name, undefined);
	for (const [name, value] of Object.entries(sandbox.environment)) vi.stubEnv(name, value);
	const {Arn: arn} = await new STSClient({}).send(new GetCallerIdentityCommand({}));
	vi.unstubAllEnvs();
	expect(arn).toBe('arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro');
});

test('it counts what was asked of it, and keeps nothing that was sent', async () => {
	const sandbox = await sandboxForTest();
	const keys = await assume(sandbox, {});
	await askForToken(sandbox, keys);
	await iamClient(sandbox, await containerKeys(sandbox)).send(new ListRolesCommand({}));
	const asked = sandbox.requests.map(({service, action}) => `${service}:${action}`);
	expect(asked).toEqual([
		'credentials:get',
		'sts:AssumeRole',
		'signin:getSigninToken',
		'credentials:get',
		'iam:ListRoles',
	]);
	const kept = JSON.stringify(sandbox.requests);
	expect(sandbox.secrets().filter((secret) => kept.includes(secret))).toEqual([]);
	expect(sandbox.secrets()).toEqual(expect.arrayContaining([keys.secretAccessKey, keys.sessionToken]));
});

test('it listens on the loopback interface only', async () => {
	const {url} = await sandboxForTest();
	expect(new URL(url).hostname).toBe('127.0.0.1');
});
