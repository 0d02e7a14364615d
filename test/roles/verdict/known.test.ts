import {describe} from 'vitest';
import {account, allowAll, ana, denying, elsewhere, session, trusting, trustRoot, variable} from './scene.ts';
import {check, ifOnly, type Row} from './table.ts';

const {tags: _, ...untagged} = ana;

describe('conditions on what is known', () => {
	check([
		['key names in any case', 'allowed', ifOnly({StringEquals: {'AWS:UserName': 'ana'}})],
		['values with their case', 'denied', ifOnly({StringEquals: {'aws:username': 'Ana'}})],
		['values ignoring case', 'allowed', ifOnly({StringEqualsIgnoreCase: {'aws:username': 'ANA'}})],
		['a star is plain text to StringEquals', 'denied', ifOnly({StringEquals: {'aws:username': '*'}})],
		['one of several values', 'allowed', ifOnly({StringEquals: {'aws:username': ['bo', 'ana']}})],
		['none of several values', 'denied', ifOnly({StringNotEquals: {'aws:username': ['bo', 'ana']}})],
		[
			'two keys are both needed',
			'denied',
			ifOnly({StringEquals: {'aws:username': 'ana', 'aws:PrincipalAccount': elsewhere}}),
		],
		[
			'two operators are both needed',
			'denied',
			ifOnly({StringEquals: {'aws:username': 'ana'}, StringLike: {'aws:userid': 'AROA*'}}),
		],
		[
			'a role session has no user name',
			'denied',
			ifOnly({StringLike: {'aws:username': '*'}}, {caller: session}),
		],
		[
			'which a negated operator takes for different',
			'allowed',
			ifOnly({StringNotEquals: {'aws:username': 'x'}}, {caller: session}),
		],
		[
			'userid of a session',
			'allowed',
			ifOnly({StringLike: {'aws:userid': 'AROAEXAMPLEDEV:*'}}, {caller: session}),
		],
		[
			'principal type',
			'allowed',
			ifOnly({StringEquals: {'aws:PrincipalType': 'AssumedRole'}}, {caller: session}),
		],
		['a user’s tag', 'allowed', ifOnly({StringEquals: {'aws:PrincipalTag/TEAM': 'red'}})],
		['a tag the user does not have', 'denied', ifOnly({StringEquals: {'aws:PrincipalTag/unit': 'red'}})],
		[
			'a user whose tags could not be read',
			['other'],
			ifOnly({StringEquals: {'aws:PrincipalTag/team': 'red'}}, {caller: untagged}),
		],
		[
			'a session may have other tags than its role',
			['other'],
			ifOnly({StringEquals: {'aws:PrincipalTag/team': 'red'}}, {caller: session}),
		],
		[
			'the role’s own tag',
			'allowed',
			ifOnly({StringEquals: {'aws:ResourceTag/open': 'yes'}}, {roleTags: {open: 'yes'}}),
		],
		[
			'the same as the caller’s tag',
			'allowed',
			ifOnly(
				{StringEquals: {'iam:ResourceTag/team': variable('aws:PrincipalTag/team')}},
				{roleTags: {team: 'red'}},
			),
		],
		['TLS', 'allowed', ifOnly({Bool: {'aws:SecureTransport': true}})],
		['without TLS', 'denied', ifOnly({Bool: {'aws:SecureTransport': 'false'}})],
		[
			'not through a service',
			'allowed',
			ifOnly({Bool: {'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false'}}),
		],
		['only on a service’s behalf', 'denied', ifOnly({StringEquals: {'aws:SourceAccount': account}})],
		[
			'the present moment',
			'allowed',
			ifOnly({
				DateGreaterThan: {'aws:CurrentTime': '2025-06-01T11:59:59Z'},
				DateLessThan: {'aws:CurrentTime': '2025-06-01T13:00:01+01:00'},
			}),
		],
		[
			'the present moment in seconds',
			'allowed',
			ifOnly({
				DateGreaterThan: {'aws:CurrentTime': '1748779199'},
				NumericLessThan: {'aws:EpochTime': '1748779201'},
			}),
		],
		['opens tomorrow', 'denied', ifOnly({DateGreaterThanEquals: {'aws:CurrentTime': '2025-06-02'}})],
		['ARN by segment', 'denied', ifOnly({ArnLike: {'aws:PrincipalArn': 'arn:aws:iam::*/ana'}})],
		[
			'StringLike reaches over colons',
			'allowed',
			ifOnly({StringLike: {'aws:PrincipalArn': 'arn:aws:iam::*/ana'}}),
		],
		[
			'ArnEquals knows wildcards too',
			'allowed',
			ifOnly({ArnEquals: {'aws:PrincipalArn': `arn:aws:iam::${account}:user/*/ana`}}),
		],
		['an ARN operator with a bare star', 'unknown', ifOnly({ArnLike: {'aws:PrincipalArn': '*'}})],
		[
			'a default in a variable',
			'allowed',
			ifOnly({StringEquals: {'aws:PrincipalType': variable("aws:FederatedProvider, 'User'")}}),
		],
		[
			'a negated operator on a variable without a value',
			'unknown',
			ifOnly({StringNotEquals: {'aws:PrincipalType': variable('aws:FederatedProvider')}}),
		],
		[
			'long-term keys have no issue time',
			'denied',
			ifOnly({DateGreaterThan: {'aws:TokenIssueTime': '2020-01-01'}}),
		],
		[
			'a session’s issue time within the last hours is not known',
			['other'],
			ifOnly({DateGreaterThan: {'aws:TokenIssueTime': '2025-06-01T06:00:00Z'}}, {caller: session}),
		],
		[
			'no session that is still good was issued before that',
			'allowed',
			ifOnly({DateGreaterThan: {'aws:TokenIssueTime': '2025-05-31T12:00:00Z'}}, {caller: session}),
		],
		[
			'none was issued in the future',
			'denied',
			ifOnly({DateGreaterThan: {'aws:TokenIssueTime': '2025-06-02T00:00:00Z'}}, {caller: session}),
		],
		[
			'a session has an issue time',
			'allowed',
			ifOnly({Null: {'aws:TokenIssueTime': 'false'}}, {caller: session}),
		],
		[
			'revoked sessions do not concern long-term keys',
			'allowed',
			{
				identity: [
					[
						allowAll,
						{
							Effect: 'Deny',
							Action: '*',
							Resource: '*',
							Condition: {DateLessThan: {'aws:TokenIssueTime': '2025-05-31T00:00:00Z'}},
						},
					],
				],
				trust: trustRoot,
			},
		],
		...(
			[
				['sts:DurationSeconds', {NumericLessThanEquals: {'sts:DurationSeconds': '3600'}}],
				['a key of an S3 call', {StringLike: {'s3:prefix': 'home/*'}}],
				['a key of other IAM calls', {ArnEquals: {'iam:PolicyARN': 'arn:aws:iam::aws:policy/X'}}],
				['in any case', {StringEquals: {'IAM:PassedToService': 'ec2.amazonaws.com'}}],
				['the context of another call of STS', {StringEquals: {'sts:RequestContext/x:y': 'z'}}],
			] as const
		).flatMap(([title, condition]): readonly Row[] => [
			[`${title}: AssumeRole has none`, 'denied', ifOnly(condition)],
			[`${title}: nor has a session’s`, 'denied', ifOnly(condition, {caller: session})],
			[`${title}: a Deny of it is none`, 'allowed', {trust: [trusting({AWS: ana.arn}), denying(condition)]}],
		]),
		['another call’s key is absent', 'allowed', ifOnly({Null: {'s3:prefix': 'true'}})],
		['which is not equal to anything', 'allowed', ifOnly({StringNotEquals: {'s3:prefix': 'x'}})],
		['a key of STS that is newer than this', ['other'], ifOnly({StringEquals: {'sts:Newest': 'x'}})],
		...[
			'ec2:SourceInstanceARN',
			'lambda:SourceFunctionArn',
			'identitystore:UserId',
			'saml:sub',
			'accounts.google.com:aud',
		].flatMap((key): readonly Row[] => [
			[`${key} may be a session’s`, ['other'], ifOnly({StringLike: {[key]: '*'}}, {caller: session})],
			[`${key} is never a user’s`, 'denied', ifOnly({StringLike: {[key]: '*'}})],
		]),
	]);
});
