import type {SandboxGroup, SandboxUser} from '../account.ts';
import {uniqueId} from '../unique-id.ts';
import {
	accountId,
	allow,
	ana,
	awsPolicy,
	ownPolicy,
	policyDocument,
	policyVariable,
	robot,
	roleArn,
	userArn,
} from './building.ts';

/** Users and groups. The keys are the ones AWS's own documentation prints; they open nothing but this imitation. */

const ownName = policyVariable('aws:username');
const groupArn = (name: string) => `arn:aws:iam::${accountId}:group/${name}`;

export const groups: readonly SandboxGroup[] = [
	{
		name: 'Developers',
		path: '/',
		arn: groupArn('Developers'),
		id: uniqueId('AGPA', groupArn('Developers')),
		created: '2023-06-01T02:10:00Z',
		attached: [ownPolicy('DeveloperBase')],
		inline: {
			ManageOwnMfa: policyDocument(
				allow(
					['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ListMFADevices'],
					[userArn(`*/${ownName}`), `arn:aws:iam::${accountId}:mfa/${ownName}*`],
					'ManageOwnMfa',
				),
			),
		},
	},
];

export const users: readonly SandboxUser[] = [
	{
		name: 'ana',
		path: '/team/',
		arn: ana,
		id: uniqueId('AIDA', ana),
		created: '2024-01-15T00:30:00Z',
		groups: ['Developers'],
		attached: [awsPolicy('AWSCloudShellFullAccess')],
		inline: {
			PartnerReports: policyDocument(
				allow(
					'sts:AssumeRole',
					[roleArn('PartnerView'), roleArn('Audit-Reader', '444455556666')],
					'PartnerReports',
				),
			),
		},
		tags: {Name: '穴沢 アナ', Team: 'shop', CostCenter: '1001'},
		accessKey: {
			accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
			secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
		},
		mfa: {
			serial: `arn:aws:iam::${accountId}:mfa/ana-phone`,
			codes: ['123456', '234567', '345678', '456789', '567890', '678901', '789012', '890123'],
		},
		mayCall: ['iam:Get*', 'iam:List*', 'iam:SimulatePrincipalPolicy'],
	},
	{
		name: 'ci-deploy',
		path: '/automation/',
		arn: robot,
		id: uniqueId('AIDA', robot),
		created: '2024-09-02T11:00:00Z',
		groups: [],
		attached: [],
		inline: {Deploy: policyDocument(allow('sts:AssumeRole', roleArn('app/*'), 'StepIntoAppRoles'))},
		boundary: ownPolicy('AutomationBoundary'),
		tags: {Owner: 'platform'},
		accessKey: {
			accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
			secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
		},
		mayCall: [],
	},
	{
		name: 'sato.kenji',
		path: '/team/',
		arn: userArn('team/sato.kenji'),
		id: uniqueId('AIDA', userArn('team/sato.kenji')),
		created: '2025-04-01T00:00:00Z',
		groups: [],
		attached: [],
		inline: {},
		tags: {Name: '佐藤 健二', Team: 'data'},
		mayCall: [],
	},
];
