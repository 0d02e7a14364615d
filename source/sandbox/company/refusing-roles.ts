import type {SandboxRole} from '../account.ts';
import {deniedByIdentity, deniedByTrust, developersMay, developersMayNot, unspoken, yes} from './answers.ts';
import {
	accountId,
	accountRoot,
	ana,
	awsPolicy,
	chiba,
	letAssume,
	ownPolicy,
	playground,
	policyDocument,
	robot,
	role,
	roleArn,
} from './building.ts';

const caller = (name: string, created: string, daysAgo: number, inline: SandboxRole['inline'] = {}) =>
	role({
		name,
		description: 'Member role, entered from the jump account',
		created,
		maxHours: 12,
		trust: policyDocument(
			letAssume(`arn:aws:iam::999900001111:user/${name}`, {Bool: {'aws:MultiFactorAuthPresent': 'true'}}),
		),
		attached: [awsPolicy('ReadOnlyAccess'), awsPolicy('AWSCloudShellFullAccess'), ownPolicy('DeveloperBase')],
		inline,
		tags: {Team: 'platform'},
		lastUsed: {daysAgo, region: 'us-west-2'},
		mayCall: [
			'iam:Get*',
			'iam:List*',
			'iam:SimulatePrincipalPolicy',
			'iam:PutRolePolicy',
			'iam:DeleteRolePolicy',
		],
		simulated: unspoken,
	});

/** Roles that say no, each for a reason of its own. */
export const refusingRoles: readonly SandboxRole[] = [
	caller('cm-chiba.yukihiro', '2025-04-01T00:00:00Z', 0, {
		Switching: policyDocument(
			{
				Sid: 'OtherAccounts',
				Effect: 'Allow',
				Action: 'sts:AssumeRole',
				Resource: [
					roleArn('PartnerView'),
					roleArn('Audit-Reader', '444455556666'),
					roleArn('ops/Deployer', '444455556666'),
					roleArn('AcmeSupport', '777788889999'),
				],
			},
			{
				Sid: 'NoBreakGlass',
				Effect: 'Deny',
				Action: 'sts:AssumeRole',
				Resource: roleArn('BreakGlass-*'),
			},
		),
		RevokeSessions: policyDocument({
			Sid: 'RevokeSessions',
			Effect: 'Allow',
			Action: ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
			Resource: roleArn('*'),
		}),
	}),
	caller('cm-suzuki.hanako', '2025-04-01T00:05:00Z', 2),
	role({
		name: 'Viewer-Ledger',
		path: '/finance/',
		description: 'The books, for finance only',
		created: '2024-01-04T01:00:00Z',
		trust: policyDocument(letAssume(roleArn('FinanceLead'))),
		attached: [awsPolicy('job-function/Billing')],
		tags: {Team: 'finance'},
		lastUsed: {daysAgo: 13, region: 'us-east-1'},
		simulated: unspoken,
	}),
	role({
		name: 'PayrollClerk',
		path: '/team/payroll/',
		description: 'Payroll',
		created: '2024-01-04T01:10:00Z',
		trust: policyDocument(letAssume(accountRoot)),
		attached: [ownPolicy('ReportsReadOnly')],
		tags: {Team: 'payroll', Data: 'personal'},
		lastUsed: {daysAgo: 23, region: 'ap-northeast-1'},
		answers: {[chiba]: deniedByIdentity, [ana]: deniedByIdentity, [playground]: yes},
		simulated: developersMayNot,
	}),
	role({
		name: 'Infra-Terraform',
		description: 'Builds the account itself',
		created: '2023-06-01T02:40:00Z',
		maxHours: 2,
		trust: policyDocument(letAssume(accountRoot)),
		attached: [awsPolicy('AdministratorAccess')],
		tags: {Team: 'platform', ManagedBy: 'terraform'},
		lastUsed: {daysAgo: 0, region: 'us-east-1'},
		mayCall: ['iam:*'],
		answers: {[playground]: yes},
		simulated: unspoken,
	}),
	role({
		name: 'Legacy-Migration',
		description: 'For the move of 2024; its time has passed',
		created: '2023-11-11T11:11:11Z',
		trust: policyDocument(
			letAssume([chiba, ana], {DateLessThan: {'aws:CurrentTime': '2024-03-31T23:59:59Z'}}),
		),
		attached: [awsPolicy('PowerUserAccess')],
		lastUsed: {daysAgo: 966, region: 'us-west-2'},
		simulated: unspoken,
	}),
	role({
		name: 'Quarantine',
		path: '/shared/',
		description: 'Closed while the incident of June is looked into',
		created: '2023-09-09T09:09:09Z',
		trust: policyDocument(letAssume(accountRoot), {
			Sid: 'ClosedExceptBreakGlass',
			Effect: 'Deny',
			Principal: '*',
			Action: 'sts:AssumeRole',
			Condition: {ArnNotLike: {'aws:PrincipalArn': roleArn('BreakGlass*')}},
		}),
		attached: [awsPolicy('ReadOnlyAccess')],
		tags: {Incident: 'INC-2026-06'},
		answers: {
			[chiba]: deniedByTrust,
			[ana]: deniedByTrust,
			[playground]: deniedByTrust,
			[robot]: deniedByTrust,
		},
		simulated: developersMay,
	}),
	role({
		name: 'Orphaned-Reports',
		description: 'Belonged to somebody who left',
		created: '2023-07-01T00:00:00Z',
		trust: policyDocument(letAssume('AIDACKCEVSQ6C2EXAMPLE')),
		attached: [ownPolicy('ReportsReadOnly')],
		simulated: unspoken,
	}),
	role({
		name: 'Orphaned-Batch',
		path: '/shared/',
		description: 'Its old owner role was deleted and made again',
		created: '2024-08-01T00:00:00Z',
		trust: policyDocument(letAssume(['AROADBQP57FF2AEXAMPLE', roleArn('batch/Owner')])),
		attached: [awsPolicy('AmazonS3ReadOnlyAccess')],
		lastUsed: {daysAgo: 399, region: 'us-west-2'},
		simulated: developersMay,
	}),
	role({
		name: 'Notebook-Suzuki',
		description: "One person's notebook, pinned to one session name",
		created: '2026-02-14T10:15:00Z',
		maxHours: 12,
		trust: policyDocument(
			letAssume(`arn:aws:sts::${accountId}:assumed-role/cm-suzuki.hanako/cm-suzuki.hanako`),
		),
		attached: [awsPolicy('AmazonS3ReadOnlyAccess')],
		lastUsed: {daysAgo: 2, region: 'us-west-2'},
		simulated: unspoken,
	}),
	role({
		name: 'Partner-Upload',
		description: 'Our partner brings its parcels list',
		created: '2024-02-02T02:10:00Z',
		trust: policyDocument(
			letAssume('arn:aws:iam::777788889999:root', {StringEquals: {'sts:ExternalId': 'acme-parcels-19'}}),
		),
		inline: {
			Upload: policyDocument({
				Effect: 'Allow',
				Action: 's3:PutObject',
				Resource: 'arn:aws:s3:::acme-parcels/in/*',
			}),
		},
		tags: {Partner: 'kansai-logistics'},
		lastUsed: {daysAgo: 0, region: 'ap-northeast-3'},
		simulated: unspoken,
	}),
	role({
		name: 'Vendor-Monitoring',
		description: 'Metrics for the monitoring vendor',
		created: '2023-10-10T00:00:00Z',
		trust: policyDocument(
			letAssume('arn:aws:iam::999988887777:root', {StringEquals: {'sts:ExternalId': '5f1d0c62b7'}}),
		),
		attached: [awsPolicy('CloudWatchReadOnlyAccess'), awsPolicy('SecurityAudit')],
		tags: {Vendor: 'monitoring'},
		lastUsed: {daysAgo: 0, region: 'us-west-2'},
		simulated: unspoken,
	}),
	role({
		name: 'Guests-Of-Admins',
		description: 'For Identity Center administrators only',
		created: '2025-02-02T20:20:20Z',
		trust: policyDocument(
			letAssume('*', {
				ArnLike: {
					'aws:PrincipalArn': roleArn(
						'aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_AdministratorAccess_*',
					),
				},
			}),
		),
		attached: [awsPolicy('ReadOnlyAccess')],
		simulated: unspoken,
	}),
	role({
		name: 'Release-Notes',
		path: '/automation/',
		description: 'Publishes release notes; trusts the deploy robot by name',
		created: '2025-07-07T01:00:00Z',
		trust: policyDocument(letAssume(robot)),
		inline: {
			Publish: policyDocument({
				Effect: 'Allow',
				Action: 's3:PutObject',
				Resource: 'arn:aws:s3:::acme-www/releases/*',
			}),
		},
		tags: {Team: 'platform'},
		lastUsed: {daysAgo: 6, region: 'us-west-2'},
		// The robot's boundary says nothing of it: that does not matter where the trust policy names a user.
		answers: {[robot]: yes},
		simulated: unspoken,
	}),
];
