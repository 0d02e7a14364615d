import {describe, expect, test} from 'vitest';
import {ana, denying, judge, type Scene, trusting, variable} from './scene.ts';

describe('what a sentence never holds', () => {
	const secret = 'hush-7731';
	test.each<readonly [title: string, scene: Scene]>([
		['where it is asked for', {trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': secret}})}],
		[
			'where it is denied',
			{trust: [trusting({AWS: ana.arn}), denying({StringNotEquals: {'sts:ExternalId': secret}})]},
		],
		[
			'where it contradicts another',
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': secret}}),
					denying({StringEquals: {'sts:ExternalId': secret}}),
				],
			},
		],
		[
			'where AWS would not take it',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': `${secret} `}})},
		],
		[
			'where another condition fails as well',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': secret, 'aws:username': 'bo'}})},
		],
		[
			'where it is a variable’s default',
			{
				trust: trusting(
					{AWS: ana.arn},
					{StringEquals: {'sts:RoleSessionName': variable(`sts:ExternalId, '${secret}'`)}},
				),
			},
		],
		[
			'where the policy is malformed',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': [secret, null]}})},
		],
		[
			'where the own policies are missing',
			{
				trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': secret}}),
				evidence: {identityComplete: false},
			},
		],
	])('an external ID: %s', (_, scene) => {
		expect(JSON.stringify(judge(scene))).not.toContain(secret);
		expect(JSON.stringify(judge({...scene, given: {externalId: secret}}))).not.toContain(secret);
	});

	test('control characters, and more than a line can take', () => {
		const nasty = `\u001B[31m${'x'.repeat(500)}\u0007\u202E`;
		const {reasons} = judge({
			identity: [
				{
					Sid: nasty,
					Effect: 'Deny',
					Action: '*',
					Resource: '*',
					Condition: {StringNotEquals: {[`aws:PrincipalTag/${nasty}`]: nasty}},
				},
			],
			trust: trusting({AWS: ana.arn}),
		});
		expect(reasons.join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202E]/);
		expect(reasons.join('').length).toBeLessThan(600);
	});
});
