import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Verdict} from '../../source/roles/verdict.ts';
import {account, ana, judge, roleArn, root, type Scene, session, variable} from './verdict-scene.ts';

/**
 * From bad to good. Unknown stands between denied and conditional: conditional is a promise ("yes, if …"), unknown is
 * none, and denied is a promise that there is no way.
 */
const order: readonly Verdict['verdict'][] = ['denied', 'unknown', 'conditional', 'allowed'];
const rank = (scene: Scene) => order.indexOf(judge(scene).verdict);

const value = fc.constantFrom(
	'ana',
	'red',
	'daypass-*',
	'x*',
	'?',
	'*',
	variable('aws:username'),
	variable('aws:none'),
	variable('aws:PrincipalTag/team'),
);
const textKey = fc.constantFrom(
	'aws:username',
	'sts:RoleSessionName',
	'sts:ExternalId',
	'aws:PrincipalTag/team',
	'aws:RequestTag/team',
	'aws:PrincipalOrgID',
	'aws:SourceVpce',
	'sts:SourceIdentity',
	'aws:RequestedRegion',
);

const condition = fc.oneof(
	fc.record({
		operator: fc.constantFrom(
			'StringEquals',
			'StringNotEquals',
			'StringLike',
			'StringNotLike',
			'StringEqualsIfExists',
			'ForAnyValue:StringLike',
			'ForAllValues:StringEquals',
		),
		key: textKey,
		value,
	}),
	fc.record({
		operator: fc.constantFrom('Bool', 'BoolIfExists'),
		key: fc.constantFrom('aws:MultiFactorAuthPresent', 'aws:SecureTransport'),
		value: fc.constantFrom('true', 'false'),
	}),
	fc.record({operator: fc.constant('Null'), key: textKey, value: fc.constantFrom('true', 'false')}),
	fc.record({
		operator: fc.constantFrom('IpAddress', 'NotIpAddress'),
		key: fc.constant('aws:SourceIp'),
		value: fc.constantFrom('198.51.100.0/24', '2001:db8::/32'),
	}),
	fc.record({
		operator: fc.constantFrom('ArnLike', 'ArnNotEquals'),
		key: fc.constant('aws:PrincipalArn'),
		value: fc.constantFrom('*', `arn:aws:iam::${account}:user/*`, `arn:aws:iam::*:role/staff/Dev`),
	}),
	fc.record({
		operator: fc.constantFrom('DateLessThan', 'DateGreaterThan'),
		key: fc.constantFrom('aws:CurrentTime', 'aws:TokenIssueTime'),
		value: fc.constantFrom('2020-01-01', '2099-01-01T00:00:00Z'),
	}),
);

const conditions = fc.array(condition, {maxLength: 2}).map((list) => {
	const block: Record<string, Record<string, string>> = {};
	for (const {operator, key, value: wanted} of list) {
		block[operator] = {...block[operator], [key]: wanted};
	}

	return block;
});

const action = fc.constantFrom(
	'sts:AssumeRole',
	'sts:*',
	'*',
	'sts:TagSession',
	'sts:SetSourceIdentity',
	's3:GetObject',
);
const principal = fc.constantFrom<unknown>(
	'*',
	{AWS: root},
	{AWS: ana.arn},
	{AWS: session.identityArn},
	{AWS: session.arn},
	{Service: 'ec2.amazonaws.com'},
	{AWS: 'AIDAEXAMPLE'},
);

const trustStatement = (effect: 'Allow' | 'Deny') =>
	fc.record({
		Effect: fc.constant(effect),
		Principal: principal,
		Action: action,
		Condition: conditions,
	});

const ownStatement = (effect: 'Allow' | 'Deny') =>
	fc.record({
		Effect: fc.constant(effect),
		Action: action,
		Resource: fc.constantFrom('*', roleArn, 'arn:aws:iam::*:role/T*', 'arn:aws:iam::*:role/Other'),
		Condition: conditions,
	});

const either = <T>(make: (effect: 'Allow' | 'Deny') => fc.Arbitrary<T>) =>
	fc.oneof(make('Allow'), make('Allow'), make('Deny'));

const scene = fc.record({
	caller: fc.constantFrom(ana, session, {...ana, credentials: 'temporary'} as const, {
		...session,
		identityArnKnown: false,
	}),
	trust: fc.array(either(trustStatement), {maxLength: 3}),
	identity: fc.array(either(ownStatement), {maxLength: 3}).map((statements) => [statements]),
	evidence: fc.constantFrom({}, {}, {}, {identityComplete: false}, {boundaryKnown: false}),
});

const withTrust = (before: Scene & {trust: readonly object[]}, ...more: readonly object[]): Scene => ({
	...before,
	trust: [...before.trust, ...more].map((statement) => ({...statement})),
});

const runs = {numRuns: 400, seed: 4};

describe('whatever the policies say', () => {
	test('one more Deny in the trust policy never makes a verdict better', () => {
		fc.assert(
			fc.property(scene, trustStatement('Deny'), (before, deny) => {
				expect(rank(withTrust(before, deny))).toBeLessThanOrEqual(rank(before));
			}),
			runs,
		);
	});

	test('one more Deny in the caller’s own policies never makes a verdict better', () => {
		fc.assert(
			fc.property(scene, ownStatement('Deny'), (before, deny) => {
				expect(rank({...before, identity: [...before.identity, deny]})).toBeLessThanOrEqual(rank(before));
			}),
			runs,
		);
	});

	test('one more Allow in the trust policy never makes a verdict worse', () => {
		fc.assert(
			fc.property(scene, trustStatement('Allow'), (before, allow) => {
				expect(rank(withTrust(before, allow))).toBeGreaterThanOrEqual(rank(before));
			}),
			runs,
		);
	});

	test('one more Allow in the caller’s own policies never makes a verdict worse', () => {
		fc.assert(
			fc.property(scene, ownStatement('Allow'), (before, allow) => {
				expect(rank({...before, identity: [...before.identity, allow]})).toBeGreaterThanOrEqual(rank(before));
			}),
			runs,
		);
	});

	test('a boundary never makes a verdict better', () => {
		fc.assert(
			fc.property(scene, fc.array(either(ownStatement), {maxLength: 2}), (before, boundary) => {
				expect(rank({...before, boundary})).toBeLessThanOrEqual(
					rank({...before, evidence: {...before.evidence, boundaryKnown: true}}),
				);
			}),
			runs,
		);
	});

	test('the order of statements never matters', () => {
		fc.assert(
			fc.property(scene, (before) => {
				const turned = {
					...before,
					trust: before.trust.toReversed(),
					identity: before.identity.map((item) => item.toReversed()),
				};
				const {verdict, needs} = judge(before);
				expect(judge(turned)).toMatchObject({verdict, needs});
			}),
			runs,
		);
	});

	test('less evidence never turns a doubt into a certainty', () => {
		fc.assert(
			fc.property(scene, (before) => {
				const {verdict} = judge({...before, evidence: {identityComplete: false}});
				expect(['denied', 'unknown']).toContain(verdict);
			}),
			runs,
		);
	});

	test('a verdict always comes with a sentence, and needs only if conditional', () => {
		fc.assert(
			fc.property(scene, (before) => {
				const {verdict, needs, reasons} = judge(before);
				expect(needs.length > 0).toBe(verdict === 'conditional');
				expect(reasons[0]).toMatch(/^(You may|Not known: ).+\.$/);
			}),
			runs,
		);
	});
});

/** Documents one slip away from allowing everything. */
const slip = fc.constantFrom<(statement: Record<string, unknown>) => unknown>(
	(statement) => ({...statement, Effect: 'allow'}),
	({Effect: _, ...statement}) => statement,
	(statement) => ({...statement, NotAction: 's3:*'}),
	(statement) => ({...statement, NotPrincipal: '*'}),
	(statement) => ({...statement, Actions: '*'}),
	(statement) => ({...statement, Action: 7}),
	(statement) => ({...statement, Action: []}),
	(statement) => ({...statement, Action: 'AssumeRole'}),
	(statement) => ({...statement, Principal: ana.arn}),
	(statement) => ({...statement, Principal: {User: ana.arn}}),
	(statement) => ({...statement, Principal: {AWS: [null]}}),
	(statement) => ({...statement, Resource: '*'}),
	(statement) => ({...statement, Sid: 1}),
	(statement) => ({...statement, Condition: []}),
	(statement) => ({...statement, Condition: {Bool: 'true'}}),
	(statement) => ({...statement, Condition: {bool: {'aws:SecureTransport': 'true'}}}),
	(statement) => ({...statement, Condition: {Bool: {'aws:SecureTransport': 'yes'}}}),
	(statement) => ({...statement, Condition: {StringLikes: {'aws:username': '*'}}}),
	(statement) => ({...statement, Condition: {StringLike: {username: '*'}}}),
	(statement) => ({...statement, Condition: {StringLike: {'aws:username': []}}}),
	(statement) => ({...statement, Condition: {StringLike: {'aws:username': {}}}}),
	(statement) => ({
		...statement,
		Condition: {StringLike: {'aws:username': variable('aws:username').slice(0, -1)}},
	}),
	(statement) => ({...statement, Condition: {NullIfExists: {'aws:username': 'false'}}}),
	(statement) => ({...statement, Condition: {NumericLessThan: {'aws:EpochTime': 'soon'}}}),
	(statement) => ({...statement, Condition: {DateLessThan: {'aws:CurrentTime': '2099-02-30'}}}),
	(statement) => ({...statement, Condition: {IpAddress: {'aws:SourceIp': '198.51.100.0/33'}}}),
	(statement) => [statement],
	() => null,
	() => 'Allow',
);

const document = fc.oneof(
	slip.map((spoil) => ({
		Version: '2012-10-17',
		Statement: [
			{Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
			spoil({Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'}),
		],
	})),
	fc.constantFrom('2012-10-18', '', 2012, null).map((version) => ({
		Version: version,
		Statement: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
	})),
	fc.constant({
		Statement: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
		statement: [],
	}),
);

const malformed = fc.oneof(
	{weight: 4, arbitrary: document.map((value) => JSON.stringify(value))},
	{weight: 2, arbitrary: fc.json()},
	{weight: 1, arbitrary: fc.string()},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Principal":"*","Action":"*"}]}`,
			`{"Version":"2012-10-17","Statement":[],"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}`,
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"aws:SecureTransport":"true","aws:securetransport":"true"}}}]}`,
			`${'['.repeat(5000)}${']'.repeat(5000)}`,
			`{"__proto__":{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}}`,
		),
	},
);

describe('malformed documents', () => {
	test('a thousand of them as trust policies never throw and never allow', () => {
		fc.assert(
			fc.property(malformed, (trust) => {
				expect(['denied', 'unknown']).toContain(judge({trust, identity: []}).verdict);
			}),
			{numRuns: 1000, seed: 4},
		);
	});

	test('one among the caller’s own policies leaves nothing but denied and unknown', () => {
		fc.assert(
			fc.property(malformed, (own) => {
				const {verdict} = judge({
					trust: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
					identity: [own],
				});
				expect(verdict).toBe('unknown');
			}),
			{numRuns: 1000, seed: 4},
		);
	});
});
