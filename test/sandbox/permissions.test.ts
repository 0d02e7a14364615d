import {
	DeleteRolePolicyCommand,
	GetRoleCommand,
	GetRolePolicyCommand,
	ListRolePoliciesCommand,
	ListRolesCommand,
	PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {GetCallerIdentityCommand, GetFederationTokenCommand} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import {askForToken, assume, role} from './link.ts';
import {movableClock, sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient, keysIn, stsClient, userKeys} from './sdk.ts';

const me = 'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro';

test('an action can be taken away and given back', async () => {
	const sandbox = await sandboxForTest();
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	sandbox.deny('iam:ListRoles');
	await expect(iam.send(new ListRolesCommand({}))).rejects.toMatchObject({
		name: 'AccessDenied',
		message: `User: ${me} is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::111122223333:role/ because no identity-based policy allows the iam:ListRoles action`,
	});
	await expect(iam.send(new GetRoleCommand({RoleName: 'Audit'}))).resolves.toBeDefined();
	sandbox.allow('iam:ListRoles');
	await expect(iam.send(new ListRolesCommand({}))).resolves.toBeDefined();
});

test('AssumeRole can be taken away', async () => {
	const sandbox = await sandboxForTest();
	sandbox.deny('sts:AssumeRole');
	await expect(assume(sandbox, {})).rejects.toMatchObject({
		name: 'AccessDenied',
		message: `User: ${me} is not authorized to perform: sts:AssumeRole on resource: ${role('Audit')}`,
	});
});

test('the sign-in and the credentials endpoint can be taken away as well', async () => {
	const sandbox = await sandboxForTest();
	const keys = await assume(sandbox, {});
	sandbox.deny('signin:getSigninToken');
	sandbox.deny('credentials:get');
	expect((await askForToken(sandbox, keys)).status).toBe(403);
	expect((await fetch(`${sandbox.url}/credentials`)).status).toBe(403);
});

test('a caller without IAM permissions is refused', async () => {
	const sandbox = await sandboxForTest();
	const robot = iamClient(sandbox, userKeys(sandbox, 'ci-deploy'));
	await expect(robot.send(new GetRoleCommand({RoleName: 'Audit'}))).rejects.toMatchObject({
		message:
			'User: arn:aws:iam::111122223333:user/automation/ci-deploy is not authorized to perform: iam:GetRole on resource: role Audit because no identity-based policy allows the iam:GetRole action',
	});
});

test('a reader may not write', async () => {
	const sandbox = await sandboxForTest();
	const ana = iamClient(sandbox, userKeys(sandbox, 'ana'));
	const write = {RoleName: 'Audit', PolicyName: 'Mine', PolicyDocument: '{"Statement":[]}'};
	await expect(ana.send(new PutRolePolicyCommand(write))).rejects.toMatchObject({name: 'AccessDenied'});
});

test('a federated user may ask who it is and nothing else', async () => {
	const sandbox = await sandboxForTest();
	const ana = stsClient(sandbox, userKeys(sandbox, 'ana'));
	const answer = await ana.send(new GetFederationTokenCommand({Name: 'guest', DurationSeconds: 3600}));
	const arn = 'arn:aws:sts::111122223333:federated-user/guest';
	expect(answer.FederatedUser).toEqual({Arn: arn, FederatedUserId: '111122223333:guest'});
	const guest = keysIn(answer.Credentials);
	const {Arn: who} = await stsClient(sandbox, guest).send(new GetCallerIdentityCommand({}));
	expect(who).toBe(arn);
	await expect(assume(sandbox, {}, guest)).rejects.toMatchObject({name: 'AccessDenied'});
	await expect(iamClient(sandbox, guest).send(new ListRolesCommand({}))).rejects.toMatchObject({
		name: 'InvalidClientTokenId',
	});
});

test('GetFederationToken wants a long-term key', async () => {
	const sandbox = await sandboxForTest();
	const sts = stsClient(sandbox, await containerKeys(sandbox));
	await expect(sts.send(new GetFederationTokenCommand({Name: 'guest'}))).rejects.toMatchObject({
		name: 'AccessDenied',
		message: 'Cannot call GetFederationToken with session credentials',
	});
});

describe('inline policies can be written', () => {
	const RoleName = 'Audit';
	const PolicyName = 'AWSRevokeOlderSessions';
	const document = (Condition: object) =>
		JSON.stringify({
			Version: '2012-10-17',
			Statement: [{Effect: 'Deny', Action: '*', Resource: '*', Condition}],
		});

	test('read again, and deleted', async () => {
		const sandbox = await sandboxForTest();
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		const PolicyDocument = document({});
		await iam.send(new PutRolePolicyCommand({RoleName, PolicyName, PolicyDocument}));
		const read = await iam.send(new GetRolePolicyCommand({RoleName, PolicyName}));
		expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(PolicyDocument);
		await iam.send(new DeleteRolePolicyCommand({RoleName, PolicyName}));
		const {PolicyNames: names} = await iam.send(new ListRolePoliciesCommand({RoleName}));
		expect(names).toEqual([]);
		await expect(iam.send(new DeleteRolePolicyCommand({RoleName, PolicyName}))).rejects.toMatchObject({
			name: 'NoSuchEntityException',
		});
	});

	test('but not malformed ones', async () => {
		const sandbox = await sandboxForTest();
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		const write = new PutRolePolicyCommand({RoleName, PolicyName, PolicyDocument: '{'});
		await expect(iam.send(write)).rejects.toMatchObject({name: 'MalformedPolicyDocumentException'});
	});

	test.each(['AWSServiceRoleForECS', 'AWSReservedSSO_ViewOnlyAccess_9f8e7d6c5b4a3210'])(
		'and not on %s, which only AWS may change',
		async (name) => {
			const sandbox = await sandboxForTest();
			const iam = iamClient(sandbox, await containerKeys(sandbox));
			const write = new PutRolePolicyCommand({RoleName: name, PolicyName, PolicyDocument: document({})});
			await expect(iam.send(write)).rejects.toMatchObject({
				name: 'UnmodifiableEntityException',
				message: `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
			});
		},
	);

	const revoked: readonly (readonly [what: string, session: string | undefined, ended: readonly string[]])[] =
		[
			['every older session', undefined, ['suzuki', 'tanaka']],
			['one session alone', 'suzuki', ['suzuki']],
		];

	test.each(revoked)('and then end %s', async (_what, session, ended) => {
		const clock = movableClock();
		const sandbox = await sandboxForTest({clock: clock.now});
		const early = {
			suzuki: await assume(sandbox, {RoleSessionName: 'suzuki'}),
			tanaka: await assume(sandbox, {RoleSessionName: 'tanaka'}),
		};
		clock.pass(10);
		const {UserId: id} = await stsClient(sandbox, early.suzuki).send(new GetCallerIdentityCommand({}));
		const condition = {
			DateLessThan: {'aws:TokenIssueTime': new Date(clock.now()).toISOString()},
			...(session ? {StringEquals: {'aws:userid': id}} : {}),
		};
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		await iam.send(new PutRolePolicyCommand({RoleName, PolicyName, PolicyDocument: document(condition)}));
		clock.pass(10);
		const late = await assume(sandbox, {RoleSessionName: 'suzuki'});
		const refused = async (keys: typeof late) => {
			const answer = iamClient(sandbox, keys).send(new ListRolesCommand({}));
			return answer.then(
				() => false,
				(error: Error) => error.message.endsWith('with an explicit deny in an identity-based policy'),
			);
		};
		expect(await refused(early.suzuki)).toBe(ended.includes('suzuki'));
		expect(await refused(early.tanaka)).toBe(ended.includes('tanaka'));
		expect(await refused(late)).toBe(false);
	});
});
