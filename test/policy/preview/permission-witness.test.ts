import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';
import {
	bySegments,
	isWithin,
	kindPattern,
	overlaps,
} from '../../../source/policy/preview/permission-pattern.ts';
import {findWitness} from '../../../source/policy/preview/permission-witness.ts';

const plenty = () => ({left: 1_000_000});
const all = (...texts: readonly string[]) => texts.map((text) => compileWildcard(text));
const arn = (text: string) => bySegments(compileWildcard(text));

describe('a text in some patterns and outside of others', () => {
	test.each<readonly [within: readonly string[], except: readonly string[], found: boolean]>([
		[['*'], [], true],
		[['a*'], ['*'], false],
		[['a*', '*b'], [], true],
		[['a*', 'b*'], [], false],
		[['a*'], ['a'], true],
		[['a'], ['a'], false],
		[['a?'], ['aa', 'ab'], true],
		[['*'], ['a*', 'b*', '?c*'], true],
		[['a*'], ['a', 'a?', 'a??', 'a???*'], false],
		[['a*', '*b', '?*?'], ['ab'], true],
		[[''], [], true],
		[[''], ['*'], false],
		[['*a*', '*b*', '*c*'], ['*a*b*', '*b*c*', '*c*a*', '*a*c*', '*b*a*'], false],
		[['*a*', '*b*'], ['*a*b*'], true],
	])('%j but %j: %s', (within, except, found) => {
		const witness = findWitness(all(...within), all(...except), plenty());
		expect(witness === 'none').toBe(!found);
		if (typeof witness === 'object') {
			for (const pattern of all(...within)) expect(matchesWildcard(pattern, witness.text)).toBe(true);
			for (const pattern of all(...except)) expect(matchesWildcard(pattern, witness.text)).toBe(false);
		}
	});

	test('is found where there is one, and only there', () => {
		const pattern = fc.string({unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4});
		const some = fc.array(pattern, {minLength: 1, maxLength: 3});
		const letters = ['a', 'b', 'x'];
		const texts = [1, 2, 3, 4].reduce<readonly string[]>(
			(found) => ['', ...found.flatMap((text) => letters.map((letter) => text + letter)), ...letters],
			[''],
		);
		fc.assert(
			fc.property(some, fc.array(pattern, {maxLength: 3}), (within, except) => {
				const isIn = (text: string) =>
					all(...within).every((one) => matchesWildcard(one, text)) &&
					!all(...except).some((one) => matchesWildcard(one, text));
				const witness = findWitness(all(...within), all(...except), plenty());
				if (typeof witness === 'object') expect(isIn(witness.text)).toBe(true);
				else expect(texts.filter(isIn)).toEqual([]);
			}),
			{numRuns: 500},
		);
	});

	test('is given up when the effort is spent, the same for all that share it', () => {
		const effort = {left: 10};
		expect(findWitness(all('*a*', '*b*'), all('*a*b*'), effort)).toBe('too-intricate');
		expect(effort.left).toBeLessThan(0);
	});

	test('holds no colon in a region or an account, and a region is never empty', () => {
		const witness = findWitness([kindPattern('sns:*:*:*', 'aws'), arn('arn:aws:sns:*:*:*')], [], plenty());
		expect(witness).toMatchObject({text: expect.stringMatching(/^arn:aws:sns:[^:]+:[^:]*:/)});
		expect(
			findWitness([kindPattern('s3:*:*:accesspoint/*', 'aws'), arn('arn:aws:s3:::*')], [], plenty()),
		).toBe('none');
		expect(findWitness([kindPattern('iam::*:role/*', 'aws'), arn('arn:aws:iam:::*')], [], plenty())).toBe(
			'none',
		);
		expect(
			typeof findWitness(
				[kindPattern('ssm:*:*:document/*', 'aws'), arn('arn:aws:ssm:us-west-2::document/AWS-*')],
				[],
				plenty(),
			),
		).toBe('object');
	});
});

describe('segment by segment', () => {
	test.each([
		['arn:aws:ec2:*:*:instance/*', 'ec2:*:*:instance/*', true, true],
		['arn:aws:ec2:*:*:instance/*', 'ec2:*:*:subnet/*', false, false],
		['arn:aws:ec2:*:111122223333:instance/*', 'ec2:*:*:instance/*', true, false],
		['arn:aws:ec2:us-?*:*:*', 'ec2:*:*:instance/*', true, false],
		['arn:aws:ec2:?*:*:*', 'ec2:*:*:instance/*', true, true],
		['arn:aws:s3:::*', 's3:::~', true, true],
		['arn:aws:s3:::*/*', 's3:::~', false, false],
		['arn:aws:s3:::?', 's3:::~', true, false],
	])('%s and %s overlap: %s, the kind within the pattern: %s', (pattern, kind, meets, holds) => {
		expect(overlaps(arn(pattern), kindPattern(kind, 'aws'))).toBe(meets);
		expect(overlaps(kindPattern(kind, 'aws'), arn(pattern))).toBe(meets);
		expect(isWithin(kindPattern(kind, 'aws'), arn(pattern))).toBe(holds);
	});
});
