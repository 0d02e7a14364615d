import {describe, expect, test} from 'vitest';
import type {PermissionPolicy} from '../../source/policy/preview/permission-source.ts';
import {decisionOf, previewOf} from '../../source/policy/preview/preview.ts';
import {decisionNotices, decisionReasons} from '../../source/text/decision-words.ts';
import {
	allow,
	boundary,
	deny,
	inline,
	reading,
	scope,
	under,
	visitor,
} from '../policy/preview/permission-scene.ts';

const object = 'arn:aws:s3:::acme/a';
const reasons = (action: string, resource: string, ...policies: readonly PermissionPolicy[]) => {
	const question = {action, resource};
	const decision = decisionOf(reading(...policies), question, visitor);
	return decisionReasons(question, decision, previewOf(reading(...policies), visitor).actionsOf, 'ask again');
};
const given = (condition: object) => inline(under(condition as Record<string, unknown>, allow('*')));

describe('why', () => {
	test.each<readonly [string, readonly PermissionPolicy[], readonly string[]]>([
		['nothing allows it', [inline(allow('ec2:*'))], ['no statement allows it']],
		['it is denied', [inline(allow('*'), {Sid: 'No', ...deny('s3:*')})], ['denied by No of inline (Deny)']],
		[
			'a boundary cuts',
			[inline(allow('*')), boundary(allow('ec2:*'))],
			['the boundary boundary does not allow it; the role’s own policies do'],
		],
		[
			'a scope cuts',
			[inline(allow('*')), scope(allow('ec2:*'))],
			['the scope scope does not allow it; the role’s own policies do'],
		],
		[
			'nothing allows it, nor does the boundary',
			[inline(), boundary(allow('ec2:*'))],
			['no statement allows it', 'the boundary boundary does not allow it'],
		],
		[
			'a policy could not be read',
			[inline(allow('*')), {kind: 'managed', name: 'Unread'}],
			['the policy Unread could not be read', 'allowed by statement 1 of inline (Allow)'],
		],
		[
			'a statement is not understood',
			[inline(allow('s3:*'), {...deny('s3:*'), Condition: {Fuzzy: {'aws:a': 'b'}}})],
			['a statement of the policy inline is not understood', 'allowed by statement 1 of inline (Allow)'],
		],
		[
			'a boundary could not be read',
			[inline(allow('*')), {kind: 'boundary', name: 'Unread'}],
			['the boundary Unread could not be read', 'allowed by statement 1 of inline (Allow)'],
		],
		[
			'a Deny may hold',
			[inline(allow('*'), under({Bool: {'aws:MultiFactorAuthPresent': 'false'}}, deny('*')))],
			['allowed by statement 1 of inline (Allow)', 'denied by statement 2 of inline (Deny) without MFA'],
		],
		[
			'a variable has no value yet',
			[inline(allow('s3:*', 'arn:aws:s3:::acme/$' + '{aws:PrincipalTag/T}*'))],
			['allowed by statement 1 of inline (Allow) only if the resource is what its variables make of it'],
		],
		[
			'AWS does not say what a pattern means',
			[inline(allow('s3:*', 'arn:aws:s3'))],
			[
				'AWS does not write down whether “arn:aws:s3” covers this resource',
				'allowed by statement 1 of inline (Allow) only if “arn:aws:s3” covers the resource',
			],
		],
		[
			'AWS does not say how several values compare',
			[inline(under({StringNotEquals: {'aws:PrincipalArn': 'x$' + '{aws:username}'}}, allow('*')))],
			[
				'AWS does not write down how aws:PrincipalArn compares with “x$' + '{aws:username}” here',
				'allowed by statement 1 of inline (Allow) only if aws:PrincipalArn is not “x$' + '{aws:username}”',
			],
		],
	])('%s', (_, policies, expected) => {
		expect(reasons('s3:GetObject', object, ...policies)).toEqual(expected);
	});

	test.each<readonly [object, string]>([
		[{Bool: {'aws:MultiFactorAuthPresent': 'true'}}, 'with MFA'],
		[{NumericLessThan: {'aws:MultiFactorAuthAge': '3600'}}, 'with MFA not older than 60 minutes'],
		[{NumericLessThan: {'aws:MultiFactorAuthAge': '90'}}, 'with MFA not older than 90 seconds'],
		[
			{IpAddress: {'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24']}},
			'from 192.0.2.0/24 or 198.51.100.0/24',
		],
		[{NotIpAddress: {'aws:SourceIp': '192.0.2.0/24'}}, 'not from 192.0.2.0/24'],
		[{StringEquals: {'aws:RequestedRegion': 'eu-west-1'}}, 'in eu-west-1'],
		[{StringEquals: {'aws:PrincipalTag/T': 'a'}}, 'if aws:PrincipalTag/T is “a”'],
		[{StringLike: {'aws:PrincipalTag/T': '*'}}, 'if aws:PrincipalTag/T is there'],
		[
			{StringNotLikeIfExists: {'aws:PrincipalTag/T': 'a*'}},
			'if aws:PrincipalTag/T is not like “a*”, or is absent',
		],
		[{Null: {'aws:PrincipalTag/T': 'true'}}, 'if aws:PrincipalTag/T is absent'],
		[
			{'ForAnyValue:StringEquals': {'aws:PrincipalOrgPaths': ['a', 'b']}},
			'if one of aws:PrincipalOrgPaths is “a” or “b”',
		],
		[
			{StringEquals: {'aws:PrincipalTag/T': '$' + '{aws:PrincipalTag/U}'}},
			'if aws:PrincipalTag/T is the value of aws:PrincipalTag/U',
		],
	])('only %j', (condition, words) => {
		expect(reasons('s3:GetObject', object, given(condition))).toEqual([
			`allowed by statement 1 of inline (Allow) only ${words}`,
		]);
	});

	test('another resource is needed at the same time', () => {
		const part = inline(
			allow('ec2:RunInstances', ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:subnet/*']),
		);
		const told = reasons('ec2:RunInstances', 'arn:aws:ec2:us-west-2:111122223333:instance/*', part);
		expect(told).toContain('it needs arn:aws:ec2:*::image/* at the same time, which nothing allows');
		expect(told.join()).not.toContain('subnet');
	});

	test('no permission is needed, or the action works on other things', () => {
		expect(reasons('sts:GetCallerIdentity', '*', inline(deny('*')))).toEqual([
			'it needs no permission, whatever a policy says',
		]);
		expect(reasons('s3:ListBucket', object, inline(allow('*')))).toEqual([
			expect.stringMatching(/^s3:ListBucket works on .*arn:aws:s3:::\*.* and never on this$/),
		]);
	});
});

describe('what else is to be known', () => {
	const codes = (action: string, resource: string) => {
		const question = {action, resource};
		return decisionNotices(
			question,
			decisionOf(reading(inline(allow('*'))), question, visitor),
			'2026-09-26',
		).map(({code}) => code);
	};
	test.each([
		['ec2:DescribeInstances', 'arn:aws:ec2:us-west-2:111122223333:instance/i-0a', ['asked-on']],
		['ec2:DescribeInstances', '*', []],
		['s3:ListAllMyBuckets', '*', ['asked-on']],
		['s3:GetObject', object, ['resource-policy']],
		['kms:Decrypt', 'arn:aws:kms:us-west-2:111122223333:key/0a', ['resource-policy']],
		['brandnew:Fly', '*', ['unknown-actions']],
		['sts:GetCallerIdentity', '*', []],
	])('%s on %s: %j', (action, resource, expected) => {
		expect(codes(action, resource)).toEqual(expected);
	});
});
