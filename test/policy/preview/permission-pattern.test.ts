import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';
import {isWithin, kindPattern, overlaps} from '../../../source/policy/preview/permission-pattern.ts';

describe('overlaps', () => {
	test.each([
		['*', 'anything', true],
		['abc', 'abc', true],
		['abc', 'abd', false],
		['a*', '*b', true],
		['a*', 'b*', false],
		['a?c', 'abc', true],
		['a?c', 'ac', false],
		['reports/*', 'reports/2030/*', true],
		['reports/*', 'orders/*', false],
		['', '*', true],
		['', '?', false],
	])('%s and %s: %s', (a, b, expected) => {
		expect(overlaps(compileWildcard(a), compileWildcard(b))).toBe(expected);
		expect(overlaps(compileWildcard(b), compileWildcard(a))).toBe(expected);
	});
});

describe('isWithin', () => {
	test.each([
		['anything', '*', true],
		['*', 'anything', false],
		['reports/2030/*', 'reports/*', true],
		['reports/*', 'reports/2030/*', false],
		['a?c', 'a*', true],
		['a*', 'a?', false],
		['a*b', '*', true],
		['*', '**', true],
	])('%s in %s: %s', (inner, outer, expected) => {
		expect(isWithin(compileWildcard(inner), compileWildcard(outer))).toBe(expected);
	});
});

describe('kinds of resources', () => {
	const arn = (text: string) => compileWildcard(text);
	test.each([
		['a bucket is no object', 's3:::~', 'arn:aws:s3:::reports/2030/*', false],
		['a bucket', 's3:::~', 'arn:aws:s3:::reports', true],
		['an object is no bucket', 's3:::*/*', 'arn:aws:s3:::reports', false],
		[
			'any table of an account',
			'dynamodb:*:*:table/~',
			'arn:aws:dynamodb:*:111122223333:table/orders*',
			true,
		],
		['another service', 'dynamodb:*:*:table/~', 'arn:aws:sqs:*:111122223333:orders', false],
		['another partition', 's3:::~', 'arn:aws-cn:s3:::reports', false],
	])('%s', (_, kind, pattern, expected) => {
		expect(overlaps(kindPattern(kind, 'aws'), arn(pattern))).toBe(expected);
	});
});

describe('for any patterns and texts', () => {
	const pattern = fc.string({unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7});
	const text = fc.string({unit: fc.constantFrom('a', 'b'), maxLength: 7});

	test('a text that matches both proves that they overlap', () => {
		fc.assert(
			fc.property(pattern, pattern, text, (a, b, value) => {
				const [one, other] = [compileWildcard(a), compileWildcard(b)];
				fc.pre(matchesWildcard(one, value) && matchesWildcard(other, value));
				expect(overlaps(one, other)).toBe(true);
			}),
		);
	});

	test('what is within matches no text that the other does not', () => {
		fc.assert(
			fc.property(pattern, pattern, text, (a, b, value) => {
				const [inner, outer] = [compileWildcard(a), compileWildcard(b)];
				fc.pre(isWithin(inner, outer) && matchesWildcard(inner, value));
				expect(matchesWildcard(outer, value)).toBe(true);
			}),
		);
	});

	test('patterns that overlap have a text in common', () => {
		const texts = ['', 'a', 'b'].flatMap((x) => ['', 'a', 'b'].map((y) => x + y));
		const short = fc.string({unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3});
		const all = texts.flatMap((x) => texts.flatMap((y) => texts.map((z) => x + y + z)));
		fc.assert(
			fc.property(short, short, (a, b) => {
				const [one, other] = [compileWildcard(a), compileWildcard(b)];
				const common = all.some((value) => matchesWildcard(one, value) && matchesWildcard(other, value));
				expect(overlaps(one, other)).toBe(common);
			}),
		);
	});

	test('patterns made to be slow are not', () => {
		const slow = compileWildcard(`${'*a'.repeat(300)}b`);
		expect(overlaps(slow, compileWildcard(`${'a*'.repeat(300)}c`))).toBe(false);
		expect(isWithin(slow, compileWildcard(`${'*a'.repeat(300)}c`))).toBe(false);
	});
});
