import {AssumeRoleCommand, GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import {assume, role} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, stsClient, userKeys} from './sdk.ts';

const callerArn = 'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro';

const refusal = (roleArn: string, end = '', action = 'sts:AssumeRole') => ({
	name: 'AccessDenied',
	message: `User: ${callerArn} is not authorized to perform: ${action} on resource: ${roleArn}${end}`,
	$metadata: {httpStatusCode: 403},
});

test('the answer names the session, and its keys work', async () => {
	const sandbox = await sandboxForTest();
	const sts = stsClient(sandbox, await containerKeys(sandbox));
	const before = Date.now();
	const answer = await sts.send(
		new AssumeRoleCommand({RoleArn: role('app/Viewer-Prod'), RoleSessionName: 'suzuki'}),
	);
	const arn = 'arn:aws:sts::111122223333:assumed-role/Viewer-Prod/suzuki';
	expect(answer.AssumedRoleUser).toEqual({
		Arn: arn,
		AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:suzuki$/),
	});
	expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
	expect(Number(answer.Credentials?.Expiration) - before).toBeGreaterThan(3_590_000);
	expect(answer).not.toHaveProperty('PackedPolicySize');
	const keys = await assume(sandbox, {RoleArn: role('app/Viewer-Prod'), RoleSessionName: 'suzuki'});
	const {Arn: me} = await stsClient(sandbox, keys).send(new GetCallerIdentityCommand({}));
	expect(me).toBe(arn);
});

describe('refusals', () => {
	const roles: readonly (readonly [why: string, roleArn: string, end: string])[] = [
		['no policy allows it', role('Infra-Terraform'), ''],
		['the role trusts somebody else', role('finance/Viewer-Ledger'), ''],
		['only a service may', role('web-server'), ''],
		['the role does not exist', role('Nobody'), ''],
		['it is a role of an account that does not exist here', 'arn:aws:iam::123456789012:role/Any', ''],
		['the caller would assume itself', role('cm-chiba.yukihiro'), ''],
		[
			"the caller's own policy denies it",
			role('team/payroll/PayrollClerk'),
			' with an explicit deny in an identity-based policy',
		],
		[
			'the trust policy denies it',
			role('shared/Quarantine'),
			' with an explicit deny in a resource-based policy',
		],
	];

	test.each(roles)('%s', async (_why, roleArn, end) => {
		const sandbox = await sandboxForTest();
		await expect(assume(sandbox, {RoleArn: roleArn})).rejects.toMatchObject(refusal(roleArn, end));
	});

	test('the root user may assume nothing', async () => {
		const sandbox = await sandboxForTest();
		await expect(assume(sandbox, {}, userKeys(sandbox, 'root'))).rejects.toMatchObject({
			name: 'AccessDenied',
			message: 'Roles may not be assumed by root accounts.',
		});
	});
});

describe('what a role asks for', () => {
	type Input = Parameters<typeof assume>[1];
	const needs: readonly (readonly [what: string, roleArn: string, wrong: Input, right: Input])[] = [
		['an external ID', role('PartnerView'), {ExternalId: 'acme-7732'}, {ExternalId: 'acme-7731'}],
		['a session name', role('oncall/Responder'), {RoleSessionName: 'suzuki'}, {RoleSessionName: 'inc-4711'}],
		['a source identity', role('Customer-Data'), {SourceIdentity: 'chiba'}, {SourceIdentity: 'cm-chiba'}],
		[
			'a session tag',
			role('Tagged-Spender'),
			{Tags: [{Key: 'CostCenter', Value: '9999'}]},
			{Tags: [{Key: 'CostCenter', Value: '1001'}]},
		],
	];

	test.each(needs)('%s', async (_what, roleArn, wrong, right) => {
		const sandbox = await sandboxForTest();
		await expect(assume(sandbox, {RoleArn: roleArn})).rejects.toMatchObject(refusal(roleArn));
		await expect(assume(sandbox, {RoleArn: roleArn, ...wrong})).rejects.toMatchObject(refusal(roleArn));
		await expect(assume(sandbox, {RoleArn: roleArn, ...right})).resolves.toBeDefined();
	});

	test('the right region of STS', async () => {
		const sandbox = await sandboxForTest();
		const input = {RoleArn: role('Tokyo-Operator'), RoleSessionName: 'suzuki'};
		const keys = await containerKeys(sandbox);
		await expect(stsClient(sandbox, keys).send(new AssumeRoleCommand(input))).rejects.toMatchObject(
			refusal(role('Tokyo-Operator')),
		);
		const tokyo = stsClient(sandbox, keys, {region: 'ap-northeast-1'});
		await expect(tokyo.send(new AssumeRoleCommand(input))).resolves.toBeDefined();
	});

	const extras: readonly (readonly [action: string, input: Input])[] = [
		['sts:TagSession', {Tags: [{Key: 'Team', Value: 'shop'}]}],
		['sts:SetSourceIdentity', {SourceIdentity: 'cm-chiba'}],
	];

	test.each(extras)('%s is refused where the trust policy does not allow it', async (action, input) => {
		const sandbox = await sandboxForTest();
		await expect(assume(sandbox, input)).rejects.toMatchObject(refusal(role('Audit'), '', action));
	});
});

describe('durations', () => {
	const chained: readonly (readonly [seconds: number, roleArn: string, words: string | undefined])[] = [
		[900, role('Audit'), undefined],
		[3600, role('Audit'), undefined],
		[
			3601,
			role('Audit'),
			'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
		],
		[
			899,
			role('Audit'),
			"1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
		],
		[
			43_201,
			role('Audit'),
			"1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
		],
	];

	test.each(chained)('a chained caller asks for %s s', async (DurationSeconds, RoleArn, message) => {
		const sandbox = await sandboxForTest();
		const answer = assume(sandbox, {RoleArn, DurationSeconds});
		if (message === undefined) await expect(answer).resolves.toBeDefined();
		else await expect(answer).rejects.toMatchObject({name: 'ValidationError', message});
	});

	test("a long-term caller may ask for the role's maximum and no more", async () => {
		const sandbox = await sandboxForTest();
		const ana = userKeys(sandbox, 'ana');
		await expect(assume(sandbox, {DurationSeconds: 14_400}, ana)).resolves.toBeDefined();
		await expect(assume(sandbox, {DurationSeconds: 14_401}, ana)).rejects.toMatchObject({
			name: 'ValidationError',
			message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
		});
	});

	test('a session got by AssumeRole is itself a chained caller', async () => {
		const sandbox = await sandboxForTest();
		const lab = await assume(sandbox, {RoleArn: role('labs/Playground-Admin')});
		await expect(assume(sandbox, {DurationSeconds: 7200}, lab)).rejects.toMatchObject({
			message: expect.stringContaining('role chaining'),
		});
	});
});

describe('parameters', () => {
	type Input = Parameters<typeof assume>[1];
	const constraint = (value: string, at: string, broken: string) =>
		`1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: ${broken}`;
	const wrong: readonly (readonly [input: Input, words: string])[] = [
		[
			{RoleSessionName: 'two words'},
			constraint(
				'two words',
				'roleSessionName',
				'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
			),
		],
		[
			{RoleSessionName: 'x'},
			constraint('x', 'roleSessionName', 'Member must have length greater than or equal to 2'),
		],
		[
			{RoleSessionName: 's'.repeat(65)},
			constraint('s'.repeat(65), 'roleSessionName', 'Member must have length less than or equal to 64'),
		],
		[{ExternalId: 'x'}, constraint('x', 'externalId', 'Member must have length greater than or equal to 2')],
		[
			{RoleArn: 'Audit'},
			constraint('Audit', 'roleArn', 'Member must have length greater than or equal to 20'),
		],
		[{RoleArn: 'arn:aws:iam::1111:role/Audit'}, 'Request ARN is invalid'],
	];

	test.each(wrong)('%o is refused', async (input, message) => {
		const sandbox = await sandboxForTest();
		await expect(assume(sandbox, input)).rejects.toMatchObject({
			name: 'ValidationError',
			message,
			$metadata: {httpStatusCode: 400},
		});
	});

	test('all that is wrong is told at once', async () => {
		const sandbox = await sandboxForTest();
		const input = {RoleSessionName: 'x', DurationSeconds: 60};
		await expect(assume(sandbox, input)).rejects.toMatchObject({
			message: expect.stringMatching(/^2 validation errors detected: Value 'x' at .*; Value '60' at /),
		});
	});
});
