import type {SandboxRole} from '../account.ts';
import {developersMay, unspoken, withMfa, yes} from './answers.ts';
import {
	accountRoot,
	allow,
	ana,
	awsPolicy,
	chiba,
	letAssume,
	ownPolicy,
	playground,
	policyDocument,
	policyVariable,
	role,
	roleArn,
} from './building.ts';

/** Roles that want something more: a second factor, an external ID, a certain session name, a place, a time. */
export const guardedRoles: readonly SandboxRole[] = [
	role({
		name: 'Test-RoleA',
		description: 'For trying things out',
		created: '2025-09-18T06:40:00Z',
		trust: policyDocument(letAssume(chiba, {Bool: {'aws:MultiFactorAuthPresent': 'true'}})),
		attached: [awsPolicy('job-function/ViewOnlyAccess'), awsPolicy('AWSCloudShellFullAccess')],
		tags: {Name: '検証用', Team: 'platform'},
		lastUsed: {daysAgo: 4, region: 'us-west-2'},
		mayCall: ['iam:List*'],
		answers: {[chiba]: withMfa},
		simulated: unspoken,
	}),
	role({
		name: 'PartnerView',
		description: 'What our partner sees of the shop',
		created: '2024-02-02T02:02:02Z',
		trust: policyDocument(
			letAssume([accountRoot, 'arn:aws:iam::777788889999:root'], {
				StringEquals: {'sts:ExternalId': 'acme-7731'},
			}),
		),
		attached: [ownPolicy('ReportsReadOnly'), awsPolicy('AmazonS3ReadOnlyAccess')],
		tags: {Partner: 'kansai-logistics'},
		lastUsed: {daysAgo: 15, region: 'eu-west-1'},
		answers: {
			[chiba]: {answer: 'if', externalId: 'acme-7731'},
			[ana]: {answer: 'if', externalId: 'acme-7731'},
			[playground]: {answer: 'if', externalId: 'acme-7731'},
		},
		simulated: developersMay,
	}),
	role({
		name: 'Responder',
		path: '/oncall/',
		description: 'Incidents only: the session must be named after one, inc-...',
		created: '2024-06-18T21:00:00Z',
		maxHours: 6,
		trust: policyDocument(letAssume(accountRoot, {StringLike: {'sts:RoleSessionName': 'inc-*'}})),
		attached: [awsPolicy('ReadOnlyAccess')],
		inline: {
			FirstAid: policyDocument(
				allow(
					[
						'ec2:RebootInstances',
						'ecs:UpdateService',
						'lambda:PutFunctionConcurrency',
						'rds:RebootDBInstance',
					],
					'*',
					'FirstAid',
				),
			),
		},
		tags: {Team: 'oncall', Env: 'prod'},
		lastUsed: {daysAgo: 8, region: 'us-west-2'},
		answers: {
			[chiba]: {answer: 'if', sessionName: /^inc-/},
			[ana]: {answer: 'if', sessionName: /^inc-/},
			[playground]: {answer: 'if', sessionName: /^inc-/},
		},
		simulated: developersMay,
	}),
	role({
		name: 'DataEngineer',
		path: '/team/data/',
		description:
			'For the engineers of the data team. Name the session after your own IAM user, so that CloudTrail tells who did what. Tables that hold personal data stay closed.',
		created: '2025-03-03T03:03:03Z',
		maxHours: 10,
		// A session has no aws:username, so that the condition can never hold for one.
		trust: policyDocument(
			letAssume(accountRoot, {StringLike: {'sts:RoleSessionName': policyVariable('aws:username')}}),
		),
		attached: [awsPolicy('AmazonDynamoDBReadOnlyAccess'), awsPolicy('AmazonS3ReadOnlyAccess')],
		tags: {Team: 'data', CostCenter: '1003'},
		lastUsed: {daysAgo: 1, region: 'ap-northeast-1'},
		answers: {[ana]: {answer: 'if', sessionName: /^ana$/}},
		simulated: developersMay,
	}),
	role({
		name: 'KeyRotation',
		description: 'Rotates keys; only within an hour of a second factor',
		created: '2025-06-30T12:00:00Z',
		trust: policyDocument(letAssume([chiba, ana], {NumericLessThan: {'aws:MultiFactorAuthAge': '3600'}})),
		inline: {
			Rotate: policyDocument(
				allow(
					[
						'kms:RotateKeyOnDemand',
						'kms:ListKeys',
						'secretsmanager:RotateSecret',
						'secretsmanager:ListSecrets',
					],
					'*',
					'Rotate',
				),
				allow(
					['iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:ListAccessKeys'],
					'arn:aws:iam::111122223333:user/automation/*',
					'RobotKeys',
				),
			),
		},
		tags: {Team: 'security'},
		answers: {[chiba]: withMfa, [ana]: withMfa},
		simulated: unspoken,
	}),
	role({
		name: 'Customer-Data',
		description: 'Customer records; whoever opens them says who they are',
		created: '2025-08-08T08:08:08Z',
		trust: policyDocument({
			Sid: 'SayWhoYouAre',
			Effect: 'Allow',
			Principal: {AWS: chiba},
			Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
			Condition: {StringLike: {'sts:SourceIdentity': 'cm-*'}},
		}),
		inline: {
			Customers: policyDocument(
				allow(
					['dynamodb:GetItem', 'dynamodb:Query'],
					'arn:aws:dynamodb:*:111122223333:table/customers*',
					'ReadCustomers',
				),
			),
		},
		tags: {Team: 'support', Data: 'personal'},
		lastUsed: {daysAgo: 26, region: 'ap-northeast-1'},
		answers: {[chiba]: {answer: 'if', sourceIdentity: /^cm-/, also: ['sts:SetSourceIdentity']}},
		simulated: unspoken,
	}),
	role({
		name: 'Tagged-Spender',
		description: 'May start instances on a cost centre of its own',
		created: '2025-10-10T10:10:10Z',
		maxHours: 2,
		trust: policyDocument({
			Sid: 'NameTheCostCentre',
			Effect: 'Allow',
			Principal: {AWS: chiba},
			Action: ['sts:AssumeRole', 'sts:TagSession'],
			Condition: {StringEquals: {'aws:RequestTag/CostCenter': ['1001', '1002']}},
		}),
		inline: {
			Spend: policyDocument({
				Sid: 'OnOwnCostCentre',
				Effect: 'Allow',
				Action: ['ec2:RunInstances', 'ec2:StartInstances', 'ec2:StopInstances'],
				Resource: '*',
				Condition: {
					StringEquals: {'aws:ResourceTag/CostCenter': policyVariable('aws:PrincipalTag/CostCenter')},
				},
			}),
		},
		answers: {[chiba]: {answer: 'if', tags: {CostCenter: ['1001', '1002']}, also: ['sts:TagSession']}},
		simulated: unspoken,
	}),
	role({
		name: 'Tokyo-Operator',
		description: 'Only through the STS endpoint of Tokyo',
		created: '2025-12-24T00:00:00Z',
		trust: policyDocument(letAssume(chiba, {StringEquals: {'aws:RequestedRegion': 'ap-northeast-1'}})),
		attached: [awsPolicy('CloudWatchReadOnlyAccess')],
		inline: {
			OnlyTokyo: policyDocument({
				Effect: 'Allow',
				Action: ['ec2:*', 'rds:*'],
				Resource: '*',
				Condition: {StringEquals: {'aws:RequestedRegion': 'ap-northeast-1'}},
			}),
		},
		tags: {Team: 'tokyo'},
		lastUsed: {daysAgo: 30, region: 'ap-northeast-1'},
		answers: {[chiba]: {answer: 'if', region: 'ap-northeast-1'}},
		simulated: unspoken,
	}),
	role({
		name: 'Office-Only',
		description: 'Only from the offices in Tokyo and Osaka',
		created: '2024-04-04T04:04:04Z',
		trust: policyDocument(
			letAssume([chiba, ana], {
				IpAddress: {'aws:SourceIp': ['198.51.100.0/24', '203.0.113.0/24', '2001:db8:ac3e::/48']},
			}),
		),
		attached: [awsPolicy('ReadOnlyAccess')],
		// Nobody who talks to the imitation sits in an office: they all come from the loopback address.
		simulated: unspoken,
	}),
	role({
		name: 'Org-ReadOnly',
		description: 'Anybody of the organisation, read-only',
		created: '2023-12-01T00:00:00Z',
		trust: policyDocument(letAssume('*', {StringEquals: {'aws:PrincipalOrgID': 'o-acme1234ab'}})),
		attached: [awsPolicy('job-function/ViewOnlyAccess')],
		lastUsed: {daysAgo: 90, region: 'us-east-1'},
		mayCall: ['iam:List*'],
		answers: {'*': yes},
		simulated: unspoken,
	}),
	role({
		name: 'Viewer-Internal',
		path: '/shared/',
		description: 'Everybody but interns and robots',
		created: '2025-05-20T05:20:00Z',
		maxHours: 3,
		trust: policyDocument(letAssume(accountRoot), {
			Sid: 'NobodyElse',
			Effect: 'Deny',
			NotPrincipal: {
				AWS: [
					accountRoot,
					ana,
					chiba,
					'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro',
				],
			},
			Action: 'sts:AssumeRole',
		}),
		attached: [awsPolicy('ReadOnlyAccess')],
		tags: {Team: 'platform'},
		lastUsed: {daysAgo: 5, region: 'us-west-2'},
		answers: {
			[chiba]: yes,
			[ana]: yes,
			[playground]: {answer: 'no', deniedBy: 'resource-based policy'},
		},
		simulated: developersMay,
	}),
	role({
		name: 'BreakGlass-Admin',
		description: 'Emergencies only. Every use wakes the security team',
		created: '2023-06-01T02:30:00Z',
		trust: policyDocument(
			letAssume([accountRoot, roleArn('SecurityLead')], {Bool: {'aws:MultiFactorAuthPresent': 'true'}}),
		),
		attached: [awsPolicy('AdministratorAccess')],
		tags: {Team: 'security', Severity: 'high'},
		lastUsed: {daysAgo: 212, region: 'us-east-1'},
		answers: {
			[chiba]: {answer: 'no', deniedBy: 'identity-based policy'},
			[playground]: withMfa,
		},
		simulated: {[chiba]: 'explicitDeny', [playground]: 'allowed'},
	}),
];
