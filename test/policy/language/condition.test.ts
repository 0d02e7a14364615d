import {describe, expect, test} from 'vitest';
import {
	evaluateCondition,
	parseCondition,
	parseOperatorUse,
} from '../../../source/policy/language/condition.ts';
import {
	absent,
	type Context,
	type KeyValue,
	present,
} from '../../../source/policy/language/request-context.ts';
import {no, open, type Truth, unsure, yes} from '../../../source/policy/language/truth.ts';

const words = new Map<Truth, string>([
	[yes, 'yes'],
	[no, 'no'],
	[open, 'open'],
	[unsure, 'unsure'],
]);

/** What the key `x:Key` holds: nothing, one value, or several. */
type Held = string | readonly string[] | undefined;

const keyHolding = (held: Held): KeyValue =>
	held === undefined ? absent : typeof held === 'string' ? present(held) : present(...held);

const evaluate = (operator: string, values: readonly string[], value: KeyValue): string => {
	const context: Context = (key) =>
		key === 'x:key'
			? value
			: key === 'aws:username'
				? present('ana*')
				: key === 'x:list'
					? present('a', 'b')
					: absent;
	const use = parseOperatorUse(operator);
	const condition = use && parseCondition(use, 'x:Key', values, true);
	return condition === undefined
		? 'malformed'
		: (words.get(evaluateCondition(condition, context)) ?? 'mixed');
};

type Row = readonly [operator: string, values: readonly string[], held: Held, expected: string];

const check = (rows: readonly Row[]) => {
	test.each(rows)('%s %j of %j → %s', (operator, values, held, expected) => {
		expect(evaluate(operator, values, keyHolding(held))).toBe(expected);
	});
};

const variable = (inside: string): string => `$\{${inside}}`;

describe('text', () => {
	check([
		['StringEquals', ['a'], 'a', 'yes'],
		['StringEquals', ['a'], 'A', 'no'],
		['StringEquals', ['a*'], 'ab', 'no'],
		['StringEquals', ['a', 'b'], 'b', 'yes'],
		['StringEquals', ['a'], undefined, 'no'],
		['StringEquals', [''], '', 'yes'],
		['StringNotEquals', ['a', 'b'], 'b', 'no'],
		['StringNotEquals', ['a', 'b'], 'c', 'yes'],
		['StringNotEquals', ['a'], undefined, 'yes'],
		['StringEqualsIgnoreCase', ['StRaSSe'], 'strasse', 'yes'],
		['StringNotEqualsIgnoreCase', ['A'], 'a', 'no'],
		['StringLike', ['a*c?'], 'abbcd', 'yes'],
		['StringLike', ['a*c?'], 'abbc', 'no'],
		['StringLike', ['A*'], 'ab', 'no'],
		['StringLike', ['*'], '', 'yes'],
		['StringLike', [`a${variable('*')}`], 'a*', 'yes'],
		['StringLike', [`a${variable('*')}`], 'ab', 'no'],
		['StringLike', [`${variable('?')}${variable('$')}`], '?$', 'yes'],
		['StringNotLike', ['a*', '*b'], 'ccb', 'no'],
		['StringNotLike', ['a*'], undefined, 'yes'],
	]);
});

describe('policy variables', () => {
	check([
		['StringEquals', [variable('aws:username')], 'ana*', 'yes'],
		['StringEquals', [variable('AWS:UserName')], 'ana*', 'yes'],
		['StringLike', [variable('aws:username')], 'anabel', 'no'],
		['StringLike', [`home/${variable('aws:username')}/*`], 'home/ana*/x', 'yes'],
		['StringEquals', [variable("aws:username, 'x'")], 'x', 'no'],
		['StringEquals', [variable("aws:none, 'x'")], 'x', 'yes'],
		['StringEquals', [variable("aws:none,'x y'")], 'x y', 'yes'],
		['StringEquals', [variable('aws:none')], '', 'no'],
		['StringEquals', [variable('aws:none'), 'a'], 'a', 'yes'],
		['StringNotEquals', [variable('aws:none')], 'a', 'unsure'],
		['StringNotEquals', [variable('aws:none'), 'a'], 'a', 'no'],
		['StringEqualsIfExists', [variable('aws:none')], undefined, 'yes'],
		['StringEquals', [variable('x:List')], 'a', 'unsure'],
		['StringEquals', [variable('aws:username').slice(0, -1)], 'a', 'malformed'],
		['StringEquals', [variable('')], 'a', 'malformed'],
		['StringEquals', [variable('username')], 'a', 'malformed'],
		['NumericEquals', [variable('aws:username')], '1', 'malformed'],
	]);
});

describe('numbers, dates, flags, bytes', () => {
	check([
		['NumericEquals', ['10'], '10.0', 'yes'],
		['NumericEquals', ['10'], 'ten', 'unsure'],
		['NumericEquals', ['ten'], '10', 'malformed'],
		['NumericNotEquals', ['10', '11'], '11', 'no'],
		['NumericNotEquals', ['10'], undefined, 'yes'],
		['NumericLessThan', ['10'], '10', 'no'],
		['NumericLessThanEquals', ['10'], '10', 'yes'],
		['NumericGreaterThan', ['-1.5'], '-1', 'yes'],
		['NumericGreaterThanEquals', ['1e3'], '1000', 'yes'],
		['DateEquals', ['2025-06-01T12:00:00Z'], '1748779200', 'yes'],
		['DateEquals', ['2025-06-01T14:00:00+02:00'], '2025-06-01T12:00:00.000Z', 'yes'],
		['DateLessThan', ['2025-06-01'], '2025-05-31T23:59:59Z', 'yes'],
		['DateLessThanEquals', ['2025-06'], '2025-06-01T00:00:00Z', 'yes'],
		['DateGreaterThan', ['1748779200'], '2025-06-01T12:00:01Z', 'yes'],
		['DateGreaterThanEquals', ['2025-06-01T12:00Z'], '2025-06-01T12:00:00Z', 'yes'],
		['DateNotEquals', ['2025-06-01'], undefined, 'yes'],
		['DateLessThan', ['2025'], '2020-01-01', 'malformed'],
		['DateLessThan', ['2025-02-30'], '2020-01-01', 'malformed'],
		['DateLessThan', ['2025-06-0*'], '2020-01-01', 'malformed'],
		['DateLessThan', ['1748779200000'], '2020-01-01', 'malformed'],
		['Bool', ['true'], 'true', 'yes'],
		['Bool', ['false'], 'true', 'no'],
		['Bool', ['true'], undefined, 'no'],
		['Bool', ['true'], 'perhaps', 'unsure'],
		['Bool', ['1'], 'true', 'malformed'],
		['BoolIfExists', ['true'], undefined, 'yes'],
		['BinaryEquals', ['QmluYXJ5'], 'QmluYXJ5', 'yes'],
		['BinaryEquals', ['QmluYXJ5'], 'QmluYXJ6', 'no'],
		['BinaryEquals', ['not base64'], 'QmluYXJ5', 'malformed'],
	]);
});

describe('addresses', () => {
	check([
		['IpAddress', ['198.51.100.0/24'], '198.51.100.255', 'yes'],
		['IpAddress', ['198.51.100.0/24'], '198.51.101.0', 'no'],
		['IpAddress', ['198.51.100.77/24'], '198.51.100.1', 'yes'],
		['IpAddress', ['198.51.100.7'], '198.51.100.7', 'yes'],
		['IpAddress', ['0.0.0.0/0'], '203.0.113.9', 'yes'],
		['IpAddress', ['0.0.0.0/0'], '2001:db8::1', 'no'],
		['IpAddress', ['2001:DB8:1234::/48'], '2001:db8:1234:ffff::1', 'yes'],
		['IpAddress', ['2001:db8:1234::/48'], '2001:db8:1235::', 'no'],
		['IpAddress', ['::/0'], '::1', 'yes'],
		['IpAddress', ['::ffff:198.51.100.0/120'], '::ffff:c633:6407', 'yes'],
		['IpAddress', ['10.0.0.0/8', '2001:db8::/32'], '2001:db8::9', 'yes'],
		['NotIpAddress', ['10.0.0.0/8', '192.168.0.0/16'], '192.168.1.1', 'no'],
		['NotIpAddress', ['10.0.0.0/8'], undefined, 'yes'],
		['IpAddress', ['10.0.0.0/8'], 'somewhere', 'unsure'],
		['IpAddress', ['10.0.0.0/33'], '10.0.0.1', 'malformed'],
		['IpAddress', ['10.0.0.256'], '10.0.0.1', 'malformed'],
		['IpAddress', ['010.0.0.1'], '10.0.0.1', 'malformed'],
		['IpAddress', ['2001:db8::1::/64'], '::1', 'malformed'],
		['IpAddress', ['1:2:3:4:5:6:7'], '::1', 'malformed'],
	]);
});

describe('ARNs, segment by segment', () => {
	const arn = 'arn:aws:iam::111122223333:role/team/Dev';
	check([
		['ArnEquals', [arn], arn, 'yes'],
		['ArnEquals', ['arn:aws:iam::*:role/*'], arn, 'yes'],
		['ArnLike', ['arn:aws:iam::111122223333:*'], arn, 'yes'],
		['ArnLike', ['arn:*:iam::1111????3333:role/*/Dev'], arn, 'yes'],
		['ArnLike', ['arn:aws:iam::*/Dev'], arn, 'no'],
		['ArnLike', ['arn:aws:iam:*:role/team/Dev'], arn, 'no'],
		['ArnLike', ['arn:aws:iam::111122223333:ROLE/*'], arn, 'no'],
		['ArnLike', ['arn:aws:sns:*:*:*'], 'arn:aws:sns:eu-west-1:111122223333:topic:sub', 'yes'],
		['ArnLike', ['*'], arn, 'unsure'],
		['ArnLike', ['arn:aws:iam::*'], arn, 'unsure'],
		['ArnNotLike', ['arn:aws:iam::*:user/*'], arn, 'yes'],
		['ArnNotEquals', ['arn:aws:iam::*:role/*'], arn, 'no'],
		['ArnNotLike', [arn], undefined, 'yes'],
	]);
});

describe('keys that are absent, or hold several values', () => {
	check([
		['Null', ['true'], undefined, 'yes'],
		['Null', ['true'], 'x', 'no'],
		['Null', ['false'], 'x', 'yes'],
		['Null', ['true', 'false'], 'x', 'yes'],
		['NullIfExists', ['true'], undefined, 'malformed'],
		['ForAnyValue:Null', ['true'], undefined, 'malformed'],
		['StringLikeIfExists', ['a'], undefined, 'yes'],
		['StringLikeIfExists', ['a'], 'b', 'no'],
		['ForAnyValue:StringEquals', ['a', 'b'], ['x', 'b'], 'yes'],
		['ForAnyValue:StringEquals', ['a', 'b'], ['x', 'y'], 'no'],
		['ForAnyValue:StringEquals', ['a'], undefined, 'no'],
		['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], 'yes'],
		['ForAnyValue:StringNotEquals', ['a'], ['a'], 'no'],
		['ForAnyValue:StringNotEquals', ['a'], undefined, 'no'],
		['ForAnyValue:StringLike', ['*'], [''], 'no'],
		['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], 'yes'],
		['ForAllValues:StringEquals', ['a', 'b'], ['a', 'x'], 'no'],
		['ForAllValues:StringEquals', ['a'], undefined, 'yes'],
		['ForAllValues:StringEquals', ['a'], [''], 'yes'],
		['ForAllValues:StringNotLike', ['a*'], ['b', 'ab'], 'no'],
		['ForAllValues:StringNotLike', ['a*'], ['b', 'c'], 'yes'],
		['ForAllValues:StringEqualsIfExists', ['a'], ['b'], 'no'],
		['StringEquals', ['a'], ['a', 'b'], 'unsure'],
		['StringEquals', ['a'], ['a'], 'yes'],
	]);
});

describe('operators are known by their exact names', () => {
	test.each([
		'stringEquals',
		'StringLikes',
		'StringEqualsIgnorecase',
		'IfExists',
		'',
		'ForSomeValues:StringEquals',
		'ForAllValues:',
		'constructor:StringEquals',
		'StringEquals:ForAnyValue',
		'StringEqualsifexists',
		'BinaryNotEquals',
	])('%j is none', (name) => {
		expect(parseOperatorUse(name)).toBeUndefined();
	});
});

describe('a key that may hold anything', () => {
	const anything: KeyValue = {state: 'uncertain', why: open, mayBeAbsent: true};
	const something: KeyValue = {state: 'uncertain', why: open, mayBeAbsent: false};
	test.each([
		['StringEquals', 'a', anything, 'open'],
		['StringEqualsIfExists', 'a', anything, 'open'],
		['Null', 'true', anything, 'open'],
		['Null', 'true', something, 'no'],
		['Null', 'false', something, 'yes'],
	] as const)('%s %s → %s', (operator, value, held, expected) => {
		expect(evaluate(operator, [value], held)).toBe(expected);
	});
});
