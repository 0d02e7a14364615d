import {describe, expect, test} from 'vitest';
import {parsePart} from '../../../source/policy/language/parse-policy.ts';

const partOf = (...statements: readonly unknown[]) =>
	parsePart(JSON.stringify({Version: '2012-10-17', Statement: statements}), 'identity');

const allow = {Effect: 'Allow', Action: 's3:*', Resource: '*'};

describe('what is certain of a policy that is not understood', () => {
	test('the statements that are, each with its place', () => {
		const part = partOf({...allow, Resource: 7}, allow);
		expect(part?.document.statements.map(({index}) => index)).toEqual([1]);
	});

	test.each([
		['an Allow without a Resource', {Effect: 'Allow', Action: 'S3:*'}, {effect: 'Allow', actions: ['s3:*']}],
		[
			'a Deny with a strange condition',
			{...allow, Effect: 'Deny', Condition: []},
			{effect: 'Deny', actions: ['s3:*']},
		],
		['an Effect that is none', {...allow, Effect: 'allow'}, {actions: ['s3:*']}],
		['an Action that is none', {...allow, Action: 's3'}, {effect: 'Allow'}],
		['no statement at all', null, {}],
	])('%s', (_, statement, expected) => {
		const [outline] = partOf(statement)?.unclear ?? [];
		expect({...outline, ...(outline?.actions && {actions: outline.actions.patterns})}).toEqual(expected);
	});

	test.each([
		'',
		'[]',
		'{"Version":"2099-01-01","Statement":[]}',
		'{"Statement":[],"Statement":[]}',
		'{"Version":"2012-10-17"}',
	])('nothing of %j', (text) => {
		expect(parsePart(text, 'identity')).toBeUndefined();
	});

	test('nothing where all is understood', () => {
		expect(partOf(allow)).toBeUndefined();
	});
});
