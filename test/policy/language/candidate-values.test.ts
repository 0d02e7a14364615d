import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {candidateValues} from '../../../source/policy/language/candidate-values.ts';
import {
	type Condition,
	evaluateCondition,
	parseCondition,
	parseOperatorUse,
} from '../../../source/policy/language/condition.ts';
import {operators} from '../../../source/policy/language/condition-operators.ts';
import {absent, type KeyValue, present} from '../../../source/policy/language/request-context.ts';
import {open, yes} from '../../../source/policy/language/truth.ts';

const condition = (operator: string, ...values: readonly string[]): Condition => {
	const use = parseOperatorUse(operator);
	const parsed = use && parseCondition(use, 'aws:Key', values, true);
	if (!parsed) throw new Error(`${operator} ${values.join()} is malformed`);
	return parsed;
};

const anyText = {includes: (character: string) => /[ -~]/.test(character), min: 1, max: 64};
const unknown = (): KeyValue => ({state: 'uncertain', why: open, mayBeAbsent: true});

const question = (
	conditions: readonly Condition[],
	more: Partial<Parameters<typeof candidateValues>[0]> = {},
): Parameters<typeof candidateValues>[0] => ({
	conditions,
	context: unknown,
	domain: anyText,
	mayBeAbsent: false,
	mayHaveSeveral: false,
	...more,
});

/** Which of the conditions hold with a value, as a row of marks. */
const answersTo = (conditions: readonly Condition[], value: KeyValue): string =>
	conditions.map((one) => (evaluateCondition(one, () => value) === yes ? '+' : '-')).join('');

const rows = (conditions: readonly Condition[], thorough = true, more = {}) =>
	new Set(
		candidateValues(question(conditions, more), thorough).values.map((value) => answersTo(conditions, value)),
	);

describe('values worth trying', () => {
	test.each([
		[
			'a number between two',
			[condition('NumericGreaterThan', '10'), condition('NumericLessThan', '11')],
			'++',
		],
		[
			'the number itself',
			[condition('NumericGreaterThanEquals', '10'), condition('NumericLessThanEquals', '10')],
			'++',
		],
		['a number below', [condition('NumericLessThan', '10')], '+'],
		['a number above', [condition('NumericGreaterThan', '10')], '+'],
		[
			'an address just past a range',
			[condition('IpAddress', '10.0.0.0/8'), condition('NotIpAddress', '10.0.0.0/9')],
			'++',
		],
		[
			'an address just past a range, of version 6',
			[condition('IpAddress', '2001:db8::/32'), condition('NotIpAddress', '2001:db8::/33')],
			'++',
		],
		[
			'the first address of a range',
			[condition('IpAddress', '10.0.0.0/8'), condition('NotIpAddress', '10.128.0.0/9')],
			'++',
		],
		[
			'an address below every range',
			[condition('NotIpAddress', '128.0.0.0/1'), condition('NotIpAddress', '::/0')],
			'++',
		],
		[
			'an address below every range, of version 6',
			['0.0.0.0/0', '8000::/1', '4000::/2', '2000::/3'].map((range) => condition('NotIpAddress', range)),
			'++++',
		],
		[
			'a date between two',
			[
				condition('DateGreaterThan', '2026-01-01T00:00:00Z'),
				condition('DateLessThan', '2026-01-01T00:00:02Z'),
			],
			'++',
		],
		['a text two patterns meet in', [condition('StringLike', 'a*'), condition('StringLike', '*b')], '++'],
		['a text outside of a pattern', [condition('StringNotLike', 'a*')], '+'],
		[
			'a text in either case',
			[condition('StringEqualsIgnoreCase', 'Dev'), condition('StringNotEquals', 'Dev')],
			'++',
		],
		['a flag', [condition('Bool', 'false')], '+'],
		['bytes', [condition('BinaryEquals', 'QUJD')], '+'],
	])('hold %s', (_, conditions, row) => {
		expect(rows(conditions)).toContain(row);
	});

	test('may be absent where the key may be', () => {
		const conditions = [condition('StringEquals', 'a')];
		expect(candidateValues(question(conditions, {mayBeAbsent: true}), false).values).toContainEqual(absent);
		expect(candidateValues(question(conditions), false).values).not.toContainEqual(absent);
	});

	test('of several values every set is tried, up to five', () => {
		const conditions = [
			condition('ForAllValues:StringEquals', 'a', 'b'),
			condition('ForAnyValue:StringEquals', 'b'),
		];
		const {values, complete} = candidateValues(question(conditions, {mayHaveSeveral: true}), true);
		expect(values).toContainEqual(present('a', 'b'));
		expect(complete).toBe(true);
		const many = [condition('ForAllValues:StringEquals', ...'abcdef')];
		expect(candidateValues(question(many, {mayHaveSeveral: true}), true).complete).toBe(false);
	});

	test('Null compares nothing: any value will do', () => {
		const {values} = candidateValues(question([condition('Null', 'false')]), false);
		expect(values.length).toBeGreaterThan(0);
	});

	test('fit what AWS takes for the key', () => {
		const digits = {includes: (character: string) => /\d/.test(character), min: 2, max: 4};
		const {values} = candidateValues(question([condition('StringLike', '1*', 'x*')], {domain: digits}), true);
		for (const value of values) {
			expect(value).toMatchObject({state: 'present', values: [expect.stringMatching(/^\d{2,4}$/)]});
		}
	});
});

/** "Denied" is no guess only if this is right: nothing else would do. */
describe('that nothing else would do is said only', () => {
	test.each([
		['of texts, looked at thoroughly', [condition('StringLike', 'a*')], true, true],
		['not of texts at first sight', [condition('StringLike', 'a*')], false, false],
		[
			'not of ARNs, whose segments are compared apart',
			[condition('ArnLike', 'arn:aws:iam::*:role/a')],
			true,
			false,
		],
		[
			'not of ARNs beside texts',
			[condition('ArnLike', 'arn:aws:iam::*:role/a'), condition('StringLike', 'a*')],
			true,
			false,
		],
		['of numbers', [condition('NumericLessThan', '3')], false, true],
		['of flags', [condition('Bool', 'true')], false, true],
		['not of addresses at first sight', [condition('IpAddress', '10.0.0.0/8')], false, false],
		['of addresses, looked at thoroughly', [condition('IpAddress', '10.0.0.0/8')], true, true],
		[
			'not of two kinds of values at once',
			[condition('StringLike', 'a*'), condition('NumericLessThan', '3')],
			true,
			false,
		],
		['not where a variable has no value yet', [condition('StringLike', '$' + '{aws:userid}')], true, false],
	])('%s', (_, conditions, thorough, complete) => {
		expect(candidateValues(question(conditions), thorough).complete).toBe(complete);
	});
});

test('whatever anybody may write is answered as a value that is tried', () => {
	const texts = fc.string({unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4});
	const conditions = fc.array(
		fc.tuple(
			fc.constantFrom(
				'StringEquals',
				'StringNotEquals',
				'StringLike',
				'StringNotLike',
				'StringEqualsIgnoreCase',
			),
			texts,
		),
		{minLength: 1, maxLength: 3},
	);
	fc.assert(
		fc.property(
			conditions,
			fc.string({unit: fc.constantFrom('a', 'A', 'b', 'c'), minLength: 1, maxLength: 5}),
			(given, value) => {
				const all = given.map(([operator, text]) => condition(operator, text));
				expect(rows(all)).toContain(answersTo(all, present(value)));
			},
		),
		{numRuns: 200},
	);
});

test('a number anybody may write is answered as one that is tried', () => {
	const conditions = fc.array(
		fc.tuple(
			fc.constantFrom(...[...operators.keys()].filter((name) => name.startsWith('Numeric'))),
			fc.integer({min: 0, max: 6}).map(String),
		),
		{minLength: 1, maxLength: 3},
	);
	fc.assert(
		fc.property(
			conditions,
			fc.constantFrom('-3', '0', '0.5', '1', '2', '2.5', '5.5', '6', '9'),
			(given, value) => {
				const all = given.map(([operator, number]) => condition(operator, number));
				expect(rows(all)).toContain(answersTo(all, present(value)));
			},
		),
		{numRuns: 200},
	);
});

test('an address anybody may have is answered as one that is tried', () => {
	const ranges = fc.constantFrom(
		...['0.0.0.0/1', '128.0.0.0/1', '10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9', '255.255.255.255/32'],
		...['192.0.2.0/24', '::/1', '8000::/1', '2001:db8::/32', '::1/128'],
	);
	const conditions = fc.array(fc.tuple(fc.constantFrom('IpAddress', 'NotIpAddress'), ranges), {
		minLength: 1,
		maxLength: 5,
	});
	const addresses = fc.constantFrom(
		...[
			'0.0.0.0',
			'9.255.255.255',
			'10.0.0.1',
			'10.200.0.1',
			'11.0.0.0',
			'127.0.0.1',
			'192.0.2.7',
			'200.0.0.1',
		],
		...['255.255.255.255', '::', '::1', '::2', '2001:db8::5', '3000::', 'ffff::'],
	);
	fc.assert(
		fc.property(conditions, addresses, (given, value) => {
			const all = given.map(([operator, range]) => condition(operator, range));
			expect(rows(all)).toContain(answersTo(all, present(value)));
		}),
		{numRuns: 500},
	);
});
