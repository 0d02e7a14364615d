import {ListRolesCommand} from '@aws-sdk/client-iam';
import {GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {assume} from './link.ts';
import {movableClock, sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient, type Keys, stsClient, userKeys} from './sdk.ts';

const whoAmI = new GetCallerIdentityCommand({});

const tampered: readonly (readonly [
	what: string,
	change: (keys: Keys) => Keys,
	code: string,
	status: number,
])[] = [
	['a wrong secret', (keys) => ({...keys, secretAccessKey: 'not the secret'}), 'SignatureDoesNotMatch', 403],
	['an unknown key', (keys) => ({...keys, accessKeyId: 'ASIAUNKNOWNKEY000000'}), 'InvalidClientTokenId', 403],
	['a wrong session token', (keys) => ({...keys, sessionToken: 'stale'}), 'InvalidClientTokenId', 403],
	[
		'no session token',
		({accessKeyId, secretAccessKey}) => ({accessKeyId, secretAccessKey}),
		'InvalidClientTokenId',
		403,
	],
];

test.each(tampered)('%s is refused as AWS refuses it', async (_what, change, code, status) => {
	const sandbox = await sandboxForTest();
	const keys = change(await containerKeys(sandbox));
	const refused = {name: code, $metadata: {httpStatusCode: status}};
	await expect(stsClient(sandbox, keys).send(whoAmI)).rejects.toMatchObject(refused);
	await expect(iamClient(sandbox, keys).send(new ListRolesCommand({}))).rejects.toMatchObject(refused);
});

test('a long-term key needs no session token and never expires', async () => {
	const clock = movableClock();
	const sandbox = await sandboxForTest({clock: clock.now});
	clock.pass(200);
	const {Arn: arn} = await stsClient(sandbox, userKeys(sandbox, 'ana')).send(whoAmI);
	expect(arn).toBe('arn:aws:iam::111122223333:user/team/ana');
});

test('a session is refused once it is over', async () => {
	const clock = movableClock();
	const sandbox = await sandboxForTest({clock: clock.now});
	const keys = await assume(sandbox, {DurationSeconds: 900});
	clock.pass(840);
	const settings = {systemClockOffset: 840_000};
	await expect(stsClient(sandbox, keys, settings).send(whoAmI)).resolves.toBeDefined();
	clock.pass(60);
	await expect(stsClient(sandbox, keys, settings).send(whoAmI)).rejects.toMatchObject({
		name: 'ExpiredToken',
		message: 'The security token included in the request is expired',
	});
});

const clocks: readonly (readonly [what: string, minutes: number, words: RegExp])[] = [
	[
		'behind',
		-6,
		/^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
	],
	[
		'ahead',
		6,
		/^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
	],
];

test.each(clocks)(
	'a clock that is %s by more than five minutes is refused',
	async (_what, minutes, words) => {
		const sandbox = await sandboxForTest();
		const sts = stsClient(sandbox, await containerKeys(sandbox), {systemClockOffset: minutes * 60_000});
		await expect(sts.send(whoAmI)).rejects.toMatchObject({
			name: 'SignatureDoesNotMatch',
			message: expect.stringMatching(words),
		});
	},
);

test('the SDK of a machine whose clock is an hour slow finds the right time by itself', async () => {
	const sandbox = await sandboxForTest({clock: () => Date.now() + 3_600_000});
	const sts = stsClient(sandbox, userKeys(sandbox, 'ana'), {maxAttempts: 2});
	await expect(sts.send(whoAmI)).resolves.toMatchObject({$metadata: {attempts: 2}});
});

test('an unsigned call is refused', async () => {
	const {url} = await sandboxForTest();
	const body = new URLSearchParams({Action: 'GetCallerIdentity', Version: '2011-06-15'});
	const response = await fetch(url, {method: 'POST', body});
	expect(response.status).toBe(403);
	expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>');
});

test('a call that was changed on its way is refused', async () => {
	const sandbox = await sandboxForTest();
	const sts = stsClient(sandbox, await containerKeys(sandbox));
	sts.middlewareStack.add(
		(next) => (args) => {
			const request = args.request as {body: string};
			request.body = request.body.replace('GetCallerIdentity', 'GetWhateverIsNext');
			return next(args);
		},
		{step: 'deserialize', name: 'tamper', priority: 'low'},
	);
	await expect(sts.send(whoAmI)).rejects.toMatchObject({name: 'SignatureDoesNotMatch'});
});
