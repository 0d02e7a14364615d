import {describe} from 'vitest';
import {
	account,
	allowAll,
	ana,
	elsewhere,
	roleArn,
	type Scene,
	session,
	trusting,
	trustRoot,
	variable,
} from './scene.ts';
import {check, dev} from './table.ts';

describe('the caller’s own side', () => {
	const other = `arn:aws:iam::${elsewhere}:role/Target`;
	const fence = {Effect: 'Allow', Action: 's3:*', Resource: '*'};
	const resource = (text: string): Scene => ({
		identity: [{Effect: 'Allow', Action: 'sts:AssumeRole', Resource: text}],
		trust: trustRoot,
	});
	check([
		[
			'everyone is trusted from another account: own policy silent',
			'denied',
			{role: other, trust: trusting('*')},
		],
		[
			'everyone is trusted from another account: own policy allows',
			'allowed',
			{role: other, identity: [allowAll], trust: trusting('*')},
		],
		[
			'another account, boundary silent',
			'denied',
			{role: other, identity: [allowAll], boundary: fence, trust: trusting({AWS: ana.arn})},
		],
		[
			'session ARN trusted, boundary silent',
			'allowed',
			{caller: session, boundary: fence, trust: trusting({AWS: session.arn})},
		],
		['everyone trusted, boundary silent', 'unknown', {boundary: fence, trust: trusting('*')}],
		['everyone trusted, boundary allows', 'allowed', {boundary: allowAll, trust: trusting('*')}],
		[
			'boundary denies, user trusted by name',
			'denied',
			{
				boundary: [allowAll, {Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*'}],
				trust: trusting({AWS: ana.arn}),
			},
		],
		[
			'boundary allows with MFA',
			['mfa'],
			{
				caller: session,
				boundary: {...allowAll, Condition: {Bool: {'aws:MultiFactorAuthPresent': 'true'}}},
				trust: trusting({AWS: dev}),
			},
		],
		[
			'a second, closer trust spares the boundary',
			'allowed',
			{boundary: fence, identity: [allowAll], trust: [trustRoot, trusting({AWS: ana.arn})]},
		],
		['the resource’s case counts', 'denied', resource(`arn:aws:iam::${account}:role/target`)],
		['a wildcard for the account', 'allowed', resource('arn:aws:iam::*:role/Target')],
		['a question mark', 'allowed', resource(`arn:aws:iam::${account}:role/T?rget`)],
		['a wildcard in the middle may not reach over a colon', 'unknown', resource('arn:aws:iam:*:role/Target')],
		['a wildcard at the end reaches over the colon', 'allowed', resource('arn:aws:iam::*')],
		['a wildcard within a segment may not', 'unknown', resource('arn:aws:iam::*role/Target')],
		['an ARN that ends early', 'unknown', resource('arn:aws:iam')],
		['a region that roles don’t have', 'denied', resource(`arn:aws:iam:eu-west-1:${account}:role/Target`)],
		[
			'a variable in the resource',
			'allowed',
			{
				...resource(`arn:aws:iam::${account}:role/${variable('aws:PrincipalTag/role')}`),
				caller: {...ana, tags: {role: 'Target'}},
			},
		],
		[
			'a variable that names another',
			'denied',
			{
				...resource(`arn:aws:iam::${account}:role/${variable('aws:PrincipalTag/role')}`),
				caller: {...ana, tags: {role: 'Other'}},
			},
		],
		[
			'a variable without a value',
			'denied',
			resource(`arn:aws:iam::${account}:role/${variable('aws:PrincipalTag/none')}`),
		],
		[
			'a variable with a default',
			'allowed',
			resource(`arn:aws:iam::${account}:role/${variable("aws:PrincipalTag/none, 'Target'")}`),
		],
		[
			'a variable nobody can see',
			['other'],
			{...resource(`arn:aws:iam::${account}:role/${variable('aws:PrincipalTag/role')}`), caller: session},
		],
		['a literal star names no role', 'denied', resource(`arn:aws:iam::${account}:role/${variable('*')}`)],
		[
			'NotResource that covers the role',
			'denied',
			{identity: [{Effect: 'Allow', Action: 'sts:*', NotResource: roleArn}], trust: trustRoot},
		],
		[
			'NotResource that leaves it',
			'allowed',
			{identity: [{Effect: 'Allow', Action: 'sts:*', NotResource: other}], trust: trustRoot},
		],
		[
			'Deny on another role',
			'allowed',
			{identity: [allowAll, {Effect: 'Deny', Action: 'sts:*', Resource: other}], trust: trustRoot},
		],
		[
			'Deny of everything but STS',
			'allowed',
			{identity: [allowAll, {Effect: 'Deny', NotAction: 'sts:*', Resource: '*'}], trust: trustRoot},
		],
	]);
});
