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
} from './scene.ts';
import {ifOnly} from './table.ts';

const dev = session.identityArn;
const other = `arn:aws:iam::${elsewhere}:role/Target`;
const service = (name: string) => `arn:aws:iam::${account}:role/aws-service-role/${name}/X`;
const simulating = (decision: 'allowed' | 'implicit-deny' | 'explicit-deny') => ({
	evidence: {identityComplete: false, simulated: new Map([[roleArn, decision]])},
});
const first = (scene: Scene) => judge(scene).reasons[0];

describe('the first sentence', () => {
	test.each<readonly [expected: string, scene: Scene]>([
		[
			'You may: the role trusts user/team/ana by name, and nothing denies it.',
			{trust: trusting({AWS: ana.arn})},
		],
		[
			'You may: the role trusts role/staff/Dev by name, and nothing denies it.',
			{caller: session, trust: trusting({AWS: dev})},
		],
		[
			'You may: the role trusts exactly this session, assumed-role/Dev/bo, and nothing denies it.',
			{caller: session, trust: trusting({AWS: session.arn})},
		],
		['You may: the role trusts everyone, and nothing denies it.', {trust: trusting('*')}],
		[
			'You may: the role trusts your account 111122223333, your policy “own-0” allows it, and nothing denies it.',
			{identity: [allowAll], trust: trustRoot},
		],
		[
			'You may: the role trusts user/team/ana by name, your policy “own-0” allows it, and nothing denies it.',
			{role: other, identity: [allowAll], trust: trusting({AWS: ana.arn})},
		],
		[
			'You may if this session was itself obtained with MFA: the role trusts role/staff/Dev by name, and `v` settles it.',
			{caller: session, trust: trusting({AWS: dev}, {Bool: {'aws:MultiFactorAuthPresent': 'true'}})},
		],
		[
			'You may with an MFA code: the role trusts user/team/ana by name.',
			{trust: trusting({AWS: ana.arn}, {Bool: {'aws:MultiFactorAuthPresent': 'true'}})},
		],
		[
			'You may with an MFA code, or if these credentials were obtained with MFA: the role trusts user/team/ana by name, and `v` settles it.',
			{
				caller: {...ana, credentials: 'temporary'},
				trust: trusting({AWS: ana.arn}, {Bool: {'aws:MultiFactorAuthPresent': 'true'}}),
			},
		],
		[
			'You may with a session name like “ticket-*” or “cr-*”: the role trusts user/team/ana by name.',
			{trust: trusting({AWS: ana.arn}, {StringLike: {'sts:RoleSessionName': ['ticket-*', 'cr-*']}})},
		],
		[
			'You may with a session name “ana”: the role trusts user/team/ana by name.',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:RoleSessionName': variable('aws:username')}})},
		],
		[
			'You may with a session name not like “day*”: the role trusts user/team/ana by name.',
			{trust: [trusting({AWS: ana.arn}), denying({StringLike: {'sts:RoleSessionName': 'day*'}})]},
		],
		[
			'You may with the session tags team = “red”: the role trusts user/team/ana by name.',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'aws:RequestTag/team': 'red'}}, {Action: 'sts:*'})},
		],
		[
			'You may through STS in the region “us-east-1”: the role trusts user/team/ana by name.',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'aws:RequestedRegion': 'us-east-1'}})},
		],
		[
			'You may only from 198.51.100.0/24: the role trusts user/team/ana by name, and `v` settles it.',
			{trust: trusting({AWS: ana.arn}, {IpAddress: {'aws:SourceIp': '198.51.100.0/24'}})},
		],
		[
			'You may if aws:PrincipalOrgID is “o-a”, which can’t be seen from here: the role trusts everyone who meets its conditions, and `v` settles it.',
			{trust: trusting('*', {StringEquals: {'aws:PrincipalOrgID': 'o-a'}})},
		],

		[
			'You may not: it trusts only role/FinanceLead.',
			{trust: trusting({AWS: `arn:aws:iam::${account}:role/FinanceLead`})},
		],
		[
			'You may not: it trusts only account 444455556666 and role/X of account 444455556666.',
			{trust: trusting({AWS: [elsewhere, `arn:aws:iam::${elsewhere}:role/X`]})},
		],
		[
			'You may not: it trusts only a deleted principal (AIDAEXAMPLE).',
			{trust: trusting({AWS: 'AIDAEXAMPLE'})},
		],
		[
			'You may not: only the service ec2.amazonaws.com can assume it.',
			{trust: trusting({Service: 'ec2.amazonaws.com'})},
		],
		[
			'You may not: only the OIDC provider token.actions.githubusercontent.com can assume it.',
			{
				trust: trusting(
					{Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`},
					undefined,
					{Action: 'sts:AssumeRoleWithWebIdentity'},
				),
			},
		],
		['You may not: its trust policy lets nobody in.', {trust: []}],
		[
			'You may not: it is a service-linked role, which only its AWS service can assume.',
			{role: service('x.amazonaws.com'), trust: trusting('*')},
		],
		[
			'You may not: the account root user cannot assume any role; sign in as a user or role.',
			{caller: {...ana, kind: 'root', arn: root, identityArn: root}, trust: trusting('*')},
		],
		[
			'You may not: the role trusts your account 111122223333 and leaves it to your own policies: none of them allows sts:AssumeRole on it.',
			{trust: trustRoot},
		],
		[
			'You may not: the role trusts user/team/ana by name, but for a role of another account your own policies must allow it too, and none does.',
			{role: other, trust: trusting({AWS: ana.arn})},
		],
		[
			'You may not: for a role of another account your own policies must allow it, and none does.',
			{role: other, trust: null},
		],
		[
			'You may not: your policy “own-1” denies it (statement “NoSts”).',
			{
				identity: [allowAll, {Sid: 'NoSts', Effect: 'Deny', Action: 'sts:*', Resource: '*'}],
				trust: trusting({AWS: ana.arn}),
			},
		],
		[
			'You may not: its trust policy denies it after 2025-01-01T00:00:00Z (statement 2).',
			{trust: [trusting({AWS: ana.arn}), denying({DateGreaterThan: {'aws:CurrentTime': '2025-01-01'}})]},
		],
		[
			'You may not: the role trusts user/team/ana by name, but only before 2020-01-01T00:00:00Z, which is past (statement 1).',
			{trust: trusting({AWS: ana.arn}, {DateLessThan: {'aws:CurrentTime': '2020-01-01T00:00:00Z'}})},
		],
		[
			'You may not: the role trusts user/team/ana by name, but only after 2025-07-01T08:00:00Z, which is still to come (statement 1).',
			{
				trust: trusting(
					{AWS: ana.arn},
					{DateGreaterThanEquals: {'aws:CurrentTime': '2025-07-01T10:00:00+02:00'}},
				),
			},
		],
		[
			'You may not: the role trusts user/team/ana by name, but only where aws:PrincipalTag/team is “blue” (it is “red”) (statement 1).',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'aws:PrincipalTag/team': 'blue'}})},
		],
		[
			'You may not: your policy “own-0” allows it only where aws:PrincipalTag/team is “blue” (it is “red”) (statement 1).',
			{
				identity: [{...allowAll, Condition: {StringEquals: {'aws:PrincipalTag/team': 'blue'}}}],
				trust: trustRoot,
			},
		],
		[
			'You may not: your permissions boundary “fence” does not allow sts:AssumeRole on it.',
			{
				caller: session,
				boundary: {Effect: 'Allow', Action: 's3:*', Resource: '*'},
				trust: trusting({AWS: dev}),
			},
		],
		[
			'You may not: it wants a source identity (statement 1), and sts:SetSourceIdentity is not allowed to you.',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:SourceIdentity': 'ana'}})},
		],
		[
			'You may not: what its trust policy asks for and what is denied exclude each other.',
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': 'one'}}),
					denying({StringEquals: {'sts:ExternalId': 'one'}}),
				],
			},
		],

		[
			'Not known: the role trusts user/team/ana by name; your own policies could not be read, so an explicit deny cannot be excluded; `v` settles it.',
			{trust: trusting({AWS: ana.arn}), evidence: {identityComplete: false}},
		],
		[
			'Not known: the role trusts your account 111122223333; your policy “b” could not be read, so whether they allow it is not known; `v` settles it.',
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
			'Not known: the role trusts your account 111122223333; your policy “own-0” is not understood (statement 1: no Resource), so whether they allow it is not known; `v` settles it.',
			{trust: trustRoot, identity: [{Effect: 'Allow', Action: 'sts:*'}]},
		],
		[
			'Not known: its trust policy is not understood (statement 1: no Action); `v` settles it.',
			{trust: {Effect: 'Allow', Principal: '*'}},
		],
		[
			'Not known: your own policies allow it, but the trust policy of a role of account 444455556666 can’t be read from here; `v` settles it.',
			{role: other, identity: [allowAll], trust: null},
		],
		[
			'Not known: its trust policy could not be read, and your own policies could not be read; `v` settles it.',
			{role: other, trust: null, evidence: {identityComplete: false}},
		],
		[
			'Not known: it depends on the path of your role, which could not be read (its trust policy, statement 1); `v` settles it.',
			{
				caller: {...session, identityArn: `arn:aws:iam::${account}:role/Dev`, identityArnKnown: false},
				trust: trusting({AWS: dev}),
			},
		],
		[
			'Not known: the role trusts everyone; your permissions boundary “fence” does not allow sts:AssumeRole on it, and AWS does not write down whether that matters here; `v` settles it.',
			{boundary: {Effect: 'Allow', Action: 's3:*', Resource: '*'}, trust: trusting('*')},
		],
		[
			'You may: the role trusts your account 111122223333, IAM’s simulation of your own policies allows it, and nothing denies it.',
			{trust: trustRoot, ...simulating('allowed')},
		],
		[
			'You may not: one of your own policies denies it, says IAM’s simulation.',
			{trust: trusting({AWS: ana.arn}), ...simulating('explicit-deny')},
		],
		['Not known: its trust policy could not be read; `v` settles it.', {trust: null}],
		[
			'Not known: AWS does not write down whether you are let in by statement 1 of its trust policy here; `v` settles it.',
			{
				caller: session,
				trust: trusting({AWS: dev}),
				evidence: {...simulating('implicit-deny').evidence, boundaryKnown: false},
			},
		],
		[
			'Not known: the role trusts user/team/ana by name; your permissions boundary could not be read, so an explicit deny cannot be excluded; `v` settles it.',
			{trust: trusting({AWS: ana.arn}), evidence: {boundary: {kind: 'boundary', name: 'fence'}}},
		],
		[
			'Not known: the role trusts your account 111122223333; your policies “a” and “b” could not be read, so whether they allow it is not known; `v` settles it.',
			{
				trust: trustRoot,
				evidence: {
					identity: [
						{kind: 'managed', name: 'a'},
						{kind: 'managed', name: 'b'},
					],
				},
			},
		],
		[
			'Not known: the role trusts your account 111122223333; your policies “a” and “b” could not be read or understood, so whether they allow it is not known; `v` settles it.',
			{
				trust: trustRoot,
				evidence: {
					identity: [
						{kind: 'managed', name: 'a'},
						{kind: 'managed', name: 'b', document: policyText({Effect: 'Allow', Action: 'sts:*'})},
					],
				},
			},
		],
		[
			'You may not: it wants session tags (statement 1), and sts:TagSession is not allowed to you.',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'aws:RequestTag/team': 'red'}})},
		],
		[
			'You may not: your policy “own-1” allows it only where aws:PrincipalTag/team is “blue” (it is “red”) (statement 1).',
			{
				identity: [
					{...allowAll, Effect: 'Deny', Condition: {StringEquals: {'aws:PrincipalTag/team': 'green'}}},
					{...allowAll, Condition: {StringEquals: {'aws:PrincipalTag/team': 'blue'}}},
				],
				trust: trustRoot,
			},
		],
		[
			'You may where aws:username is the value of sts:RoleSessionName: the role trusts user/team/ana by name.',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'aws:username': variable('sts:RoleSessionName')}})},
		],
	])('%s', (expected, scene) => {
		expect(first(scene)).toBe(expected);
	});
});

const mfa = (operator: string, value: string) => ({[operator]: {'aws:MultiFactorAuthPresent': value}});
const age = (operator: string, seconds: number) => ({
	[operator]: {'aws:MultiFactorAuthAge': String(seconds)},
});
const named = (pattern: string) => ({StringLike: {'sts:RoleSessionName': pattern}});
const consoleUser = {...ana, credentials: 'temporary'} as const;
const byTeam = {
	...allowAll,
	Condition: {StringEquals: {'aws:ResourceTag/team': variable('aws:PrincipalTag/team')}},
};

const nowhere = {...allowAll, Condition: {StringEquals: {'aws:RequestedRegion': 'no where'}}};

describe('what is stated comes from the solution found', () => {
	test.each<readonly [expected: string, scene: Scene]>([
		[
			'if this session was itself obtained without MFA',
			{caller: session, trust: [trusting({AWS: dev}), denying(mfa('Bool', 'true'))]},
		],
		[
			'if this session was itself obtained without MFA',
			{caller: session, trust: trusting({AWS: dev}, mfa('Bool', 'false'))},
		],
		[
			'if this session was itself obtained without MFA',
			{caller: session, trust: trusting({AWS: dev}, mfa('BoolIfExists', 'false'))},
		],
		[
			'if these credentials were obtained without MFA',
			{caller: consoleUser, trust: [trusting({AWS: ana.arn}), denying(mfa('Bool', 'true'))]},
		],
		[
			'if this session was itself obtained with MFA not older than an hour',
			{
				caller: session,
				trust: trusting({AWS: dev}, {...mfa('Bool', 'true'), ...age('NumericLessThan', 3600)}),
			},
		],
		[
			'if this session was itself obtained with MFA not older than 90 minutes',
			{
				caller: session,
				trust: [
					trusting({AWS: dev}),
					denying(age('NumericGreaterThan', 5400)),
					denying(mfa('BoolIfExists', 'false')),
				],
			},
		],
		[
			'if this session was itself obtained with MFA older than 2 hours',
			{caller: session, trust: trusting({AWS: dev}, age('NumericGreaterThan', 7200))},
		],
		[
			'with an MFA code, or if these credentials were obtained with MFA not older than 15 minutes',
			{caller: consoleUser, trust: trusting({AWS: ana.arn}, age('NumericLessThanEquals', 900))},
		],
		[
			'if aws:MultiFactorAuthPresent is there, which can’t be seen from here',
			{caller: session, trust: trusting({AWS: dev}, {Null: {'aws:MultiFactorAuthPresent': 'false'}})},
		],
		[
			'unless this session was itself obtained without MFA',
			{caller: session, trust: trusting({AWS: dev}, mfa('BoolIfExists', 'true'))},
		],
		[
			'with a session name like “ticket-*” and not like “ticket-9*”',
			{trust: [trusting({AWS: ana.arn}, named('ticket-*')), denying(named('ticket-9*'))]},
		],
		[
			'with a session name other than “daypass-ana”',
			{trust: trusting({AWS: ana.arn}, {StringNotEquals: {'sts:RoleSessionName': 'daypass-ana'}})},
		],
		['with a source identity', ifOnly({StringLike: {'sts:SourceIdentity': '*'}})],
		['with an external ID', ifOnly({Null: {'sts:ExternalId': 'false'}})],
		['with a session tag team', ifOnly({StringLike: {'aws:RequestTag/team': '*'}})],
		[
			'with the session tags team = “red”',
			ifOnly({StringEquals: {'aws:RequestTag/team': variable('aws:PrincipalTag/team')}}),
		],
		[
			'with a session tag “team” or “cost”',
			ifOnly({'ForAnyValue:StringEquals': {'aws:TagKeys': ['team', 'cost']}}),
		],
		[
			'with the session tags team = “red” and with no session tags but “team”',
			ifOnly({
				StringEquals: {'aws:RequestTag/team': 'red'},
				'ForAllValues:StringEquals': {'aws:TagKeys': ['team']},
			}),
		],
		[
			'through STS in a region other than “eu-west-1”',
			ifOnly({StringNotEquals: {'aws:RequestedRegion': 'eu-west-1'}}),
		],
		[
			'only from 192.0.2.0/24',
			{trust: [trusting({AWS: ana.arn}), denying({NotIpAddress: {'aws:SourceIp': '192.0.2.0/24'}})]},
		],
		['only from outside 192.0.2.0/24', ifOnly({NotIpAddress: {'aws:SourceIp': '192.0.2.0/24'}})],
		[
			'if aws:PrincipalOrgID is there, which can’t be seen from here',
			ifOnly({StringLike: {'aws:PrincipalOrgID': '*'}}),
		],
		[
			'if aws:ResourceTag/team (“shop”) is the value of aws:PrincipalTag/team, which can’t be seen from here',
			{caller: session, roleTags: {team: 'shop'}, identity: [byTeam], trust: trustRoot},
		],
		[
			'if aws:ResourceTag/team is “red”, but the role’s tags could not be read',
			{identity: [byTeam], trust: trustRoot},
		],
		[
			'if aws:PrincipalTag/role is as asked, which can’t be seen from here',
			{
				caller: session,
				identity: [
					{
						Effect: 'Allow',
						Action: 'sts:*',
						Resource: `arn:aws:iam::*:role/${variable('aws:PrincipalTag/role')}`,
					},
				],
				trust: trustRoot,
			},
		],
		// The easier of two ways that take one thing each.
		[
			'with a session name like “x-*”',
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'sts:ExternalId': 'x1'}}),
					trusting({AWS: ana.arn}, named('x-*')),
				],
			},
		],
		[
			'with a session name like “x-*”',
			{
				caller: session,
				trust: [trusting({AWS: dev}, mfa('Bool', 'true')), trusting({AWS: dev}, named('x-*'))],
			},
		],
	])('You may %s', (expected, scene) => {
		expect(first(scene)?.split(': ')[0]).toBe(`You may ${expected}`);
	});
});

describe('why it can’t be had', () => {
	test.each<readonly [expected: string, scene: Scene]>([
		[
			'the role trusts user/team/ana by name, but only where sts:RoleSessionName is “two words” (AWS takes no such session name) (statement 1)',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'sts:RoleSessionName': 'two words'}})},
		],
		[
			'the role trusts user/team/ana by name, but only with MFA older than an hour (which the MFA of this call can’t be) (statement 1)',
			{trust: trusting({AWS: ana.arn}, age('NumericGreaterThan', 3600))},
		],
		[
			`the role trusts role/staff/Dev by name, but only where sts:RoleSessionName is like “${variable('aws:username')}” (you have no aws:username) (statement 1)`,
			{caller: session, trust: trusting({AWS: dev}, named(variable('aws:username')))},
		],
		[
			`the role trusts user/team/ana by name, but only where sts:RoleSessionName is like “${variable('aws:username')}” (plain text there: variables need Version 2012-10-17, which that policy lacks) (statement 1)`,
			{trust: JSON.stringify({Statement: trusting({AWS: ana.arn}, named(variable('aws:username')))})},
		],
		[
			'the role trusts your account 111122223333, but only where sts:DurationSeconds is at most “3600” (your request has no such key) (statement 1)',
			ifOnly({NumericLessThanEquals: {'sts:DurationSeconds': '3600'}}),
		],
		[
			'your policy “own-0” allows it only where aws:ResourceTag/team is “red” (it is “shop”) (statement 1)',
			{roleTags: {team: 'shop'}, identity: [byTeam], trust: trustRoot},
		],
		[
			`your policy “own-0” allows it only where sts:RoleSessionName is like “${variable('aws:username')}” (you have no aws:username) (statement 1)`,
			{
				caller: session,
				identity: [{...allowAll, Condition: named(variable('aws:username'))}],
				trust: trustRoot,
			},
		],
		[
			'the role trusts user/team/ana by name, but only where sts:RoleSessionName is like “a*” and where sts:RoleSessionName is not like “a*”, which exclude each other (statement 1)',
			{trust: trusting({AWS: ana.arn}, {...named('a*'), StringNotLike: {'sts:RoleSessionName': 'a*'}})},
		],
		[
			'whatever you supply, a statement that denies it applies',
			{
				trust: [
					trusting({AWS: ana.arn}),
					denying(named('*a*')),
					denying({StringNotLike: {'sts:RoleSessionName': '*a*'}}),
				],
			},
		],
		[
			'what the policies about it ask for can’t all be met at once',
			{
				identity: [allowAll],
				boundary: {...allowAll, Condition: named('b*')},
				trust: trusting({AWS: root}, named('a*')),
			},
		],
		[
			'its trust policy names you, but does not offer you sts:AssumeRole: statement 1 offers “sts:assumerol” instead',
			{trust: trusting({AWS: ana.arn}, undefined, {Action: 'sts:AssumeRol'})},
		],
		[
			'its trust policy offers nobody sts:AssumeRole',
			{trust: trusting({AWS: dev}, undefined, {Action: 'sts:AssumeRol'})},
		],
		[
			'only the service ec2.amazonaws.com can assume it',
			{
				trust: [
					trusting({Service: 'ec2.amazonaws.com'}),
					trusting({AWS: dev}, undefined, {Action: 'sts:AssumeRol'}),
				],
			},
		],
	])('%s', (expected, scene) => {
		expect(judge(scene).verdict).toBe('denied');
		expect(first(scene)).toBe(`You may not: ${expected}.`);
	});

	test.each<readonly [expected: string, scene: Scene]>([
		[
			'your policy “own-0” allows it only where aws:RequestedRegion is “no where” (AWS takes no such region) (statement 1)',
			{role: other, identity: [nowhere], trust: trusting({AWS: ana.arn}, named('a*'))},
		],
		[
			'your permissions boundary “fence” allows it only where aws:RequestedRegion is “no where” (AWS takes no such region) (statement 1)',
			{identity: [allowAll], boundary: nowhere, trust: trusting({AWS: root}, named('a*'))},
		],
		// What does not matter to a user who is trusted by name in their own account is not blamed.
		[
			'whatever you supply, a statement that denies it applies',
			{
				identity: [nowhere],
				boundary: nowhere,
				trust: [
					trusting({AWS: ana.arn}),
					denying(named('*a*')),
					denying({StringNotLike: {'sts:RoleSessionName': '*a*'}}),
				],
			},
		],
		// Of two that would each do, one is not enough to blame.
		[
			'what the policies about it ask for can’t all be met at once',
			{
				identity: [[nowhere, {...allowAll, Condition: named('b*')}]],
				trust: trusting({AWS: root}, named('a*')),
			},
		],
	])('%s', (expected, scene) => {
		expect(judge(scene).verdict).toBe('denied');
		expect(first(scene)).toBe(`You may not: ${expected}.`);
	});

	test('with the statements that exclude each other', () => {
		const {reasons, deciding} = judge({
			trust: [trusting({AWS: ana.arn}, named('a*')), denying({StringNotLike: {'sts:RoleSessionName': 'b*'}})],
		});
		expect(reasons).toEqual([
			'You may not: what its trust policy asks for and what is denied exclude each other.',
			'Its trust policy allows it only where sts:RoleSessionName is like “a*” (statement 1).',
			'Its trust policy denies it where sts:RoleSessionName is not like “b*” (statement 2).',
		]);
		expect(deciding.map(({index}) => index)).toEqual([0, 1]);
	});
});

describe('what AWS does not write down is named', () => {
	test.each<readonly [expected: string, scene: Scene]>([
		[
			'whether “*” is a pattern for the ARN in aws:PrincipalArn (its trust policy, statement 1)',
			ifOnly({ArnLike: {'aws:PrincipalArn': '*'}}),
		],
		[
			`what differs from “${variable('aws:FederatedProvider')}”, in which a variable has no value (its trust policy, statement 1)`,
			ifOnly({StringNotEquals: {'aws:PrincipalType': variable('aws:FederatedProvider')}}),
		],
		// In doubt for every session name, but only once there is one.
		[
			`what differs from “${variable('aws:FederatedProvider')}”, in which a variable has no value (its trust policy, statement 1)`,
			ifOnly({StringNotEquals: {'sts:RoleSessionName': variable('aws:FederatedProvider')}}),
		],
		[
			'how aws:username compares with “3”, being “ana” (its trust policy, statement 1)',
			ifOnly({NumericLessThan: {'aws:username': '3'}}),
		],
		[
			'whom a NotPrincipal with Allow lets in (its trust policy, statement 1)',
			{identity: [allowAll], trust: {Effect: 'Allow', NotPrincipal: {AWS: dev}, Action: 'sts:AssumeRole'}},
		],
		[
			'whom a wildcard in a principal’s ARN stands for (its trust policy, statement 2)',
			{
				trust: [
					trusting({AWS: ana.arn}),
					{Effect: 'Deny', Principal: {AWS: 'arn:aws:iam::111122223333:user/*'}, Action: '*'},
				],
			},
		],
		[
			'whether the resource “arn:aws:iam:*:role/Target” covers it (your policy “own-0”, statement 1)',
			{
				identity: [{Effect: 'Allow', Action: 'sts:*', Resource: 'arn:aws:iam:*:role/Target'}],
				trust: trustRoot,
			},
		],
	])('%s', (expected, scene) => {
		expect(first(scene)).toBe(`Not known: AWS does not write down ${expected}; \`v\` settles it.`);
	});
});

describe('further sentences', () => {
	test('the condition behind a need, and where it stands', () => {
		const {reasons} = judge({
			identity: [
				allowAll,
				{
					Effect: 'Deny',
					Action: '*',
					Resource: '*',
					Condition: {BoolIfExists: {'aws:MultiFactorAuthPresent': 'false'}},
				},
			],
			trust: trustRoot,
		});
		expect(reasons[1]).toBe(
			'Your policy “own-1” denies it where aws:MultiFactorAuthPresent is “false”, if it is there (statement 1).',
		);
	});

	test.each<readonly [expected: string, scene: Scene]>([
		[
			'It names you with other capital letters, which to AWS is somebody else.',
			{trust: trusting({AWS: `arn:aws:iam::${account}:user/team/Ana`})},
		],
		[
			'It names role/Dev, and you are role/staff/Dev: the path counts.',
			{caller: session, trust: trusting({AWS: `arn:aws:iam::${account}:role/Dev`})},
		],
		[
			'It names another session of your role, not this one.',
			{caller: session, trust: trusting({AWS: `arn:aws:sts::${account}:assumed-role/Dev/cy`})},
		],
	])('%s', (expected, scene) => {
		expect(judge(scene).reasons[1]).toBe(expected);
	});
});
