import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {containerKeys, keysIn, stsClient} from './sdk.ts';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

test("the seed's case goes the whole way, from CloudShell's credentials to the console page", async () => {
	const sts = stsClient(sandbox, await containerKeys(sandbox));
	const assumed = await sts.send(
		new AssumeRoleCommand({
			RoleArn: 'arn:aws:iam::111122223333:role/Test-RoleA',
			RoleSessionName: 'Test-Session',
		}),
	);
	const {accessKeyId, secretAccessKey, sessionToken} = keysIn(assumed.Credentials);
	const session = JSON.stringify({sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken});
	const issued = await fetch(`${sandbox.url}/federation`, {
		method: 'POST',
		body: new URLSearchParams({Action: 'getSigninToken', Session: session}),
	});
	const {SigninToken: token} = (await issued.json()) as {SigninToken: string};
	const link = new URLSearchParams({
		Action: 'login',
		Issuer: 'Example.org',
		Destination: 'https://us-west-2.console.aws.amazon.com/cloudshell',
		SigninToken: token,
	});
	const opened = await fetch(`${sandbox.url}/federation?${link}`, {redirect: 'manual'});
	const [cookie = ''] = (opened.headers.get('set-cookie') ?? '').split(';');
	const console = await fetch(new URL(opened.headers.get('location') ?? '', sandbox.url), {
		headers: {cookie},
	});
	const html = await console.text();
	expect(console.status).toBe(200);
	expect(html).toContain('Test-RoleA/Test-Session');
	expect(html).toContain('acme-dev 1111-2222-3333');
	expect(html).toContain('https://us-west-2.console.aws.amazon.com/cloudshell');
});
