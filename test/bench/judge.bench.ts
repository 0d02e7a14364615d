/** `npx vitest bench test/bench/judge`: an account at IAM's ceiling, every role judged. Compare runs on one machine. */
import {bench, describe} from 'vitest';
import type {Role} from '../../source/roles/role.ts';
import {createJudge} from '../../source/roles/verdict/judge.ts';

const account = '111122223333';
const dev = `arn:aws:iam::${account}:role/Dev`;

const trusting = (principal: unknown, condition?: object) => ({
	Effect: 'Allow',
	Principal: principal,
	Action: 'sts:AssumeRole',
	...(condition && {Condition: condition}),
});

const root = {AWS: `arn:aws:iam::${account}:root`};
const mfa = {Bool: {'aws:MultiFactorAuthPresent': 'true'}};
const shapes: readonly ((index: number) => readonly object[])[] = [
	() => [trusting({Service: 'ec2.amazonaws.com'})],
	() => [trusting({AWS: `arn:aws:iam::${account}:role/Other`})],
	() => [trusting({Federated: `arn:aws:iam::${account}:saml-provider/corp`})],
	() => [trusting(root)],
	() => [trusting(root, mfa)],
	(index) => [trusting(root, {StringEquals: {'sts:ExternalId': `acme-${index}`}})],
	() => [trusting({AWS: dev}, {IpAddress: {'aws:SourceIp': ['198.51.100.0/24', '203.0.113.0/24']}})],
	() => [
		trusting('*', {
			StringEquals: {'aws:PrincipalOrgID': 'o-a'},
			ArnLike: {'aws:PrincipalArn': 'arn:aws:iam::*:role/De*'},
		}),
	],
	() => [trusting(root, {...mfa, StringLike: {'sts:RoleSessionName': 'ticket-*'}})],
	() => [
		trusting(root),
		{
			Effect: 'Deny',
			Principal: '*',
			Action: '*',
			Condition: {
				BoolIfExists: {'aws:MultiFactorAuthPresent': 'false'},
				NotIpAddressIfExists: {'aws:SourceIp': '10.0.0.0/8'},
			},
		},
	],
];

const document = (statements: readonly object[]) =>
	JSON.stringify({Version: '2012-10-17', Statement: statements});

const roles: readonly Role[] = Array.from({length: 5000}, (_, index) => ({
	arn: `arn:aws:iam::${account}:role/team/Role${index}`,
	name: `Role${index}`,
	path: '/team/',
	account,
	description: '',
	foundIn: 'account',
	trust: document(shapes[index % shapes.length]?.(index) ?? []),
}));

const judgeAll = () => {
	const judge = createJudge({
		caller: {
			arn: `arn:aws:sts::${account}:assumed-role/Dev/bo`,
			account,
			partition: 'aws',
			kind: 'role-session',
			credentials: 'temporary',
			identityArn: dev,
			identityArnKnown: true,
			userId: 'AROAEXAMPLE:bo',
			name: 'bo',
		},
		evidence: {
			identity: Array.from({length: 20}, (_, index) => ({
				kind: 'managed',
				name: `policy-${index}`,
				document: document([
					{Effect: 'Allow', Action: ['s3:*', 'ec2:Describe*'], Resource: '*'},
					{
						Effect: 'Allow',
						Action: 'sts:AssumeRole',
						Resource: [0, 1, 2].map((part) => `arn:aws:iam::${account}:role/team/Role${index}${part}*`),
					},
				]),
			})),
			boundaryKnown: true,
			identityComplete: true,
		},
		now: new Date(),
		sessionName: 'daypass-bo',
		region: 'eu-west-1',
	});
	for (const role of roles) {
		judge(role);
	}
};

describe('5,000 roles', () => {
	bench('judged, with needs and sentences', judgeAll);
});
