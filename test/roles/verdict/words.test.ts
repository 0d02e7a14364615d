import {describe, expect, test} from 'vitest';
import type {Condition} from '../../../source/policy/language/condition.ts';
import {parseCondition, parseOperatorUse} from '../../../source/policy/language/condition.ts';
import {
	absent,
	type Context,
	type KeyValue,
	present,
} from '../../../source/policy/language/request-context.ts';
import {no, open} from '../../../source/policy/language/truth.ts';
import {
	ageLimit,
	conditionWords,
	phrases,
	takesAnyValue,
	whereWords,
} from '../../../source/roles/verdict/condition-words.ts';
import type {VerdictQuestion} from '../../../source/roles/verdict/context.ts';
import {createTrustReader} from '../../../source/roles/verdict/trust.ts';
import {uncertaintyWords} from '../../../source/roles/verdict/uncertainty.ts';
import {fewWords, principalWords, quote, sentence, shortArn} from '../../../source/roles/verdict/words.ts';
import {account, ana, elsewhere, policyText, roleArn, trusting, variable} from './scene.ts';

const condition = (operator: string, key: string, ...values: readonly string[]): Condition => {
	const use = parseOperatorUse(operator);
	const parsed = use && parseCondition(use, key, values, true);
	if (!parsed) throw new Error(`${operator} is malformed`);
	return parsed;
};

const unseen: KeyValue = {state: 'uncertain', why: open, mayBeAbsent: true};
const here =
	(values: Readonly<Record<string, KeyValue>> = {}): Context =>
	(key) =>
		values[key] ?? unseen;

describe('words in a row', () => {
	test.each([
		[[], ''],
		[['a'], 'a'],
		[['a', 'b'], 'a or b'],
		[['a', 'b', 'c'], 'a, b or c'],
		[['a', 'b', 'c', 'd'], 'a, b, c or 1 more'],
		[['a', 'b', 'c', 'd', 'e'], 'a, b, c or 2 more'],
	])('%j', (words, expected) => {
		expect(fewWords(words, 'or')).toBe(expected);
	});

	test('as a sentence, and in quotes', () => {
		expect(sentence('all of it')).toBe('All of it.');
		expect(quote(`a\u001b[31m${'x'.repeat(100)}`)).toMatch(/^“a[^\u001b]{1,85}”$/);
	});
});

describe('whom a policy names', () => {
	test.each([
		['Service', 'ec2.amazonaws.com', 'the service ec2.amazonaws.com'],
		['CanonicalUser', '79a59df900b949e5', 'a canonical user'],
		['Federated', `arn:aws:iam::${account}:saml-provider/Okta`, 'the SAML provider Okta'],
		['Federated', `arn:aws:iam::${account}:oidc-provider/a.example/b`, 'the OIDC provider a.example/b'],
		['Federated', 'accounts.google.com', 'the identity provider accounts.google.com'],
		['AWS', account, 'your account'],
		['AWS', `arn:aws:iam::${account}:root`, 'your account'],
		['AWS', elsewhere, `account ${elsewhere}`],
		['AWS', `arn:aws:iam::${elsewhere}:root`, `account ${elsewhere}`],
		['AWS', `arn:aws:iam::${account}:role/x/Dev`, 'role/x/Dev'],
		['AWS', `arn:aws:iam::${elsewhere}:role/Dev`, `role/Dev of account ${elsewhere}`],
		['AWS', `arn:aws:iam::${elsewhere}:role/${account}`, `role/${account} of account ${elsewhere}`],
		['AWS', `x${account}`, `a deleted principal (x${account})`],
		['AWS', '*', 'everyone'],
		['AWS', 'AIDAEXAMPLE', 'a deleted principal (AIDAEXAMPLE)'],
	] as const)('%s %s: %s', (type, value, expected) => {
		expect(principalWords({type, value}, ana)).toBe(expected);
	});

	test('by what is behind the account', () => {
		expect(shortArn('arn:aws:sts::111122223333:assumed-role/Dev/a:b', ana)).toBe('assumed-role/Dev/a:b');
	});
});

const like = `a${variable('aws:username')}`;

describe('a condition, and that it does not hold', () => {
	test.each<readonly [given: Condition, holds: string, fails: string]>([
		[condition('StringEquals', 'aws:x', 'a'), 'aws:x is “a”', 'aws:x is not “a”'],
		[condition('StringNotEquals', 'aws:x', 'a', 'b'), 'aws:x is not “a” or “b”', 'aws:x is “a” or “b”'],
		[condition('StringLike', 'aws:x', 'a*'), 'aws:x is like “a*”', 'aws:x is not like “a*”'],
		[condition('StringNotLike', 'aws:x', 'a*'), 'aws:x is not like “a*”', 'aws:x is like “a*”'],
		[condition('NumericLessThan', 'aws:x', '3'), 'aws:x is below “3”', 'aws:x is at least “3”'],
		[condition('NumericLessThanEquals', 'aws:x', '3'), 'aws:x is at most “3”', 'aws:x is above “3”'],
		[condition('NumericGreaterThan', 'aws:x', '3'), 'aws:x is above “3”', 'aws:x is at most “3”'],
		[condition('NumericGreaterThanEquals', 'aws:x', '3'), 'aws:x is at least “3”', 'aws:x is below “3”'],
		[condition('IpAddress', 'aws:x', '10.0.0.0/8'), 'aws:x is in 10.0.0.0/8', 'aws:x is not in 10.0.0.0/8'],
		[condition('Null', 'aws:x', 'true'), 'aws:x is absent', 'aws:x is there'],
		[condition('Null', 'aws:x', 'false'), 'aws:x is there', 'aws:x is absent'],
		[condition('StringLike', 'aws:x', '*'), 'aws:x is there', 'aws:x is absent'],
		[condition('StringLike', 'aws:x', 'a', '**'), 'aws:x is there', 'aws:x is absent'],
		[condition('StringNotLike', 'aws:x', '*'), 'aws:x is absent', 'aws:x is there'],
		[condition('StringLikeIfExists', 'aws:x', '*'), 'aws:x is anything', 'aws:x is absent'],
		[condition('StringEqualsIfExists', 'aws:x', 'a'), 'aws:x is “a”, if it is there', 'aws:x is not “a”'],
		[
			condition('ForAnyValue:StringEquals', 'aws:x', 'a', 'b'),
			'one of aws:x is “a” or “b”',
			'none of aws:x is “a” or “b”',
		],
		[
			condition('ForAllValues:StringEquals', 'aws:x', 'a'),
			'each of aws:x is “a”',
			'not each of aws:x is “a”',
		],
		[
			condition('ForAllValues:StringLike', 'aws:x', '*'),
			'each of aws:x is like “*”',
			'not each of aws:x is like “*”',
		],
		[condition('StringEquals', 'aws:x', '*'), 'aws:x is “*”', 'aws:x is not “*”'],
		[
			condition('StringEquals', 'sts:ExternalId', 's1'),
			'sts:ExternalId is the one agreed on',
			'sts:ExternalId is not the one agreed on',
		],
		[
			condition('StringEquals', 'aws:x', variable('sts:ExternalId')),
			'aws:x is the one agreed on',
			'aws:x is not the one agreed on',
		],
		[condition('StringEquals', 'aws:x', like), 'aws:x is “aana”', 'aws:x is not “aana”'],
		[
			condition('StringEquals', 'aws:x', variable('aws:SourceIdentity')),
			'aws:x is the value of aws:SourceIdentity',
			'aws:x is not the value of aws:SourceIdentity',
		],
		[
			condition('StringEquals', 'aws:x', `a${variable('aws:SourceIdentity')}`),
			`aws:x is “a${variable('aws:SourceIdentity')}”`,
			`aws:x is not “a${variable('aws:SourceIdentity')}”`,
		],
		[
			condition('NumericLessThan', 'aws:MultiFactorAuthAge', '3600'),
			'aws:MultiFactorAuthAge is below an hour',
			'aws:MultiFactorAuthAge is at least an hour',
		],
		[condition('BinaryEquals', 'aws:x', 'QUJD'), 'aws:x is “QUJD”', 'aws:x is not “QUJD”'],
	])('$operator.name $values', (given, holds, fails) => {
		const context = here({'aws:username': present('ana')});
		expect(conditionWords(given, context)).toBe(holds);
		expect(conditionWords(given, context, false)).toBe(fails);
	});

	test('with what is known behind the key', () => {
		expect(conditionWords(condition('StringEquals', 'aws:x', 'a'), here(), true, ' (“b”)')).toBe(
			'aws:x (“b”) is “a”',
		);
	});

	test.each([
		['StringLike', '*', true],
		['StringLike', '***', true],
		['StringLike', '*a', false],
		['StringLike', '', false],
		['StringEquals', '*', false],
		['StringLike', `*${variable('aws:username')}`, false],
		['ArnLike', '*', true],
	])('%s %j takes any value: %j', (operator, value, expected) => {
		expect(takesAnyValue(condition(operator, 'aws:x', value))).toBe(expected);
	});

	test.each([
		['NumericLessThan', ' not older than an hour', ' at least an hour old'],
		['NumericLessThanEquals', ' not older than an hour', ' older than an hour'],
		['NumericGreaterThan', ' older than an hour', ' not older than an hour'],
		['NumericGreaterThanEquals', ' at least an hour old', ' not older than an hour'],
		['NumericEquals', '', ''],
	])('%s of the age of MFA', (operator, holds, fails) => {
		const age = condition(operator, 'aws:MultiFactorAuthAge', '3600');
		expect([ageLimit(age), ageLimit(age, false)]).toEqual([holds, fails]);
		expect(ageLimit(condition(operator, 'aws:x', '3600'))).toBe('');
	});

	test('of two ages either', () => {
		expect(ageLimit(condition('NumericLessThan', 'aws:MultiFactorAuthAge', '3600', '7200'))).toBe(
			' not older than an hour or not older than 2 hours',
		);
	});
});

const now = present('2025-06-01T12:00:00Z');
const context = here({
	'aws:currenttime': now,
	'aws:epochtime': present('1748779200'),
	'aws:principaltag/team': present('red'),
	'aws:several': present('a', 'b'),
	'aws:principaltag/none': absent,
	'aws:resourcetag/none': absent,
	'iam:resourcetag/none': absent,
	'aws:gone': absent,
	'aws:xaws:resourcetag/none': absent,
});

describe('what an Allow asks for, with what stands against it', () => {
	test.each<readonly [expected: string, conditions: readonly Condition[]]>([
		['from 10.0.0.0/8', [condition('IpAddress', 'aws:SourceIp', '10.0.0.0/8')]],
		['from outside 10.0.0.0/8', [condition('NotIpAddress', 'aws:SourceIp', '10.0.0.0/8')]],
		['with MFA', [condition('Bool', 'aws:MultiFactorAuthPresent', 'true')]],
		['without MFA', [condition('Bool', 'aws:MultiFactorAuthPresent', 'false')]],
		['where aws:MultiFactorAuthPresent is there', [condition('Null', 'aws:MultiFactorAuthPresent', 'false')]],
		[
			'with MFA not older than an hour (which the MFA of this call can’t be)',
			[
				condition('Bool', 'aws:MultiFactorAuthPresent', 'true'),
				condition('NumericLessThan', 'aws:MultiFactorAuthAge', '3600'),
			],
		],
		[
			'where aws:PrincipalTag/team is “blue” (it is “red”)',
			[condition('StringEquals', 'aws:PrincipalTag/team', 'blue')],
		],
		['where aws:PrincipalTag/team is “red”', [condition('StringEquals', 'aws:PrincipalTag/team', 'red')]],
		[
			'where one of aws:several is “c” (it is “a” and “b”)',
			[condition('ForAnyValue:StringEquals', 'aws:several', 'c')],
		],
		[
			'where aws:PrincipalTag/none is “blue” (you have no such tag)',
			[condition('StringEquals', 'aws:PrincipalTag/none', 'blue')],
		],
		[
			'where aws:ResourceTag/none is “blue” (the role has no such tag)',
			[condition('StringEquals', 'aws:ResourceTag/none', 'blue')],
		],
		[
			'where iam:ResourceTag/none is “blue” (the role has no such tag)',
			[condition('StringEquals', 'iam:ResourceTag/none', 'blue')],
		],
		[
			'where aws:gone is “blue” (your request has no such key)',
			[condition('StringEquals', 'aws:gone', 'blue')],
		],
		['where aws:gone is not “blue”', [condition('StringNotEquals', 'aws:gone', 'blue')]],
		[
			`where aws:x is “${variable('aws:gone')}” (you have no aws:gone)`,
			[condition('StringEquals', 'aws:x', variable('aws:gone'))],
		],
		...(
			[
				['sts:RoleSessionName', 'session name'],
				['sts:SourceIdentity', 'source identity'],
				['aws:RequestTag/team', 'tag'],
				['aws:TagKeys', 'tag'],
				['sts:TransitiveTagKeys', 'tag'],
				['aws:RequestedRegion', 'region'],
			] as const
		).map(([key, shape]): readonly [string, readonly Condition[]] => [
			`where ${key} is “two words” (AWS takes no such ${shape})`,
			[condition('StringEquals', key, 'two words')],
		]),
		[
			'where sts:ExternalId is the one agreed on (AWS takes no such external ID)',
			[condition('StringEquals', 'sts:ExternalId', 'two words')],
		],
		['where aws:TagKeys is absent', [condition('Null', 'aws:TagKeys', 'true')]],
		['where aws:new is “a”', [condition('StringEquals', 'aws:new', 'a')]],
		[
			'before 2020-01-01T00:00:00Z, which is past',
			[condition('DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z')],
		],
		[
			'before 2030-01-01T00:00:00Z',
			[condition('DateLessThanEquals', 'aws:CurrentTime', '2030-01-01T00:00:00Z')],
		],
		[
			'after 2030-01-01T00:00:00Z, which is still to come',
			[condition('DateGreaterThan', 'aws:EpochTime', '2030-01-01T00:00:00Z')],
		],
		['after 2020-01-01T00:00:00Z', [condition('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z')]],
		[
			'where aws:TokenIssueTime is below “2020-01-01T00:00:00Z”',
			[condition('DateLessThan', 'aws:TokenIssueTime', '2020-01-01T00:00:00Z')],
		],
		[
			'where aws:new is “a” and from 10.0.0.0/8',
			[condition('StringEquals', 'aws:new', 'a'), condition('IpAddress', 'aws:SourceIp', '10.0.0.0/8')],
		],
	])('%s', (expected, conditions) => {
		expect(phrases(conditions, context, true)).toBe(expected);
	});

	test('or without it', () => {
		expect(phrases([condition('StringEquals', 'aws:PrincipalTag/team', 'blue')], context, false)).toBe(
			'where aws:PrincipalTag/team is “blue”',
		);
	});
});

describe('what a Deny is about', () => {
	test.each<readonly [expected: string, conditions: readonly Condition[]]>([
		['', []],
		[' where aws:PrincipalTag/team is “red”', [condition('StringEquals', 'aws:PrincipalTag/team', 'red')]],
		[
			' after 2020-01-01T00:00:00Z and where aws:gone is not “a”',
			[
				condition('DateGreaterThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'),
				condition('StringNotEquals', 'aws:gone', 'a'),
			],
		],
	])('%s', (expected, conditions) => {
		expect(whereWords(conditions, context)).toBe(expected);
	});
});

describe('what AWS does not write down of a condition', () => {
	const question = {role: {arn: roleArn}} as VerdictQuestion;
	const said = (operator: string, key: string, value: string, actual: KeyValue) => {
		const text = policyText(trusting({AWS: ana.arn}, {[operator]: {[key]: value}}));
		const [rule] = createTrustReader(ana, no)(text).rules['sts:AssumeRole'];
		if (rule === undefined) throw new Error('no rule');
		return uncertaintyWords(rule, question, () => actual);
	};

	test.each<readonly [expected: string, operator: string, key: string, value: string, actual: KeyValue]>([
		['how aws:x compares with “3”, being “ana”', 'NumericLessThan', 'aws:x', '3', present('ana')],
		[
			'how sts:ExternalId compares with the one agreed on',
			'NumericLessThan',
			'sts:ExternalId',
			'3',
			present('secret'),
		],
		[
			'how the several values of aws:x compare with “a” without ForAnyValue or ForAllValues',
			'StringEquals',
			'aws:x',
			'a',
			present('a', 'b'),
		],
		['how this turns out', 'StringEquals', 'aws:x', 'a', present('a')],
	])('%s', (expected, operator, key, value, actual) => {
		expect(said(operator, key, value, actual)).toBe(expected);
	});
});
