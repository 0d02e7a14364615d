import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import {assume, role} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, stsClient} from './sdk.ts';

const readOnly = {
	Version: '2012-10-17',
	Statement: [{Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: '*'}],
};

const packedSize = async (input: object) => {
	const sandbox = await sandboxForTest();
	const sts = stsClient(sandbox, await containerKeys(sandbox));
	const wanted = {RoleArn: role('Audit'), RoleSessionName: 'visitor', ...input};
	return (await sts.send(new AssumeRoleCommand(wanted))).PackedPolicySize;
};

test('the packed size is told in percent, and grows with what is given', async () => {
	const small = (await packedSize({Policy: JSON.stringify(readOnly)})) ?? 0;
	const arns = ['ReadOnlyAccess', 'SecurityAudit', 'AmazonS3ReadOnlyAccess'];
	const larger = await packedSize({
		Policy: JSON.stringify(readOnly),
		PolicyArns: arns.map((name) => ({arn: `arn:aws:iam::aws:policy/${name}`})),
	});
	expect(small).toBeGreaterThan(0);
	expect(larger).toBeGreaterThan(small);
	expect(larger).toBeLessThanOrEqual(100);
});

describe('malformed policies', () => {
	const documents: readonly (readonly [what: string, text: string, words: string])[] = [
		['not JSON', '{"Version":', 'The policy is not in the valid JSON format.'],
		['not an object', '[]', 'Syntax errors in policy.'],
		['no statement', '{"Version":"2012-10-17"}', 'Syntax errors in policy.'],
		[
			'an unknown effect',
			JSON.stringify({Statement: {Effect: 'Maybe', Action: '*', Resource: '*'}}),
			'Syntax errors in policy.',
		],
		['no resource', JSON.stringify({Statement: {Effect: 'Allow', Action: '*'}}), 'Syntax errors in policy.'],
		[
			'a principal',
			JSON.stringify({Statement: {Effect: 'Allow', Action: '*', Resource: '*', Principal: '*'}}),
			'Policy document should not specify a principal.',
		],
	];

	test.each(documents)('%s', async (_what, Policy, message) => {
		const sandbox = await sandboxForTest();
		await expect(assume(sandbox, {Policy})).rejects.toMatchObject({
			name: 'MalformedPolicyDocumentException',
			message,
		});
	});
});

/** Words that do not repeat: nothing for a compressor to save. */
const dense = (length: number) =>
	Array.from({length}, (_, index) => ((index * 7919 + 104_729) % 1_000_003).toString(36))
		.join('')
		.slice(0, length);

test('a policy longer than 2,048 characters is refused', async () => {
	const sandbox = await sandboxForTest();
	const Policy = JSON.stringify({...readOnly, Id: 'x'.repeat(2048)});
	await expect(assume(sandbox, {Policy})).rejects.toMatchObject({
		name: 'ValidationError',
		message: expect.stringMatching(
			/at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048$/,
		),
	});
});

test('a policy that stays too large when packed is refused', async () => {
	const sandbox = await sandboxForTest();
	const Policy = JSON.stringify({...readOnly, Id: dense(1900)});
	await expect(assume(sandbox, {Policy})).rejects.toMatchObject({
		name: 'PackedPolicyTooLargeException',
		message: expect.stringMatching(/^Packed size of session policy consumes 1\d\d% of allotted space\.$/),
	});
});

test('ten managed policies are taken, eleven are not', async () => {
	const arns = (count: number) =>
		Array(count).fill({arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess'}) as {arn: string}[];
	const sandbox = await sandboxForTest();
	await expect(assume(sandbox, {PolicyArns: arns(10)})).resolves.toBeDefined();
	await expect(assume(sandbox, {PolicyArns: arns(11)})).rejects.toMatchObject({
		name: 'ValidationError',
		message: expect.stringContaining("at 'policyArns' failed to satisfy constraint"),
	});
});

test('a managed policy that does not exist is refused', async () => {
	const sandbox = await sandboxForTest();
	const PolicyArns = [{arn: 'arn:aws:iam::111122223333:policy/Gone'}];
	await expect(assume(sandbox, {PolicyArns})).rejects.toMatchObject({
		message: 'Policy arn:aws:iam::111122223333:policy/Gone does not exist or is not attachable.',
	});
});
