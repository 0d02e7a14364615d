import {describe} from 'vitest';
import {account, allowAll, ana, elsewhere, root, session, trusting, trustRoot} from './scene.ts';
import {check, dev, unknownPath} from './table.ts';

describe('who is trusted', () => {
	check([
		['user ARN, with its case', 'denied', {trust: trusting({AWS: `arn:aws:iam::${account}:user/team/Ana`})}],
		['user ARN, without its path', 'denied', {trust: trusting({AWS: `arn:aws:iam::${account}:user/ana`})}],
		['role ARN with its path', 'allowed', {caller: session, trust: trusting({AWS: dev})}],
		[
			'role ARN without its path',
			'denied',
			{caller: session, trust: trusting({AWS: `arn:aws:iam::${account}:role/Dev`})},
		],
		[
			'the role, path not known, named with a path',
			'unknown',
			{caller: unknownPath, trust: trusting({AWS: dev})},
		],
		[
			'the role, path not known, named without one',
			'unknown',
			{caller: unknownPath, trust: trusting({AWS: unknownPath.identityArn})},
		],
		[
			'another role, path not known',
			'denied',
			{caller: unknownPath, trust: trusting({AWS: `arn:aws:iam::${account}:role/staff/Ops`})},
		],
		['the account, path not known', 'allowed', {caller: unknownPath, identity: [allowAll], trust: trustRoot}],
		['the session, path not known', 'allowed', {caller: unknownPath, trust: trusting({AWS: session.arn})}],
		[
			'PrincipalArn in a condition, path not known',
			'unknown',
			{caller: unknownPath, trust: trusting('*', {ArnLike: {'aws:PrincipalArn': dev}})},
		],
		[
			'denied by a role ARN, path not known',
			'unknown',
			{
				caller: unknownPath,
				trust: [
					trusting({AWS: session.arn}),
					{Effect: 'Deny', Principal: {AWS: dev}, Action: 'sts:AssumeRole'},
				],
			},
		],
		[
			'the account root of another account',
			'denied',
			{identity: [allowAll], trust: trusting({AWS: `arn:aws:iam::${elsewhere}:root`})},
		],
		[
			'the same account number in another partition',
			'denied',
			{identity: [allowAll], trust: trusting({AWS: `arn:aws-cn:iam::${account}:root`})},
		],
		['everyone, as a string', 'allowed', {trust: trusting('*')}],
		['everyone, as an AWS principal', 'allowed', {trust: trusting({AWS: '*'})}],
		['every service is not everyone', 'denied', {identity: [allowAll], trust: trusting({Service: '*'})}],
		[
			'a wildcard in an ARN names nobody',
			'denied',
			{trust: trusting({AWS: `arn:aws:iam::${account}:user/*`})},
		],
		[
			'but a Deny with one is not counted on to miss',
			'unknown',
			{
				trust: [
					trusting({AWS: ana.arn}),
					{Effect: 'Deny', Principal: {AWS: `arn:aws:iam::${account}:user/*`}, Action: 'sts:*'},
				],
			},
		],
		[
			'the unique ID of a deleted role',
			'denied',
			{caller: session, trust: trusting({AWS: 'AROAEXAMPLEDEV'})},
		],
		[
			'service and user in one element',
			'allowed',
			{trust: trusting({Service: 'ec2.amazonaws.com', AWS: ana.arn})},
		],
		[
			'an action for identity providers only',
			'denied',
			{identity: [allowAll], trust: trusting('*', undefined, {Action: 'sts:AssumeRoleWithWebIdentity'})},
		],
		[
			'NotAction that leaves AssumeRole in',
			'allowed',
			{trust: {Effect: 'Allow', Principal: {AWS: ana.arn}, NotAction: 'sts:TagSession'}},
		],
		[
			'NotAction that takes AssumeRole out',
			'denied',
			{trust: {Effect: 'Allow', Principal: {AWS: ana.arn}, NotAction: 'STS:assume*'}},
		],
		['itself, named', 'allowed', {caller: session, role: dev, trust: trusting({AWS: dev})}],
		[
			'itself, trusted as an account, own policy allows',
			'allowed',
			{caller: session, role: dev, identity: [allowAll], trust: trustRoot},
		],
		['root', 'denied', {caller: {...ana, kind: 'root', arn: root, identityArn: root}, trust: trusting('*')}],
		[
			'a federated user',
			'denied',
			{
				caller: {...ana, kind: 'federated-user', arn: `arn:aws:sts::${account}:federated-user/ana`},
				identity: [allowAll],
				trust: trusting('*'),
			},
		],
		[
			'a service-linked role',
			'denied',
			{
				identity: [allowAll],
				role: `arn:aws:iam::${account}:role/aws-service-role/x.amazonaws.com/X`,
				trust: trusting('*'),
			},
		],
		[
			'a role of another partition',
			'denied',
			{identity: [allowAll], role: `arn:aws-cn:iam::${account}:role/Target`, trust: trusting('*')},
		],
	]);
});

describe('NotPrincipal', () => {
	const allBut = (...names: readonly string[]) => ({Effect: 'Deny', NotPrincipal: {AWS: names}, Action: '*'});
	check([
		[
			'Deny to all but the user and the account, who has a boundary',
			'denied',
			{boundary: allowAll, trust: [trusting({AWS: ana.arn}), allBut(ana.arn, root)]},
		],
		[
			'Deny to all but somebody else',
			'denied',
			{trust: [trusting({AWS: ana.arn}), allBut(`arn:aws:iam::${account}:user/bo`, root)]},
		],
		[
			'Deny to all but the account root denies its users',
			'denied',
			{trust: [trusting({AWS: ana.arn}), allBut(root)]},
		],
		[
			'Deny to all but the user, the account forgotten',
			'unknown',
			{trust: [trusting({AWS: ana.arn}), allBut(ana.arn)]},
		],
		[
			'Deny to all but session, role and account',
			'allowed',
			{caller: session, trust: [trusting({AWS: dev}), allBut(session.arn, dev, root)]},
		],
		[
			'Deny to all but role and account',
			'unknown',
			{caller: session, trust: [trusting({AWS: dev}), allBut(dev, root)]},
		],
		[
			'Deny to all but session and account, the role not named',
			'unknown',
			{caller: session, trust: [trusting({AWS: dev}), allBut(session.arn, root)]},
		],
		[
			'Deny to all but the account of a session, neither role nor session named',
			'denied',
			{caller: session, trust: [trusting({AWS: dev}), allBut(root)]},
		],
		['Deny to all but everyone', 'allowed', {caller: session, trust: [trusting({AWS: dev}), allBut('*')]}],
		[
			'Deny to all but another session of the role',
			'denied',
			{caller: session, trust: [trusting({AWS: dev}), allBut(`${session.arn}x`, root)]},
		],
		[
			'Deny to all but a service',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}),
					{Effect: 'Deny', NotPrincipal: {Service: 'ec2.amazonaws.com'}, Action: '*'},
				],
			},
		],
		[
			'Allow to all but the caller',
			'denied',
			{
				identity: [allowAll],
				trust: {Effect: 'Allow', NotPrincipal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
			},
		],
		[
			'Allow to all but another is not supported',
			'unknown',
			{identity: [allowAll], trust: {Effect: 'Allow', NotPrincipal: {AWS: dev}, Action: 'sts:AssumeRole'}},
		],
		[
			'Allow to all but another, own policy silent',
			'unknown',
			{trust: {Effect: 'Allow', NotPrincipal: {AWS: dev}, Action: 'sts:AssumeRole'}},
		],
	]);
});
