import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Verdict} from '../../../source/roles/verdict/verdict.ts';
import {account, ana, judge, roleArn, root, type Scene, session, variable} from './scene.ts';

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
