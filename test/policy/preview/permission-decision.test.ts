import {describe, expect, test} from 'vitest';
import type {PermissionPolicy} from '../../../source/policy/preview/permission-source.ts';
import {decisionOf} from '../../../source/policy/preview/preview.ts';
import {
	allow,
	boundary,
	decision,
	deny,
	inline,
	managed,
	reading,
	scope,
	under,
	visitor,
} from './permission-scene.ts';

const report = 'arn:aws:s3:::acme-reports/2030/january.pdf';
const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
const tokyo = {StringEquals: {'aws:RequestedRegion': 'ap-northeast-1'}};

describe('one question', () => {
	test.each([
		['nothing allows it', [], 's3:GetObject', report, 'denied'],
		['a statement allows it', [inline(allow('s3:Get*'))], 's3:GetObject', report, 'allowed'],
		['in any case', [inline(allow('S3:get*'))], 's3:GetObject', report, 'allowed'],
		[
			'on this resource',
			[inline(allow('s3:*', 'arn:aws:s3:::acme-reports/*'))],
			's3:GetObject',
			report,
			'allowed',
		],
		['on another', [inline(allow('s3:*', 'arn:aws:s3:::acme-orders/*'))], 's3:GetObject', report, 'denied'],
		['not everywhere', [inline(allow('s3:*', 'arn:aws:s3:::acme-reports/*'))], 's3:GetObject', '*', 'denied'],
		['everywhere', [inline(allow('s3:*'))], 's3:GetObject', '*', 'allowed'],
		[
			'denied on it',
			[inline(allow('*'), deny('*', 'arn:aws:s3:::acme-reports/*'))],
			's3:GetObject',
			report,
			'denied',
		],
		['with MFA', [inline(under(mfa, allow('*')))], 's3:GetObject', report, 'conditional'],
		[
			'denied without MFA',
			[inline(allow('*'), under({BoolIfExists: {'aws:MultiFactorAuthPresent': 'false'}}, deny('*')))],
			's3:GetObject',
			report,
			'conditional',
		],
		['in another region', [inline(under(tokyo, allow('*')))], 'ec2:RunInstances', '*', 'conditional'],
		['cut by the boundary', [inline(allow('*')), boundary(allow('ec2:*'))], 's3:GetObject', report, 'denied'],
		[
			'left by the boundary',
			[inline(allow('*')), boundary(allow('s3:*'))],
			's3:GetObject',
			report,
			'allowed',
		],
		['cut by the scope', [inline(allow('*')), scope(allow('ec2:*'))], 's3:GetObject', report, 'denied'],
		[
			'allowed by one of two scopes',
			[inline(allow('*')), scope(allow('ec2:*')), scope(allow('s3:*'))],
			's3:GetObject',
			report,
			'allowed',
		],
		['only the scope allows it', [scope(allow('*'))], 's3:GetObject', report, 'denied'],
		[
			'a policy could not be read',
			[inline(allow('*')), {kind: 'managed', name: 'Unread'} as const],
			's3:GetObject',
			report,
			'unknown',
		],
		[
			'denied whatever could not be read',
			[inline(deny('s3:*')), {kind: 'managed', name: 'Unread'} as const],
			's3:GetObject',
			report,
			'denied',
		],
		[
			'cut whatever could not be read',
			[{kind: 'managed', name: 'Unread'} as const, scope(allow('ec2:*'))],
			's3:GetObject',
			report,
			'denied',
		],
		[
			'the boundary could not be read',
			[inline(allow('*')), {kind: 'boundary', name: 'Unread'} as const],
			's3:GetObject',
			report,
			'unknown',
		],
		[
			'the scope could not be read',
			[inline(allow('*')), {kind: 'scope', name: 'Unread'} as const],
			's3:GetObject',
			report,
			'unknown',
		],
		[
			'a policy is not understood',
			[inline(allow('*')), {kind: 'inline', name: 'Odd', document: '{}'} as const],
			's3:GetObject',
			report,
			'unknown',
		],
		[
			'a resource of every kind in PowerUserAccess',
			[managed('PowerUserAccess')],
			'ec2:TerminateInstances',
			'arn:aws:ec2:us-west-2:111122223333:instance/i-1',
			'allowed',
		],
		['what PowerUserAccess leaves out', [managed('PowerUserAccess')], 'iam:CreateUser', '*', 'denied'],
		['what it lets back in', [managed('PowerUserAccess')], 'iam:ListRoles', '*', 'allowed'],
		['reading with ViewOnlyAccess', [managed('ViewOnlyAccess')], 's3:GetObject', report, 'denied'],
		['listing with ViewOnlyAccess', [managed('ViewOnlyAccess')], 's3:ListAllMyBuckets', '*', 'allowed'],
	])('%s', (_, policies, action, resource, expected) => {
		expect(decision(action, resource, ...policies)).toBe(expected);
	});

	test('policies that could not be listed leave everything open but an explicit deny', () => {
		const answer = (action: string) =>
			decisionOf(
				{...reading(inline(allow('*'), deny('iam:*'))), complete: false},
				{action, resource: '*'},
				visitor,
			).decision;
		expect([answer('s3:ListAllMyBuckets'), answer('iam:CreateUser')]).toEqual(['unknown', 'denied']);
	});
});

describe('the statements responsible', () => {
	const statements = (action: string, ...policies: readonly PermissionPolicy[]) =>
		decisionOf(reading(...policies), {action, resource: report}, visitor).statements.map(
			({open: _, doubtful: __, sure: ___, ...statement}) => statement,
		);

	test('are the Allows where it is allowed, of every layer', () => {
		const role = inline({Sid: 'Reports', ...allow('s3:Get*')}, allow('ec2:*'));
		expect(statements('s3:GetObject', role, scope(allow('s3:*')))).toEqual([
			{source: 'inline', sid: 'Reports', index: 0, effect: 'Allow'},
			{source: 'scope', index: 0, effect: 'Allow'},
		]);
	});

	test('are the Denies where it is denied', () => {
		const role = inline(allow('*'), {Sid: 'NotYours', ...deny('s3:*')});
		expect(statements('s3:GetObject', role)).toEqual([
			{source: 'inline', sid: 'NotYours', index: 1, effect: 'Deny'},
		]);
	});

	test('leave out an Allow that may hold beside one that does', () => {
		const role = inline(under(mfa, allow('s3:*')), allow('s3:GetObject'), under(tokyo, deny('s3:*')));
		expect(statements('s3:GetObject', role)).toEqual([{source: 'inline', index: 1, effect: 'Allow'}]);
		expect(statements('s3:PutObject', role)).toEqual([{source: 'inline', index: 0, effect: 'Allow'}]);
	});

	test('are the doubtful ones where it cannot be told, with what is open in them', () => {
		const office = {IpAddress: {'aws:SourceIp': '192.0.2.0/24'}, Bool: {'aws:SecureTransport': 'true'}};
		const role = inline(
			under(office, allow('s3:*')),
			under(mfa, deny('s3:*')),
			under(tokyo, deny('ec2:*')),
			allow('s3:*', 'arn:aws:s3'),
		);
		const found = decisionOf(reading(role), {action: 's3:GetObject', resource: report}, visitor);
		expect(found.decision).toBe('unknown');
		expect(
			found.statements.map(({index, effect, sure, open, doubtful}) => [
				`${index} ${effect} ${sure}`,
				open.map(({keyText}) => keyText),
				doubtful.resources,
			]),
		).toEqual([
			['0 Allow false', ['aws:SourceIp'], []],
			['1 Deny false', ['aws:MultiFactorAuthPresent'], []],
			['3 Allow false', [], ['arn:aws:s3']],
		]);
	});

	test('leave out a Deny that cannot hold, and one of another layer’s exception', () => {
		const past = {DateLessThan: {'aws:CurrentTime': '2025-01-01T00:00:00Z'}};
		const role = inline(allow('*'), under(past, deny('*')));
		const fence = boundary({Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::acme-orders/*'});
		expect(statements('s3:GetObject', role, fence)).toEqual([
			{source: 'inline', index: 0, effect: 'Allow'},
			{source: 'boundary', index: 0, effect: 'Allow'},
		]);
	});

	test('are none where nothing allows it', () => {
		expect(statements('s3:GetObject', inline(allow('ec2:*')))).toEqual([]);
	});
});
