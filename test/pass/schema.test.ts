import {describe, expect, test} from 'vitest';
import {conform, firstProblem, type ObjectSchema, type Schema} from '../../source/pass/schema.ts';

const short: Schema = {
	type: 'string',
	minLength: 2,
	maxLength: 3,
	pattern: '^\\D*$',
	description: 'a short text',
};
const word: Schema = {type: 'string', enum: ['red', 'blue'], description: '"red" or "blue"'};
const number: Schema = {type: 'integer', minimum: 2, maximum: 4, description: 'a number from 2 to 4'};
const flag: Schema = {type: 'boolean', description: 'true or false'};
const either: Schema = {anyOf: [number, word], description: 'a number or a colour'};
const list: Schema = {type: 'array', items: short, maxItems: 2, description: 'a list of at most two'};
const thing: ObjectSchema = {
	type: 'object',
	properties: {
		name: short,
		size: number,
		inner: {type: 'array', items: flag, maxItems: 9, description: 'flags'},
	},
	required: ['name'],
	additionalProperties: false,
	maxProperties: 2,
	description: 'a thing',
};
const map: Schema = {
	type: 'object',
	propertyNames: word,
	additionalProperties: number,
	description: 'numbers by colour',
};
const named: ObjectSchema = {
	type: 'object',
	properties: {role: short, user: short},
	anyOf: [{required: ['role']}, {required: ['user']}],
	additionalProperties: false,
	description: 'somebody',
};

describe('a value', () => {
	test.each<readonly [schema: Schema, values: readonly unknown[]]>([
		[short, ['ab', 'abc', '😀😀😀']],
		[word, ['red', 'blue']],
		[number, [2, 3, 4]],
		[flag, [true, false]],
		[either, [2, 'red']],
		[list, [[], ['ab'], ['ab', 'cd']]],
		[thing, [{name: 'ab'}, {name: 'ab', size: 2}, {name: 'ab', inner: [true, false]}]],
		[map, [{}, {red: 2, blue: 4}]],
		[named, [{role: 'ab'}, {user: 'ab'}, {role: 'ab', user: 'cd'}]],
	])('fits %j', (schema, values) => {
		for (const value of values) {
			expect(firstProblem(schema, value)).toBeUndefined();
			expect(conform(schema, value)).toEqual({ok: true, value});
		}
	});

	test.each<readonly [says: string, schema: Schema, values: readonly unknown[]]>([
		['it must be a short text', short, ['a', 'abcd', 'a1', 12, undefined, null, ['ab']]],
		['it must be "red" or "blue"', word, ['green', '', 'toString', true]],
		['it must be a number from 2 to 4', number, [1, 5, 2.5, '3', Number.NaN, true]],
		['it must be true or false', flag, ['true', 0, null]],
		['it must be a number or a colour', either, [1, 'green', false]],
		['it must be a list of at most two', list, ['ab', {}, ['ab', 'cd', 'ef']]],
		['[1] must be a short text', list, [['ab', 'c']]],
		['it must be a thing', thing, [[], 'ab', null, {name: 'ab', size: 2, inner: []}]],
		['name is missing', thing, [{}, {size: 2}]],
		['name must be a short text', thing, [{name: 'a'}, {name: 'a', size: 9}]],
		['size must be a number from 2 to 4', thing, [{name: 'ab', size: 9}]],
		['inner[1] must be true or false', thing, [{name: 'ab', inner: [true, 1]}]],
		[
			'it holds a field daypass does not know',
			thing,
			[
				{name: 'ab', colour: 'red'},
				{name: 'ab', toString: 1},
			],
		],
		['… must be a number from 2 to 4', map, [{red: 9}, {blue: 2, red: 'x'}]],
		['role is missing', named, [{}]],
		['user must be a short text', named, [{user: 'a'}]],
	])('%s', (says, schema, values) => {
		for (const value of values) {
			expect(firstProblem(schema, value)).toBe(says);
			expect(conform(schema, value)).toEqual({ok: false, problem: says});
		}
	});

	test('is told apart by where it stands', () => {
		expect(firstProblem(thing, {name: 'a'}, 'things[2]')).toBe('things[2].name must be a short text');
		expect(firstProblem(thing, {}, 'things[2]')).toBe('things[2].name is missing');
		expect(firstProblem(thing, {name: 'ab', x: 1}, 'things[2]')).toBe(
			'things[2] holds a field daypass does not know',
		);
		expect(firstProblem(map, {green: 2}, 'sizes')).toBe('each key of sizes must be "red" or "blue"');
		expect(firstProblem(map, {red: 1}, 'sizes')).toBe('sizes.… must be a number from 2 to 4');
		expect(firstProblem(either, 'green', 'size')).toBe('size must be a number or a colour');
	});
});
