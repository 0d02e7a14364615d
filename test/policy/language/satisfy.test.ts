import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type KeyValue, present} from '../../../source/policy/language/request-context.ts';
import {type Assignment, satisfy, type Variable} from '../../../source/policy/language/satisfy.ts';
import {no, open, yes} from '../../../source/policy/language/truth.ts';

const variable = (key: string, values: readonly string[], complete = true): Variable => ({
	choices: () => ({
		assignments: values.map((value): readonly (readonly [string, KeyValue])[] => [[key, present(value)]]),
		complete,
	}),
});

const chosenFor = (chosen: Assignment, key: string): string | undefined => {
	const value = chosen.get(key);
	return value?.state === 'present' ? value.values[0] : undefined;
};

/** Yes or no once every key is chosen. */
const whenAll =
	(keys: readonly string[], decide: (values: readonly string[]) => boolean) =>
	(chosen: Assignment): number => {
		const values = keys.map((key) => chosenFor(chosen, key));
		if (values.some((value) => value === undefined)) return open;
		return decide(values as readonly string[]) ? yes : no;
	};

const never = () => false;
const always = () => true;
const plenty = () => ({tries: 1000});

describe('values under which something holds', () => {
	const a = variable('a', ['1', '2']);
	const b = variable('b', ['1', '2']);
	const sum = (wanted: number) =>
		whenAll(['a', 'b'], (values) => values.reduce((all, value) => all + Number(value), 0) === wanted);

	test('are found, whichever they are', () => {
		for (const wanted of [2, 3, 4]) expect(satisfy([a, b], sum(wanted), never, plenty())).toBe('possible');
	});

	test('there are none only if all were tried', () => {
		expect(satisfy([a, b], sum(5), never, plenty())).toBe('impossible');
		expect(satisfy([a, variable('b', ['1'], false)], sum(5), never, plenty())).toBe('unsettled');
		expect(satisfy([variable('a', ['1'], false), b], sum(5), never, plenty())).toBe('unsettled');
	});

	test('what was not tried is of no matter where it fails whatever it is', () => {
		const failing = (chosen: Assignment) => (chosenFor(chosen, 'b') === undefined ? open : no);
		expect(satisfy([variable('a', ['1'], false), b], failing, never, plenty())).toBe('impossible');
	});

	test('what still hangs on something when all is chosen is settled', () => {
		expect(satisfy([a], () => open, always, plenty())).toBe('possible');
		expect(satisfy([a], () => open, never, plenty())).toBe('impossible');
		expect(satisfy([variable('a', [], false)], () => open, always, plenty())).toBe('unsettled');
	});

	test('a search that was given up is unsettled', () => {
		expect(satisfy([a, b], sum(5), never, {tries: 2})).toBe('unsettled');
		const budget = plenty();
		satisfy([a, b], sum(5), never, budget);
		expect(budget.tries).toBeLessThan(1000);
	});

	test('what is chosen from the outset is kept', () => {
		const start = new Map([['a', present('9')]]);
		expect(satisfy([b], sum(11), never, plenty(), start)).toBe('possible');
		expect(satisfy([b], sum(3), never, plenty(), start)).toBe('impossible');
	});

	test('a choice may hang on those before it', () => {
		const follows: Variable = {
			choices: (chosen) => ({assignments: [[['b', present(chosenFor(chosen, 'a') ?? '')]]], complete: true}),
		};
		const same = whenAll(['a', 'b'], ([one, other]) => one === other);
		const differ = whenAll(['a', 'b'], ([one, other]) => one !== other);
		expect(satisfy([a, follows], same, never, plenty())).toBe('possible');
		expect(satisfy([a, follows], differ, never, plenty())).toBe('impossible');
	});
});

test('is what trying everything says', () => {
	const values = fc.uniqueArray(fc.constantFrom('1', '2', '3'), {minLength: 1, maxLength: 3});
	fc.assert(
		fc.property(fc.array(values, {minLength: 1, maxLength: 3}), fc.nat(9), (domains, wanted) => {
			const keys = domains.map((_, index) => `k${index}`);
			const variables = domains.map((domain, index) => variable(`k${index}`, domain));
			const total = (chosen: readonly string[]) => chosen.reduce((sum, value) => sum + Number(value), 0);
			const all = domains.reduce<readonly (readonly string[])[]>(
				(sets, domain) => sets.flatMap((set) => domain.map((value) => [...set, value])),
				[[]],
			);
			const answer = satisfy(
				variables,
				whenAll(keys, (chosen) => total(chosen) === wanted),
				never,
				plenty(),
			);
			expect(answer).toBe(all.some((set) => total(set) === wanted) ? 'possible' : 'impossible');
		}),
	);
});
