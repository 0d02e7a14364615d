import {describe, expect, test} from 'vitest';
import {findService} from '../../../source/policy/preview/action-table.ts';
import {settingsActions} from '../../../source/policy/preview/settings-actions.ts';
import {deedOf, listed, resourceWords} from '../../../source/policy/preview/summary-name.ts';
import {allow, boundary, deny, inline, managed, preview, scope, under} from './permission-scene.ts';

const orders = 'arn:aws:dynamodb:*:111122223333:table/orders*';
const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
const fourWrites = ['sqs:SendMessage', 'sns:CreateTopic', 'dynamodb:PutItem', 'lambda:DeleteFunction'];

describe('the summary', () => {
	test.each([
		['Nothing', []],
		['Nothing', [managed('AdministratorAccess'), scope(deny('*'))]],
		['Everything: administrator', [managed('AdministratorAccess')]],
		['Everything, with limits in IAM, Organizations and Account Management', [managed('PowerUserAccess')]],
		['Everything but IAM', [inline({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})]],
		['Everything, with limits in CloudTrail', [inline(allow('*'), deny('cloudtrail:StopLogging'))]],
		['Read-only in S3 and S3 Object Lambda', [managed('AmazonS3ReadOnlyAccess')]],
		[
			'Read-only in S3, EC2, Lambda and 39 more services; only names and settings in Secrets Manager',
			[managed('ReadOnlyAccess')],
		],
		['Everything in CloudShell', [managed('AWSCloudShellFullAccess')]],
		['Read-only in DynamoDB tables `orders*`', [inline(allow('dynamodb:GetItem', orders))]],
		[
			'Read-only in S3 and CloudWatch; writes to DynamoDB tables `orders*`; can start CodeBuild builds',
			[
				inline(
					allow(['s3:Get*', 's3:List*', 'cloudwatch:Get*', 'codebuild:StartBuild']),
					allow(
						['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
						orders,
					),
				),
			],
		],
		[
			'Everything in Lambda; can pass IAM roles `app/*`',
			[inline(allow('lambda:*'), allow('iam:PassRole', 'arn:aws:iam::111122223333:role/app/*'))],
		],
		['Everything in SQS and SNS', [managed('AdministratorAccess'), boundary(allow(['sns:*', 'sqs:*']))]],
		['Under a condition in SNS', [inline(under(mfa, allow('sns:*')))]],
		[
			'Can put and update DynamoDB items in tables `orders*`',
			[inline(allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], orders))],
		],
		['Can put S3 objects in `acme/*`', [inline(allow('s3:PutObject', 'arn:aws:s3:::acme/*'))]],
		[
			'Can create and update IAM access keys of users `robots/*`',
			[
				inline(
					allow(['iam:CreateAccessKey', 'iam:UpdateAccessKey'], 'arn:aws:iam::111122223333:user/robots/*'),
				),
			],
		],
		[
			'Can assume roles `Audit` and `app/*`',
			[
				inline(
					allow('sts:AssumeRole', [
						'arn:aws:iam::111122223333:role/Audit',
						'arn:aws:iam::111122223333:role/app/*',
					]),
				),
			],
		],
		[
			'Can modify billing and payment methods in Billing Console',
			[inline(allow(['aws-portal:ModifyBilling', 'aws-portal:ModifyPaymentMethods']))],
		],
		[
			'Can create log streams and put log events in CloudWatch Logs (log groups `app:*`)',
			[
				inline(
					allow(['logs:CreateLogStream', 'logs:PutLogEvents'], 'arn:aws:logs:*:111122223333:log-group:app:*'),
				),
			],
		],
		[
			'Read-only in S3 `acme/reports/*`',
			[
				inline(
					allow('s3:ListAllMyBuckets'),
					allow('s3:ListBucket', 'arn:aws:s3:::acme'),
					allow('s3:GetObject', 'arn:aws:s3:::acme/reports/*'),
				),
			],
		],
		[
			'Read-only in S3 (`acme/*`) and SNS',
			[inline(allow('s3:GetObject', 'arn:aws:s3:::acme/*'), allow('sns:List*'))],
		],
		[
			'Can delete Lambda functions; can put DynamoDB items; can send SQS messages; can create SNS topics',
			[inline(allow(fourWrites))],
		],
		[
			'Writes in Lambda, DynamoDB, SQS and 2 more services',
			[inline(allow([...fourWrites, 'kms:CreateKey']))],
		],
		['Reads and writes SQS `orders-*`', [inline(allow('sqs:*', 'arn:aws:sqs:*:111122223333:orders-*'))]],
	])('%s', (summary, policies) => {
		expect(preview(...policies).summary).toBe(summary);
	});

	test.each([
		['s3:GetBucketPolicy', 'Only names and settings in S3'],
		['s3:ListBucket', 'Only names and settings in S3'],
		['dynamodb:DescribeTable', 'Only names and settings in DynamoDB'],
		['secretsmanager:ListSecrets', 'Only names and settings in Secrets Manager'],
		['s3:GetObject', 'Read-only in S3'],
		['dynamodb:Query', 'Read-only in DynamoDB'],
		['secretsmanager:GetSecretValue', 'Read-only in Secrets Manager'],
		['ec2:DescribeInstances', 'Read-only in EC2'],
	])('of whoever has %s: %s', (action, summary) => {
		expect(preview(inline(allow(action))).summary).toBe(summary);
	});

	test('that somebody may read under a condition is not called settings only', () => {
		const policies = inline(allow('s3:ListAllMyBuckets'), under(mfa, allow('s3:GetObject')));
		expect(preview(policies).summary).toBe('Read-only in S3');
	});

	test.each([
		'GetObject',
		'GetObjectAnnotation',
		'GetObjectTorrent',
		'GetObjectVersion',
		'GetObjectVersionAnnotation',
		'GetObjectVersionForReplication',
		'GetDataAccess',
	])('s3:%s is more than settings', (name) => {
		expect(preview(inline(allow(`s3:${name}`))).summary).toBe('Read-only in S3');
	});

	test('of a service that is not written down, nobody says that it shows settings alone', () => {
		expect(preview(inline(allow('ssm:GetCommandInvocation'))).summary).toBe('Read-only in Systems Manager');
		expect(preview(inline(allow('logs:GetLookupTable'))).summary).toBe('Read-only in CloudWatch Logs');
	});

	test('settings are told of where they are', () => {
		const policies = inline(allow('s3:ListBucket', 'arn:aws:s3:::reports'));
		expect(preview(policies).summary).toBe('Only names and settings in S3 `reports`');
	});

	test.each(Object.entries(settingsActions))('the actions of %s are of either sort', (service, settings) => {
		const looking = (findService(service)?.groups ?? [])
			.filter(({level}) => level === 'List' || level === 'Read')
			.flatMap(({names}) => names);
		const isSetting = looking.map((name) => settings.test(name));
		expect(new Set(isSetting)).toEqual(new Set([true, false]));
	});

	test('says so when actions are not known', () => {
		const found = (...actions: readonly string[]) =>
			preview(inline(allow(['sns:List*', ...actions]))).summary;
		expect(found('brandnew:*')).toBe('Read-only in SNS; an action not known here');
		expect(found('brandnew:*', 'sns:Fly')).toBe('Read-only in SNS; some actions not known here');
		expect(found('sns:Get*')).toBe('Read-only in SNS');
	});

	test('says so when not everything could be read', () => {
		const unread = {kind: 'managed', name: 'Unread'} as const;
		expect(preview(unread).summary).toBe('Nothing that could be read');
		expect(preview(managed('AmazonS3ReadOnlyAccess'), unread).summary).toMatch(
			/; not everything could be read$/,
		);
		expect(preview(managed('AdministratorAccess'), unread).summary).toMatch(/, as far as could be read$/);
	});
});

describe('the summary in Japanese', () => {
	const unread = {kind: 'managed', name: 'Unread'} as const;

	test.each([
		['何もできません', []],
		['読めた範囲では何もできません', [unread]],
		['daypass が知らない操作のみ（brandnew:*）', [inline(allow('brandnew:*'))]],
		['すべて（管理者）', [managed('AdministratorAccess')]],
		['すべて（管理者）、ただし読めた範囲で', [managed('AdministratorAccess'), unread]],
		['IAM 以外のすべて', [inline({Effect: 'Allow', NotAction: 'iam:*', Resource: '*'})]],
		['すべて（IAM、Organizations、Account Management は一部）', [managed('PowerUserAccess')]],
		['CloudShell のすべて', [managed('AWSCloudShellFullAccess')]],
		['S3、S3 Object Lambda の読み取りのみ', [managed('AmazonS3ReadOnlyAccess')]],
		[
			'Secrets Manager の名前と設定の閲覧のみ；読めなかったポリシーがあります',
			[inline(allow('secretsmanager:ListSecrets')), unread],
		],
		['DynamoDB（`orders*`）の一部の変更', [inline(allow('dynamodb:PutItem', orders))]],
		['SQS（`orders-*`）の読み書き', [inline(allow('sqs:*', 'arn:aws:sqs:*:111122223333:orders-*'))]],
		['Lambda、DynamoDB、SQS ほか 2 サービスへの書き込み', [inline(allow([...fourWrites, 'kms:CreateKey']))]],
		['条件つきで SNS', [inline(under(mfa, allow('sns:*')))]],
		['SNS の読み取りのみ；daypass が知らない操作', [inline(allow(['sns:List*', 'brandnew:*']))]],
	])('%s', (summary, policies) => {
		expect(preview(...policies).inJapanese()).toBe(summary);
	});
});

describe('words', () => {
	test.each([
		['codebuild:StartBuild', 'start', 'builds'],
		['rds:RebootDBInstance', 'reboot', 'DB instances'],
		['iam:PutRolePolicy', 'put', 'role policies'],
		['iam:AddUserToGroup', 'add', 'users to group'],
		['sqs:DeleteMessageBatch', 'delete', 'message batches'],
		['ec2:RunInstances', 'run', 'instances'],
		['kms:RotateKeyOnDemand', 'rotate', 'keys on demand'],
		['lambda:UpdateFunctionCode', 'update', 'function code'],
		['ssm:ExecuteAPI', 'execute', 'APIs'],
		['aws-portal:ModifyBilling', 'modify', 'billing'],
		['dynamodb:Query', 'query', ''],
	])('%s: %s %s', (action, verb, object) => {
		expect(deedOf(action)).toEqual({verb, object});
	});

	test.each([
		[[], ''],
		[['a'], 'a'],
		[['a', 'b'], 'a and b'],
		[['a', 'b', 'c', 'd'], 'a, b, c and d'],
		[['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more services'],
	])('%j: %s', (words, text) => {
		expect(listed(words, 3, 'service')).toBe(text);
	});

	test.each([
		[[orders], 'tables `orders*`'],
		[['arn:aws:s3:::acme/*'], '`acme/*`'],
		[['arn:aws:s3:::acme', 'arn:aws:s3:::acme/*'], '`acme/*`'],
		[['arn:aws:s3:::acme', 'arn:aws:s3:::other/*'], '`acme` and `other/*`'],
		[['arn:aws:logs:*:*:log-group:/aws/lambda/*'], 'log groups `/aws/lambda/*`'],
		[['arn:aws:iam::111122223333:role/*'], 'roles'],
		[[orders, 'arn:aws:lambda:*:*:function:f'], '`orders*` and `f`'],
	])('%j: %s', (arns, text) => {
		expect(resourceWords(arns)).toBe(text);
	});
});
