import type {ManagedPolicy} from '../account.ts';
import {accountId, allow, deny, ownManaged, policyDocument, roleArn} from './building.ts';

const readIdentity = allow(
	['iam:Get*', 'iam:List*', 'iam:SimulatePrincipalPolicy', 'sts:GetCallerIdentity'],
	'*',
	'ReadIdentity',
);

/** The company's own managed policies. */
export const ownPolicies: readonly ManagedPolicy[] = [
	ownManaged(
		'DeveloperBase',
		'What every developer may do: read identities, and step into the team roles.',
		[
			'2026-04-08T01:12:40Z',
			policyDocument(
				readIdentity,
				allow(
					'sts:AssumeRole',
					[roleArn('Audit'), roleArn('app/*'), roleArn('oncall/*'), roleArn('shared/*'), roleArn('team/*')],
					'StepIntoTeamRoles',
				),
				deny('sts:AssumeRole', roleArn('team/payroll/*'), 'KeepOutOfPayroll'),
			),
		],
		[
			'2025-02-19T05:30:12Z',
			policyDocument(
				readIdentity,
				allow('sts:AssumeRole', [roleArn('app/*'), roleArn('shared/*')], 'StepIntoTeamRoles'),
			),
		],
		['2023-06-01T02:00:00Z', policyDocument(readIdentity)],
	),
	ownManaged('DeveloperBoundary', 'The most a role made by a developer may ever do.', [
		'2025-11-03T08:45:00Z',
		policyDocument(
			allow(
				[
					'cloudformation:*',
					'cloudwatch:*',
					'dynamodb:*',
					'ecs:*',
					'events:*',
					'lambda:*',
					'logs:*',
					's3:*',
					'sns:*',
					'sqs:*',
					'states:*',
					'xray:*',
				],
				'*',
				'ServicesWeBuildOn',
			),
			allow('iam:PassRole', roleArn('service-role/*'), 'PassServiceRoles'),
			deny(['s3:PutBucketPolicy', 's3:DeleteBucket*', 'logs:DeleteLogGroup'], '*', 'KeepTheRecords'),
		),
	]),
	ownManaged('AutomationBoundary', 'The most a robot may ever do.', [
		'2025-05-12T04:04:04Z',
		policyDocument(
			allow(['cloudformation:*', 'lambda:*', 's3:*'], '*', 'Deploy'),
			allow('sts:AssumeRole', roleArn('app/Deployer-Staging'), 'OnlyStaging'),
		),
	]),
	ownManaged('AppDeploy', 'Deploys the shop: stacks, functions, containers.', [
		'2026-07-15T09:20:00Z',
		policyDocument(
			allow(['cloudformation:*', 'codedeploy:*', 'ecs:*', 'ecr:*', 'lambda:*'], '*', 'Deploy'),
			allow(
				['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
				['arn:aws:s3:::acme-artifacts', 'arn:aws:s3:::acme-artifacts/*'],
				'Artifacts',
			),
			allow(
				'iam:PassRole',
				[roleArn('service-role/*'), roleArn('ecsTaskExecutionRole')],
				'HandRolesToServices',
			),
		),
	]),
	ownManaged('OrdersReadWrite', 'Read and mend orders.', [
		'2026-03-02T06:00:00Z',
		policyDocument(
			allow(
				[
					'dynamodb:BatchGetItem',
					'dynamodb:GetItem',
					'dynamodb:PutItem',
					'dynamodb:Query',
					'dynamodb:UpdateItem',
				],
				[`arn:aws:dynamodb:*:${accountId}:table/orders*`],
				'Orders',
			),
			allow(['dynamodb:DescribeTable', 'dynamodb:ListTables'], '*', 'FindTables'),
			allow(['codebuild:BatchGetProjects', 'codebuild:ListProjects', 'codebuild:StartBuild'], '*', 'Builds'),
		),
	]),
	ownManaged('ReportsReadOnly', 'The monthly reports, nothing else in S3.', [
		'2024-12-10T03:03:03Z',
		policyDocument(
			allow('s3:ListAllMyBuckets', '*', 'FindTheBucket'),
			{
				Sid: 'ListReports',
				Effect: 'Allow',
				Action: 's3:ListBucket',
				Resource: 'arn:aws:s3:::acme-reports',
				Condition: {StringLike: {'s3:prefix': ['reports/*', '']}},
			},
			allow('s3:GetObject', 'arn:aws:s3:::acme-reports/reports/*', 'ReadReports'),
		),
	]),
	ownManaged('ProtectEvidence', 'Nobody turns the lights off.', [
		'2024-02-20T07:07:07Z',
		policyDocument(
			deny(
				[
					'cloudtrail:DeleteTrail',
					'cloudtrail:StopLogging',
					'config:DeleteConfigurationRecorder',
					'config:StopConfigurationRecorder',
					'guardduty:DeleteDetector',
				],
				'*',
				'ProtectEvidence',
			),
		),
	]),
];
