import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parsePolicy} from '../../../source/policy/language/parse-policy.ts';
import {absent, type Context, present} from '../../../source/policy/language/request-context.ts';
import {coversAction, coversResource} from '../../../source/policy/language/statement-match.ts';
import {no, open, type Truth, unsure, yes} from '../../../source/policy/language/truth.ts';
import {compileWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';

const context: Context = (key) =>
	key === 'aws:username'
		? present('ana')
		: key === 'aws:userid'
			? {state: 'uncertain', why: open, mayBeAbsent: false}
			: absent;

const statement = (elements: object) => {
	const parsed = parsePolicy(
		JSON.stringify({
			Version: '2012-10-17',
			Statement: {Effect: 'Allow', Action: '*', Resource: '*', ...elements},
		}),
		'identity',
	);
	const first = parsed.readable ? parsed.document.statements[0] : undefined;
	if (first?.resources === undefined) {
		throw new Error('the test’s own statement is malformed');
	}

	return {...first, resources: first.resources};
};

describe('actions', () => {
	test.each<readonly [elements: object, action: string, expected: boolean]>([
		[{Action: '*'}, 'sts:AssumeRole', true],
		[{Action: '*:*'}, 'sts:AssumeRole', true],
		[{Action: 'sts:AssumeRole'}, 'sts:AssumeRole', true],
		[{Action: 'STS:assumerole'}, 'sts:AssumeRole', true],
		[{Action: 'sts:Assume*'}, 'sts:AssumeRoleWithSAML', true],
		[{Action: 'sts:Assume????'}, 'sts:AssumeRole', true],
		[{Action: 'sts:AssumeRole'}, 'sts:AssumeRoleWithSAML', false],
		[{Action: ['s3:*', 'sts:*']}, 'sts:TagSession', true],
		[{Action: undefined, NotAction: 'sts:*'}, 'sts:AssumeRole', false],
		[{Action: undefined, NotAction: ['s3:*', 'ec2:*']}, 'sts:AssumeRole', true],
	])('%j on %s → %s', (elements, action, expected) => {
		expect(coversAction(statement(elements).actions, action)).toBe(expected);
	});
});

describe('resources', () => {
	const role = 'arn:aws:iam::111122223333:role/team/Dev';
	const variable = (key: string) => `$\{${key}}`;
	const user = variable('aws:username');
	test.each<readonly [resource: string, arn: string, expected: Truth, not: Truth]>([
		['*', role, yes, no],
		[role, role, yes, no],
		['arn:aws:iam::111122223333:role/*', role, yes, no],
		['arn:aws:iam::111122223333:role/Dev', role, no, yes],
		['arn:aws:iam::111122223333:role/team/dev', role, no, yes],
		['arn:aws:iam::*:role/team/Dev', role, yes, no],
		['arn:aws:iam::*', role, yes, no],
		['arn:aws:iam:*:role/team/Dev', role, unsure, unsure],
		['arn:aws:iam', role, unsure, unsure],
		['arn:aws:iam::*:role/team/Dev', '*', no, yes],
		['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a:b/c', yes, no],
		[`arn:aws:s3:::home/${user}/*`, 'arn:aws:s3:::home/ana/x', yes, no],
		[`arn:aws:s3:::home/${user}/*`, 'arn:aws:s3:::home/bo/x', no, yes],
		[`arn:aws:s3:::home/${variable('aws:none')}/*`, 'arn:aws:s3:::home/bo/x', no, unsure],
		[`arn:aws:s3:::home/${variable('aws:userid')}/*`, 'arn:aws:s3:::home/bo/x', open, open],
		[`arn:aws:s3:::home/${variable('aws:userid')}/*`, 'arn:aws:s3:::away/bo/x', no, yes],
		[`arn:aws:s3:::home/${variable('aws:userid')}/*`, '*', no, yes],
	])('%s, asked for %s', (resource, arn, expected, not) => {
		expect(coversResource(statement({Resource: resource}).resources, arn, context)).toBe(expected);
		expect(
			coversResource(statement({Resource: undefined, NotResource: resource}).resources, arn, context),
		).toBe(not);
	});
});

describe('wildcards', () => {
	const text = fc.string({unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 12});

	test('match what the same regular expression matches', () => {
		fc.assert(
			fc.property(text, text, (pattern, value) => {
				const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
				expect(matchesWildcard(compileWildcard(pattern), value)).toBe(
					new RegExp(`^${expression}$`).test(value),
				);
			}),
		);
	});

	test('a hostile pattern ends', () => {
		expect(matchesWildcard(compileWildcard(`${'a*'.repeat(500)}b`), 'a'.repeat(5000))).toBe(false);
	});
});
