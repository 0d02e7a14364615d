import {describe, expect, test} from 'vitest';
import {
	account,
	allowAll,
	ana,
	denying,
	elsewhere,
	judge,
	policyText,
	root,
	type Scene,
	session,
	trusting,
	trustRoot,
	variable,
} from './scene.ts';

const dev = session.identityArn;
const other = `arn:aws:iam::${elsewhere}:role/Target`;
const service = (name: string) => `arn:aws:iam::${account}:role/aws-service-role/${name}/X`;
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
			'You may with another session name: the role trusts user/team/ana by name.',
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
			'You may from an address in “198.51.100.0/24”: the role trusts user/team/ana by name, and `v` settles it.',
			{trust: trusting({AWS: ana.arn}, {IpAddress: {'aws:SourceIp': '198.51.100.0/24'}})},
		],
		[
			'You may if aws:PrincipalOrgID is as asked, which can’t be seen from here: the role trusts everyone who meets its conditions, and `v` settles it.',
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
	])('%s', (expected, scene) => {
		expect(first(scene)).toBe(expected);
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
