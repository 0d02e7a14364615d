import {describe, expect, test} from 'vitest';
import {previewOf} from '../../../source/policy/preview/preview.ts';
import {
	allow,
	boundary,
	deny,
	inline,
	levelsOf,
	managed,
	preview,
	reading,
	scope,
	under,
	visitor,
} from './permission-scene.ts';

const orders = 'arn:aws:dynamodb:*:111122223333:table/orders*';

describe('levels of a service', () => {
	test.each([
		['everything', [inline(allow('*'))], 's3', 'all all all all all'],
		['a whole service', [inline(allow('s3:*'))], 's3', 'all all all all all'],
		['another service', [inline(allow('s3:*'))], 'ec2', ''],
		['fewer actions', [inline(allow(['sns:ListTopics', 'sns:Publish']))], 'sns', 'some none some none none'],
		['every action of a level', [inline(allow('sns:Check*'))], 'sns', 'none some none none none'],
		[
			'only some resources',
			[inline(allow('sns:*', 'arn:aws:sns:*:*:orders'))],
			'sns',
			'some some some some some',
		],
		['all but some', [inline({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})], 'iam', ''],
		[
			'all but others',
			[inline({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})],
			'sns',
			'all all all all all',
		],
		['all but everything', [inline({Effect: 'Allow', Action: 'sns:*', NotResource: '*'})], 'sns', ''],
		['denied', [inline(allow('sns:*'), deny('sns:*'))], 'sns', ''],
		['denied in part', [inline(allow('sns:*'), deny('sns:Publish'))], 'sns', 'all all some all all'],
		[
			'denied on some resources',
			[inline(allow('sns:*'), deny('sns:*', 'arn:aws:sns:*:*:secret'))],
			'sns',
			'some some some some some',
		],
		[
			'denied on resources of another service',
			[inline(allow('sns:*'), deny('*', 'arn:aws:sqs:*:*:secret'))],
			'sns',
			'all all all all all',
		],
		['actions in another case', [inline(allow('SNS:*'))], 'sns', 'all all all all all'],
	])('%s', (_, policies, service, levels) => {
		expect(levelsOf(preview(...policies), service)).toBe(levels);
	});

	const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
	const office = {IpAddress: {'aws:SourceIp': '198.51.100.0/24'}};
	const past = {DateLessThan: {'aws:CurrentTime': '2025-01-01T00:00:00Z'}};
	const future = {DateLessThan: {'aws:CurrentTime': '2026-01-01T00:00:00Z'}};
	const tokyo = {StringEquals: {'aws:RequestedRegion': 'ap-northeast-1'}};
	const oregon = {StringEquals: {'aws:RequestedRegion': 'us-west-2'}};
	const revoked = {DateLessThan: {'aws:TokenIssueTime': '2025-06-01T11:00:00Z'}};
	const inRegion = '$'.concat('{aws:RequestedRegion}');
	const everyLevel = (access: string) => Array.from({length: 5}, () => access).join(' ');
	test.each([
		['MFA, which cannot be seen', [inline(under(mfa, allow('sns:*')))], everyLevel('conditional')],
		['where the visitor is', [inline(under(office, allow('sns:*')))], everyLevel('conditional')],
		[
			'unless the visitor is somewhere',
			[inline(allow('sns:*'), under(office, deny('*')))],
			everyLevel('conditional'),
		],
		['a time that has passed', [inline(under(past, allow('sns:*')))], ''],
		['a time to come', [inline(under(future, allow('sns:*')))], everyLevel('all')],
		[
			'TLS',
			[inline(allow('sns:*'), under({Bool: {'aws:SecureTransport': 'false'}}, deny('*')))],
			everyLevel('all'),
		],
		['the region the console opens in', [inline(under(oregon, allow('sns:*')))], everyLevel('all')],
		['another region', [inline(under(tokyo, allow('sns:*')))], everyLevel('conditional')],
		[
			'another region than that of a Deny',
			[
				inline(
					allow('sns:*', 'arn:aws:sns:eu-west-1:*:*'),
					deny('sns:*', `arn:aws:sns:${inRegion}:*:secret`),
				),
			],
			everyLevel('conditional'),
		],
		[
			'the region in an ARN, cut to another one',
			[
				inline(allow('sns:*', `arn:aws:sns:${inRegion}:*:*`)),
				boundary(allow('*', 'arn:aws:sns:eu-west-1:*:*')),
			],
			everyLevel('conditional'),
		],
		[
			'the role itself',
			[inline(under({ArnLike: {'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*'}}, allow('sns:*')))],
			everyLevel('all'),
		],
		[
			'a tag of the resource',
			[inline(under({StringEquals: {'aws:ResourceTag/Team': 'a'}}, allow('sns:*')))],
			everyLevel('conditional'),
		],
		[
			'sessions revoked before this one',
			[inline(allow('sns:*'), under(revoked, deny('*')))],
			everyLevel('all'),
		],
	])('under a condition on %s', (_, policies, levels) => {
		expect(levelsOf(preview(...policies), 'sns')).toBe(levels);
	});

	const outside = (allowed: string) => under({StringNotEquals: {'aws:RequestedRegion': allowed}}, deny('*'));
	const notOutside = (allowed: string, roleArn = visitor.roleArn, region = 'eu-west-1') =>
		previewOf(reading(inline(allow('*'), outside(allowed))), {...visitor, roleArn, region});

	test.each([
		[
			'us-east-1',
			['budgets', 'cloudfront', 'iam', 'importexport', 'organizations', 'route53', 'support', 'waf'],
		],
		[
			'us-east-1',
			['account', 'artifact', 'billing', 'ce', 'cur', 'health', 'payments', 'route53domains', 'tax'],
		],
		['us-east-1', ['aws-portal', 'consolidatedbilling']],
		['us-west-2', ['chatbot', 'devicefarm', 'globalaccelerator', 'networkmanager']],
		['us-west-2', ['route53-recovery-control-config', 'route53-recovery-readiness']],
	])('in %s alone, wherever the console opens: %j', (region, services) => {
		const there = notOutside(region);
		const here = notOutside('eu-west-1');
		for (const service of services) {
			expect(levelsOf(there, service)).toContain('all');
			expect(levelsOf(here, service)).toBe('');
		}
	});

	test.each(['wafv2', 'waf-regional', 'route53resolver', 'acm', 'kms', 'ecr-public', 'chime', 'sns'])(
		'%s is asked where the console opens',
		(service) => {
			expect(levelsOf(notOutside('eu-west-1'), service)).toContain('all');
			expect(levelsOf(notOutside('us-east-1'), service)).not.toContain('all');
		},
	);

	test.each([
		['aws-cn', 'iam', 'cn-north-1', 'cn-northwest-1'],
		['aws-cn', 'route53', 'cn-northwest-1', 'cn-north-1'],
		['aws-us-gov', 'iam', 'us-gov-west-1', 'us-gov-east-1'],
	])('in %s %s is asked in %s', (partition, service, region, other) => {
		const role = visitor.roleArn.replace('arn:aws:', `arn:${partition}:`);
		expect(levelsOf(notOutside(region, role, other), service)).toContain('all');
		expect(levelsOf(notOutside(other, role, other), service)).toBe('');
	});

	test('conditions together with more make some', () => {
		const found = preview(inline(allow('sns:ListTopics'), under(mfa, allow('sns:*'))));
		expect(levelsOf(found, 'sns')).toBe('some conditional conditional conditional conditional');
	});
});

describe('kinds of resources', () => {
	test('an action without resources needs a statement on every resource', () => {
		const found = preview(inline(allow('s3:*', 'arn:aws:s3:::acme-reports')));
		const listing = found.actionsOf('s3').filter(({action}) => /ListAllMyBuckets|ListBucket$/.test(action));
		expect(listing.map(({action, access}) => [action, access])).toEqual([
			['s3:ListAllMyBuckets', 'none'],
			['s3:ListBucket', 'some'],
		]);
	});

	test('a statement on objects gives nothing on buckets, and the other way round', () => {
		const accesses = (resource: string) => {
			const actions = preview(inline(allow(['s3:GetObject', 's3:ListBucket'], resource))).actionsOf('s3');
			return ['s3:GetObject', 's3:ListBucket'].map(
				(name) => actions.find(({action}) => action === name)?.access,
			);
		};
		expect(accesses('arn:aws:s3:::acme-reports/*')).toEqual(['some', 'none']);
		expect(accesses('arn:aws:s3:::acme-reports')).toEqual(['none', 'some']);
		expect(accesses('arn:aws:s3:::*')).toEqual(['some', 'some']);
	});

	test('a pattern that takes in every resource of the kind is all', () => {
		const found = preview(inline(allow('sns:*', 'arn:aws:sns:*:*:*')));
		expect(found.actionsOf('sns').find(({action}) => action === 'sns:Publish')?.access).toBe('all');
	});
});

describe('resources', () => {
	test('are the patterns something is limited to', () => {
		const [row] = preview(inline(allow(['dynamodb:PutItem', 'dynamodb:ListTables'], orders))).services;
		expect(row?.resources).toEqual([orders]);
	});

	test('name what a boundary leaves of a wider pattern', () => {
		const wide = inline(allow('s3:GetObject', 'arn:aws:s3:::acme-*'));
		const cut = boundary(allow('s3:*', ['arn:aws:s3:::acme-reports/*', 'arn:aws:s3:::other/*']));
		expect(preview(wide, cut).services[0]?.resources).toEqual(['arn:aws:s3:::acme-reports/*']);
	});

	test('are left out where a condition opens others too', () => {
		const reports = 'arn:aws:s3:::acme-reports/*';
		const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
		const [row] = preview(inline(allow('s3:GetObject', reports), under(mfa, allow('s3:GetObject')))).services;
		expect(row).toMatchObject({resources: [], except: [], levels: {Read: 'some'}});
	});

	test('are left out where there are none', () => {
		expect(preview(inline(allow('s3:GetObject'))).services[0]?.resources).toEqual([]);
	});

	test('those denied are named apart', () => {
		const customers = 'arn:aws:s3:::acme-customers/*';
		const [row] = preview(inline(allow('s3:GetObject'), deny('s3:GetObject', customers))).services;
		expect(row).toMatchObject({resources: [], except: [customers], levels: {Read: 'some'}});
	});

	test('denied or not, those that are allowed only under a condition are not named', () => {
		const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
		const others = {Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: 'arn:aws:sqs:*:*:secret'};
		const [row] = preview(
			inline(allow('sqs:SendMessage', 'arn:aws:sqs:*:*:orders-*'), under(mfa, others)),
		).services;
		expect(row).toMatchObject({resources: [], except: [], levels: {Write: 'some'}});
	});

	test('those denied far from what is allowed are not named', () => {
		const reports = 'arn:aws:s3:::acme-reports/*';
		const inside = 'arn:aws:s3:::acme-reports/secret/*';
		const denied = deny('s3:GetObject', [inside, 'arn:aws:s3:::acme-reports', 'arn:aws:sns:*:*:*']);
		const [row] = preview(inline(allow('s3:GetObject', reports), denied)).services;
		expect(row).toMatchObject({resources: [reports], except: [inside], levels: {Read: 'some'}});
	});

	test('a variable nobody can see is shown as it is written, and makes a condition of it', () => {
		const own = 'arn:aws:s3:::acme-notes/$' + '{aws:PrincipalTag/Team}/*';
		const [row] = preview(inline(allow('s3:GetObject', own))).services;
		expect(row).toMatchObject({resources: [own], levels: {Read: 'conditional'}});
	});

	test('NotResource leaves the others', () => {
		const kept = 'arn:aws:s3:::acme-customers/*';
		const [row] = preview(inline({Effect: 'Allow', Action: 's3:GetObject', NotResource: kept})).services;
		expect(row).toMatchObject({except: [kept], levels: {Read: 'some'}});
		const denied = inline(allow('s3:GetObject'), {Effect: 'Deny', Action: 's3:*', NotResource: kept});
		expect(preview(denied).services[0]).toMatchObject({resources: [kept], levels: {Read: 'some'}});
	});
});

describe('layers', () => {
	test('a boundary cuts, a scope cuts further', () => {
		const role = inline(allow('*'));
		expect(preview(role, boundary(allow(['sns:*', 's3:*']))).services.map(({service}) => service)).toEqual([
			's3',
			'sns',
		]);
		expect(
			preview(role, boundary(allow(['sns:*', 's3:*'])), scope(allow('s3:*'))).services.map(
				({service}) => service,
			),
		).toEqual(['s3']);
	});

	test('what each layer excepts is excepted from what they leave', () => {
		const except = (arn: string) => ({Effect: 'Allow', Action: 's3:GetObject', NotResource: arn});
		const [a, b, c] = ['a', 'b', 'c'].map((name) => `arn:aws:s3:::acme-${name}/*`) as [
			string,
			string,
			string,
		];
		const [row] = preview(inline(except(a)), boundary(except(b)), scope(except(c))).services;
		expect(row).toMatchObject({resources: [], except: [a, b, c], levels: {Read: 'some'}});
		const narrowed = preview(inline(allow('s3:GetObject', [a, b])), boundary(except(b))).services[0];
		expect(narrowed).toMatchObject({resources: [a], levels: {Read: 'some'}});
		expect(preview(inline(allow('s3:GetObject', b)), boundary(except(b))).services).toEqual([]);
	});

	test('scopes add up', () => {
		const found = preview(inline(allow('*')), scope(allow('s3:*')), scope(allow('sns:*')));
		expect(found.services.map(({service}) => service)).toEqual(['s3', 'sns']);
	});

	test('a boundary nobody could read makes everything unknown', () => {
		const found = preview(inline(allow('sns:*')), {kind: 'boundary', name: 'Unread'});
		expect(levelsOf(found, 'sns')).toBe('unknown unknown unknown unknown unknown');
		expect(found.complete).toBe(false);
	});

	test('a policy that is not understood is named and left out', () => {
		const found = preview(inline(allow('sns:*')), {
			kind: 'inline',
			name: 'Odd',
			document: '{"Statement":[{}]}',
		});
		expect(found.complete).toBe(false);
		expect(found.notices).toEqual([{code: 'not-understood', message: expect.stringContaining('Odd')}]);
	});
});

describe('policies of AWS', () => {
	// What their patterns cover of a level may be all of it or not: AWS adds actions as it likes.
	test.each([
		['AdministratorAccess', 'ec2', 'all all all all all'],
		['PowerUserAccess', 'ec2', 'all all all all all'],
		['PowerUserAccess', 'iam', 'some none some none none'],
		['ReadOnlyAccess', 'iam', '(all|some) (all|some) none none none'],
		['ReadOnlyAccess', 's3', 'all (all|some) none none none'],
		['ViewOnlyAccess', 's3', '(all|some) none none none none'],
		['SecurityAudit', 'iam', 'all (all|some) none none none'],
		['AmazonS3ReadOnlyAccess', 's3', 'all (all|some) none none none'],
		['AmazonS3ReadOnlyAccess', 'ec2', ''],
		['AWSCloudShellFullAccess', 'cloudshell', 'all all all none none'],
	])('%s in %s', (name, service, levels) => {
		expect(levelsOf(preview(managed(name)), service)).toMatch(new RegExp(`^${levels}$`));
	});
});
