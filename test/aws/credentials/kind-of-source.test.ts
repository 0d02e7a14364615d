import {expect, test} from 'vitest';
import {kindOfSource} from '../../../source/aws/session.ts';

const inPod = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token';
const roleArn = 'arn:aws:iam::111122223333:role/box';

test.each([
	['an instance', {from: 'instance'}, {}, 'instance'],
	['a container of ECS or EKS', {from: 'container'}, {}, 'instance'],
	[
		'CloudShell, whose endpoint hands out a chained session',
		{from: 'container'},
		{AWS_EXECUTION_ENV: 'CloudShell'},
		'cloudshell',
	],
	['a pod with a token of EKS', {from: 'web-identity', tokenFile: inPod, roleArn}, {}, 'instance'],
	['a token from elsewhere', {from: 'web-identity', tokenFile: '/tmp/token', roleArn}, {}, 'other'],
	[
		'a role that a profile assumes from an instance is chained',
		{from: 'role', profile: 'dev', role: {arn: roleArn}, source: {from: 'instance'}},
		{},
		'other',
	],
] as const)('%s', (_, source, env, expected) => {
	expect(kindOfSource(source, env)).toBe(expected);
});
