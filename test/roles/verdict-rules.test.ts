import {describe, expect, test} from 'vitest';
import {
	account,
	allowAll,
	ana,
	denying,
	elsewhere,
	judge,
	policyText,
	roleArn,
	root,
	type Scene,
	session,
	trusting,
	trustRoot,
	variable,
} from './verdict-scene.ts';

/** The verdict, or the needs of a conditional one. */
type Expected = 'allowed' | 'denied' | 'unknown' | readonly string[];
type Row = readonly [title: string, expected: Expected, scene: Scene];

const outcome = (scene: Scene): Expected => {
	const {verdict, needs} = judge(scene);
	return verdict === 'conditional' ? needs : verdict;
};

const check = (rows: readonly Row[]) => {
	test.each(rows)('%s → %j', (_, expected, scene) => {
		expect(outcome(scene)).toEqual(expected);
	});
};

/** The account trusts, identity allows, and one condition stands in the trust policy. */
const ifOnly = (condition: Readonly<Record<string, unknown>>, more: Partial<Scene> = {}): Scene => ({
	identity: [allowAll],
	trust: trusting({AWS: root}, condition, {
		Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
	}),
	...more,
});

const assumingOnly = (condition: Readonly<Record<string, unknown>>): Scene => ({
	identity: [allowAll],
	trust: trusting({AWS: root}, condition),
});

const dev = `arn:aws:iam::${account}:role/staff/Dev`;
const unknownPath = {...session, identityArn: `arn:aws:iam::${account}:role/Dev`, identityArnKnown: false};
const consoleUser = {...ana, credentials: 'temporary'} as const;

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
			ifOnly({StringEquals: {'aws:PrincipalTag/team': 'red'}}, {caller: {...ana, tags: undefined} as never}),
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
			'a session’s issue time is not known',
			['other'],
			ifOnly({DateGreaterThan: {'aws:TokenIssueTime': '2020-01-01'}}, {caller: session}),
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
	]);
});

describe('MFA', () => {
	const mfa = (operator: string, value: string) => ({[operator]: {'aws:MultiFactorAuthPresent': value}});
	check([
		['a role session, if exists', ['mfa'], ifOnly(mfa('BoolIfExists', 'true'), {caller: session})],
		['a user signed in to the console', ['mfa'], ifOnly(mfa('BoolIfExists', 'true'), {caller: consoleUser})],
		['only without MFA, long-term keys: the key is absent', 'denied', ifOnly(mfa('Bool', 'false'))],
		['only without MFA, console user', ['mfa'], ifOnly(mfa('Bool', 'false'), {caller: consoleUser})],
		[
			'either way',
			'allowed',
			{
				caller: session,
				trust: [
					trusting({AWS: dev}, mfa('Bool', 'true')),
					trusting({AWS: dev}, mfa('BoolIfExists', 'false')),
				],
			},
		],
		[
			'both ways at once',
			'denied',
			{
				caller: session,
				trust: trusting(
					{AWS: dev},
					{
						Bool: {'aws:MultiFactorAuthPresent': 'true'},
						BoolIfExists: {'aws:MultiFactorAuthPresent': 'false'},
					},
				),
			},
		],
		[
			'wanted by the trust, refused by a Deny',
			'denied',
			{trust: [trusting({AWS: ana.arn}, mfa('Bool', 'true')), denying(mfa('Bool', 'true'))]},
		],
		['Null on the age, the old way', ['mfa'], ifOnly({Null: {'aws:MultiFactorAuthAge': 'false'}})],
		[
			'an age that a fresh code can’t have',
			'denied',
			ifOnly({NumericGreaterThan: {'aws:MultiFactorAuthAge': '3600'}}),
		],
		[
			'an age that a session can have',
			['mfa'],
			ifOnly({NumericGreaterThan: {'aws:MultiFactorAuthAge': '3600'}}, {caller: session}),
		],
		[
			'an age that nothing can have',
			'denied',
			ifOnly({NumericLessThan: {'aws:MultiFactorAuthAge': '0'}}, {caller: session}),
		],
		[
			'absent and yet aged',
			'denied',
			ifOnly(
				{Bool: {'aws:MultiFactorAuthPresent': 'false'}, NumericLessThan: {'aws:MultiFactorAuthAge': '60'}},
				{caller: session},
			),
		],
		[
			'the key must be absent: not in a GetSessionToken session',
			'denied',
			ifOnly({Null: {'aws:MultiFactorAuthPresent': 'true'}}, {caller: consoleUser}),
		],
	]);
});

describe('what the user may supply', () => {
	const externalId = (operator: string, ...values: readonly string[]) => ({
		[operator]: {'sts:ExternalId': values},
	});
	const named = (pattern: string) => ({StringLike: {'sts:RoleSessionName': pattern}});
	const deniesName = (pattern: string): Scene => ({
		trust: [trusting({AWS: ana.arn}, named('ticket-*')), denying(named(pattern))],
	});
	check([
		['an external ID, one of two', ['external-id'], ifOnly(externalId('StringEquals', 'one', 'two'))],
		['no external ID', 'allowed', ifOnly({Null: {'sts:ExternalId': 'true'}})],
		['any external ID', ['external-id'], ifOnly({Null: {'sts:ExternalId': 'false'}})],
		['another external ID than one: none will do', 'allowed', ifOnly(externalId('StringNotEquals', 'one'))],
		[
			'the one external ID that is denied',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one')),
					denying(externalId('StringEquals', 'one')),
				],
			},
		],
		[
			'the other of two',
			['external-id'],
			{
				trust: [
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one', 'two')),
					denying(externalId('StringEquals', 'one')),
				],
			},
		],
		[
			'denied unless it is the one',
			['external-id'],
			{trust: [trusting({AWS: ana.arn}), denying(externalId('StringNotEquals', 'one'))]},
		],
		['an external ID AWS would refuse', 'denied', ifOnly(externalId('StringEquals', 'not allowed'))],
		['the default session name fits', 'allowed', ifOnly(named('daypass-*'))],
		['a session name is always there', 'denied', ifOnly({Null: {'sts:RoleSessionName': 'true'}})],
		['a session name AWS would refuse', 'denied', ifOnly(named('*:*'))],
		['a pattern wholly denied', 'denied', deniesName('*')],
		['a pattern wholly denied by a wider one', 'denied', deniesName('t*-*')],
		['a pattern denied in part', ['session-name'], deniesName('ticket-??')],
		[
			'two patterns that meet',
			['session-name'],
			{trust: trusting({AWS: ana.arn}, {...named('ab*'), StringNotLike: {'sts:RoleSessionName': '*b'}})},
		],
		[
			'two patterns that can’t meet',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, named('a*')),
					denying({StringNotLike: {'sts:RoleSessionName': 'b*'}}),
				],
			},
		],
		[
			'a session name made of the user’s, whom a session lacks',
			'denied',
			{caller: session, trust: trusting({AWS: dev}, named(variable('aws:username')))},
		],
		[
			'a session name made of the source identity nobody sees',
			['other', 'session-name'],
			{caller: session, trust: trusting({AWS: dev}, named(variable('aws:SourceIdentity')))},
		],
		[
			'the region is the caller’s',
			'allowed',
			ifOnly({StringEquals: {'aws:RequestedRegion': ['us-east-1', 'eu-west-1']}}),
		],
		['another region', ['region'], ifOnly({StringEquals: {'aws:RequestedRegion': 'us-east-1'}})],
		[
			'denied outside a region',
			['region'],
			{
				identity: [
					[
						allowAll,
						{
							Effect: 'Deny',
							Action: '*',
							Resource: '*',
							Condition: {StringNotEquals: {'aws:RequestedRegion': 'eu-central-1'}},
						},
					],
				],
				trust: trustRoot,
			},
		],
		[
			'a source identity that may not be set',
			'denied',
			assumingOnly({StringLike: {'sts:SourceIdentity': '*'}}),
		],
		[
			'a source identity, permission under another condition',
			['external-id', 'source-identity'],
			{
				identity: [allowAll],
				trust: [
					trusting({AWS: root}, {StringEquals: {'sts:SourceIdentity': 'ana'}}),
					trusting({AWS: root}, externalId('StringEquals', 'one'), {Action: 'sts:SetSourceIdentity'}),
				],
			},
		],
		[
			'a source identity the user’s own policy lets nobody set',
			'denied',
			{
				identity: [{Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*'}],
				trust: trusting({AWS: root}, {StringEquals: {'sts:SourceIdentity': 'ana'}}, {Action: 'sts:*'}),
			},
		],
		[
			'trusted by name, the source identity needs no own policy',
			['source-identity'],
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:SourceIdentity': 'ana'}}, {Action: 'sts:*'})},
		],
		['no source identity wanted', 'allowed', ifOnly({Null: {'sts:SourceIdentity': 'true'}})],
		['a tag', ['tags'], ifOnly({StringEquals: {'aws:RequestTag/team': 'red'}})],
		['a tag that may not be set', 'denied', assumingOnly({StringEquals: {'aws:RequestTag/team': 'red'}})],
		[
			'a tag equal to the user’s own',
			['tags'],
			ifOnly({StringEquals: {'aws:RequestTag/team': variable('aws:PrincipalTag/team')}}),
		],
		[
			'tags out of a list: none will do',
			'allowed',
			ifOnly({'ForAllValues:StringEquals': {'aws:TagKeys': ['team', 'unit']}}),
		],
		[
			'one tag out of a list',
			['tags'],
			ifOnly({'ForAnyValue:StringEquals': {'aws:TagKeys': ['team', 'unit']}}),
		],
		[
			'a tag outside the list of those allowed',
			['tags'],
			ifOnly({
				StringEquals: {'aws:RequestTag/team': 'red'},
				'ForAllValues:StringEquals': {'aws:TagKeys': ['team']},
			}),
		],
		[
			'two needs where one would not do',
			['external-id', 'session-name'],
			ifOnly({...named('x-*'), ...externalId('StringEquals', 'one')}),
		],
		[
			'the fewest needs of two ways',
			['external-id'],
			{
				trust: [
					trusting({AWS: ana.arn}, {...named('x-*'), StringEquals: {'aws:RequestedRegion': 'us-east-1'}}),
					trusting({AWS: ana.arn}, externalId('StringEquals', 'one')),
				],
			},
		],
	]);
});

describe('what cannot be seen', () => {
	const address = (operator: string, ...values: readonly string[]) => ({
		[operator]: {'aws:SourceIp': values},
	});
	check([
		[
			'an address, either version',
			['source-ip'],
			ifOnly(address('IpAddress', '2001:db8::/32', '198.51.100.7')),
		],
		['not from an address', ['source-ip'], ifOnly(address('NotIpAddress', '198.51.100.0/24'))],
		[
			'inside one range and outside a wider one',
			'denied',
			ifOnly({...address('IpAddress', '198.51.100.0/24'), ...address('NotIpAddress', '198.51.0.0/16')}),
		],
		[
			'inside one range and outside a narrower one',
			['source-ip'],
			ifOnly({...address('IpAddress', '198.51.0.0/16'), ...address('NotIpAddress', '198.51.100.0/24')}),
		],
		[
			'inside two IPv6 ranges that don’t meet',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, address('IpAddress', '2001:db8::/33')),
					denying(address('NotIpAddress', '2001:db8:8000::/33')),
				],
			},
		],
		[
			'an organisation path',
			['other'],
			ifOnly({'ForAnyValue:StringLike': {'aws:PrincipalOrgPaths': 'o-a/r-b/ou-c/*'}}),
		],
		[
			'Deny outside the organisation',
			['other'],
			{trust: [trusting({AWS: ana.arn}), denying({StringNotEquals: {'aws:PrincipalOrgID': 'o-a'}})]},
		],
		[
			'Deny outside the network, by address or endpoint',
			['source-ip'],
			{
				trust: [
					trusting({AWS: ana.arn}),
					denying({
						NotIpAddressIfExists: {'aws:SourceIp': '198.51.100.0/24'},
						StringNotEqualsIfExists: {'aws:SourceVpc': 'vpc-1'},
					}),
				],
			},
		],
		['a VPC endpoint', ['other'], ifOnly({StringEquals: {'aws:SourceVpce': 'vpce-1'}})],
		[
			'two organisations at once',
			'denied',
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'aws:PrincipalOrgID': 'o-a'}}),
					denying({StringNotEquals: {'aws:PrincipalOrgID': 'o-b'}}),
				],
			},
		],
		['a key nobody knows', ['other'], ifOnly({StringEquals: {'new:Key': 'x'}})],
		['or its absence', ['other'], ifOnly({Null: {'new:Key': 'true'}})],
		[
			'MFA and an address',
			['mfa', 'source-ip'],
			ifOnly({Bool: {'aws:MultiFactorAuthPresent': 'true'}, ...address('IpAddress', '198.51.100.7')}),
		],
	]);
});

describe('what could not be read', () => {
	const unread = (policy: Partial<Scene['evidence']> = {}) => ({
		evidence: {identityComplete: false, ...policy},
	});
	const simulated = (decision: 'allowed' | 'implicit-deny' | 'explicit-deny') =>
		unread({simulated: new Map([[roleArn, decision]])});
	const other = `arn:aws:iam::${elsewhere}:role/Target`;
	check([
		['own policies, trusted by name', 'unknown', {trust: trusting({AWS: ana.arn}), ...unread()}],
		['own policies, not trusted', 'denied', {trust: trusting({AWS: dev}), ...unread()}],
		[
			'own policies in part, what was read denies',
			'denied',
			{
				trust: trusting({AWS: ana.arn}),
				identity: [{Effect: 'Deny', Action: '*', Resource: '*'}],
				...unread(),
			},
		],
		[
			'one of the own policies',
			'unknown',
			{
				trust: trustRoot,
				evidence: {
					identity: [
						{kind: 'managed', name: 'a', document: policyText(allowAll)},
						{kind: 'managed', name: 'b'},
					],
				},
			},
		],
		[
			'one of the own policies is malformed',
			'unknown',
			{trust: trusting({AWS: ana.arn}), identity: [{Effect: 'Allow', Action: 'sts:*'}]},
		],
		[
			'the boundary',
			'unknown',
			{trust: trusting({AWS: ana.arn}), evidence: {boundary: {kind: 'boundary', name: 'fence'}}},
		],
		[
			'whether there is a boundary',
			'unknown',
			{trust: trustRoot, identity: [allowAll], evidence: {boundaryKnown: false}},
		],
		[
			'the trust policy, elsewhere, own side allows',
			'unknown',
			{role: other, trust: null, identity: [allowAll]},
		],
		['the trust policy, elsewhere, own side silent', 'denied', {role: other, trust: null}],
		[
			'the trust policy, elsewhere, own side denies',
			'denied',
			{
				role: other,
				trust: null,
				identity: [allowAll, {Effect: 'Deny', Action: 'sts:AssumeRole', Resource: other}],
			},
		],
		['the trust policy, here, own side silent', 'unknown', {trust: null}],
		['the trust policy and own policies', 'unknown', {role: other, trust: null, ...unread()}],
		[
			'a malformed trust policy',
			'unknown',
			{
				identity: [allowAll],
				trust: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole', Resource: '*'},
			},
		],
		['simulation allows, account trusted', 'allowed', {trust: trustRoot, ...simulated('allowed')}],
		[
			'simulation allows, MFA wanted by the trust',
			['mfa'],
			{trust: trusting({AWS: root}, {Bool: {'aws:MultiFactorAuthPresent': 'true'}}), ...simulated('allowed')},
		],
		['simulation allows, not trusted', 'denied', {trust: trusting({AWS: dev}), ...simulated('allowed')}],
		['simulation silent, account trusted', 'denied', {trust: trustRoot, ...simulated('implicit-deny')}],
		[
			'simulation silent, trusted by name',
			'allowed',
			{trust: trusting({AWS: ana.arn}), ...simulated('implicit-deny')},
		],
		[
			'simulation silent, role trusted, boundary not known',
			'unknown',
			{
				caller: session,
				trust: trusting({AWS: dev}),
				evidence: {...simulated('implicit-deny').evidence, boundaryKnown: false},
			},
		],
		['simulation denies', 'denied', {trust: trusting({AWS: ana.arn}), ...simulated('explicit-deny')}],
		[
			'a simulation of another role',
			'unknown',
			{trust: trusting({AWS: ana.arn}), ...unread({simulated: new Map([[other, 'allowed']])})},
		],
		[
			'simulation counts for nothing where documents were read',
			'denied',
			{trust: trustRoot, evidence: {simulated: new Map([[roleArn, 'allowed']])}},
		],
	]);
});
