import type {AssumeAnswer, SandboxRole} from '../account.ts';
import {developersMay, yes} from './answers.ts';
import {
	accountRoot,
	ana,
	awsPolicy,
	chiba,
	letAssume,
	partnerId,
	playground,
	policyDocument,
	role,
} from './building.ts';

const partnerDeploys: AssumeAnswer = {answer: 'if', externalId: 'kansai-4410'};

/** Roles of other accounts. IAM here does not list them; they are found in the caller's own policies. */
export const otherAccountsRoles: readonly SandboxRole[] = [
	role({
		name: 'Audit-Reader',
		account: partnerId,
		created: '2024-12-01T00:00:00Z',
		maxHours: 2,
		trust: policyDocument(letAssume(accountRoot)),
		attached: [awsPolicy('SecurityAudit')],
		answers: {[chiba]: yes, [ana]: yes, [playground]: yes},
		simulated: developersMay,
	}),
	role({
		name: 'Deployer',
		path: '/ops/',
		account: partnerId,
		created: '2024-12-01T00:10:00Z',
		trust: policyDocument(letAssume(accountRoot, {StringEquals: {'sts:ExternalId': 'kansai-4410'}})),
		attached: [awsPolicy('AmazonS3ReadOnlyAccess')],
		answers: {[chiba]: partnerDeploys, [playground]: partnerDeploys},
		simulated: {[chiba]: 'allowed', [playground]: 'allowed'},
	}),
	role({
		name: 'AcmeSupport',
		account: '777788889999',
		created: '2025-01-15T00:00:00Z',
		trust: policyDocument(letAssume('arn:aws:iam::777788889999:root')),
		simulated: {[chiba]: 'allowed', [playground]: 'allowed'},
	}),
];
