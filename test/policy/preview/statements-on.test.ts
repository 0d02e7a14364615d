import {describe, expect, test} from 'vitest';
import type {PermissionPolicy} from '../../../source/policy/preview/permission-source.ts';
import {statementsOn} from '../../../source/policy/preview/statements-on.ts';
import {allow, boundary, deny, inline, managed, reading, scope, under, visitor} from './permission-scene.ts';

const on = (text: string, ...policies: readonly PermissionPolicy[]) =>
	statementsOn(reading(...policies), text, visitor).map(
		({policy, index, effect}) => `${policy}.${index} ${effect}`,
	);

const past = {DateLessThan: {'aws:CurrentTime': '2025-01-01T00:00:00Z'}};
const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
const tokyo = {StringEquals: {'aws:RequestedRegion': 'ap-northeast-1'}};

describe('the statements on', () => {
	test.each<[string, string, readonly PermissionPolicy[], readonly string[]]>([
		['an action', 's3:GetObject', [inline(allow('ec2:*'), allow('s3:Get*'))], ['0.1 Allow']],
		['another action of its service', 's3:GetObject', [inline(allow('s3:GetObjectAcl'))], []],
		['one action of a service', 's3', [inline(allow('s3:GetObject'), deny('s3:Fly'))], ['0.0 Allow']],
		['an action in any case', 'S3:getobject', [inline(allow('s3:GETOBJECT'))], ['0.0 Allow']],
		[
			'an action that is denied',
			's3:GetObject',
			[inline(allow('*'), deny('s3:*'))],
			['0.0 Allow', '0.1 Deny'],
		],
		[
			'NotAction',
			's3:GetObject',
			[inline({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})],
			['0.0 Allow'],
		],
		[
			'what NotAction leaves out',
			'iam:GetRole',
			[inline({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})],
			[],
		],
		[
			'every layer',
			's3:GetObject',
			[inline(allow('s3:*')), boundary(allow('ec2:*'), allow('s3:Get*')), scope(deny('s3:*'))],
			['0.0 Allow', '1.1 Allow', '2.0 Deny'],
		],
		['objects, not buckets', 's3:GetObject', [inline(allow('s3:*', 'arn:aws:s3:::acme'))], []],
		['some of the resources', 's3:GetObject', [inline(deny('s3:*', 'arn:aws:s3:::acme/x*'))], ['0.0 Deny']],
		['no resources', 's3:ListAllMyBuckets', [inline(allow('s3:*', 'arn:aws:s3:::acme'))], []],
		['a condition that may hold', 's3:GetObject', [inline(under(mfa, allow('s3:*')))], ['0.0 Allow']],
		['another region', 's3:GetObject', [inline(under(tokyo, allow('s3:*')))], ['0.0 Allow']],
		['a condition that can’t', 's3:GetObject', [inline(under(past, allow('s3:*')))], []],
		['a service', 's3', [inline(allow('ec2:*'), allow('s3:Get*'), deny('*'))], ['0.1 Allow', '0.2 Deny']],
		['a service, on resources of another', 's3', [inline(allow('*', 'arn:aws:sqs:*:*:a'))], []],
		['what AWS has not', 'nosuch:Thing', [inline(allow('*'))], []],
		[
			'a policy nobody could read',
			's3:GetObject',
			[{kind: 'managed', name: 'Unread'}, inline(allow('*'))],
			['1.0 Allow'],
		],
		['PowerUserAccess', 'iam:ListRoles', [managed('PowerUserAccess')], ['0.1 Allow']],
	])('%s', (_, text, policies, expected) => {
		expect(on(text, ...policies)).toEqual(expected);
	});
});
