import {GetRoleCommand, ListRolePoliciesCommand} from '@aws-sdk/client-iam';
import {GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import {serviceOfVersion, xmlAnswer, xmlError} from '../../source/sandbox/query-protocol.ts';
import {noSuchEntity} from '../../source/sandbox/service-error.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient, stsClient} from './sdk.ts';

describe('answers', () => {
	test('are wrapped as each service wraps them', () => {
		expect(xmlAnswer('sts', 'GetCallerIdentity', 'id-1', {Account: '111122223333'})).toBe(
			'<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
				'<GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>' +
				'<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
		);
	});

	const values: readonly (readonly [what: string, value: Parameters<typeof xmlAnswer>[3], xml: string])[] = [
		['a list', {Names: ['a', 'b']}, '<Names><member>a</member><member>b</member></Names>'],
		['an empty list', {Names: []}, '<Names/>'],
		['a time', {At: new Date('2026-01-02T03:04:05.678Z')}, '<At>2026-01-02T03:04:05Z</At>'],
		['a truth value', {IsTruncated: false}, '<IsTruncated>false</IsTruncated>'],
		['an absent value', {Marker: undefined, A: 1}, '<A>1</A>'],
		['markup', {Text: '<b>"&\''}, '<Text>&lt;b&gt;&quot;&amp;&apos;</Text>'],
		['other scripts', {Text: '検証用ロール'}, '<Text>検証用ロール</Text>'],
	];

	test.each(values)('tell %s', (_what, value, xml) => {
		expect(xmlAnswer('iam', 'A', 'id', value)).toContain(`<AResult>${xml}</AResult>`);
	});
});

test('an error tells its type, code, words and request', () => {
	expect(xmlError('iam', noSuchEntity('Gone.'), 'id-2')).toBe(
		'<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>' +
			'<Code>NoSuchEntity</Code><Message>Gone.</Message></Error><RequestId>id-2</RequestId></ErrorResponse>',
	);
});

test('the version of a form tells its service', () => {
	expect(serviceOfVersion('2010-05-08')).toBe('iam');
	expect(serviceOfVersion('2011-06-15')).toBe('sts');
	expect(serviceOfVersion('2012-08-10')).toBeUndefined();
});

describe('through the SDK', () => {
	test('answers carry a request ID', async () => {
		const sandbox = await sandboxForTest();
		const answer = await stsClient(sandbox, await containerKeys(sandbox)).send(
			new GetCallerIdentityCommand({}),
		);
		expect(answer.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer).toMatchObject({
			Account: '111122223333',
			UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:cm-chiba\.yukihiro$/),
		});
	});

	test('errors carry code, words and status', async () => {
		const sandbox = await sandboxForTest();
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		await expect(iam.send(new GetRoleCommand({RoleName: 'Nobody'}))).rejects.toMatchObject({
			name: 'NoSuchEntityException',
			message: 'The role with name Nobody cannot be found.',
			$fault: 'client',
			$metadata: {httpStatusCode: 404},
		});
	});

	test('an empty list is a list', async () => {
		const sandbox = await sandboxForTest();
		const iam = iamClient(sandbox, await containerKeys(sandbox));
		const {PolicyNames: names} = await iam.send(new ListRolePoliciesCommand({RoleName: 'Audit'}));
		expect(names).toEqual([]);
	});

	test('an action that is not imitated says so', async () => {
		const sandbox = await sandboxForTest();
		const sts = stsClient(sandbox, await containerKeys(sandbox));
		sts.middlewareStack.add(
			(next) => (args) => {
				const request = args.request as {body: string};
				request.body = 'Action=MakeCoffee&Version=2011-06-15';
				return next(args);
			},
			{step: 'serialize', name: 'coffee', priority: 'low'},
		);
		await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
			name: 'InvalidAction',
			message: 'Could not find operation MakeCoffee for version 2011-06-15',
		});
	});
});
