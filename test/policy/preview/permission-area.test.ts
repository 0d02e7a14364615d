/** What a statement allows and takes away, held against what its truth is for one resource inside and one outside. */
import {describe, expect, test} from 'vitest';
import {both, no, open, opposite, type Truth, unsure, yes} from '../../../source/policy/language/truth.ts';
import {compileWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';
import {
	type Area,
	allowedAreas,
	denialOf,
	everywhere,
	intersect,
	isEverywhere,
	type Mode,
	type Reach,
	without,
} from '../../../source/policy/preview/permission-area.ts';

const modes: readonly Mode[] = ['sure', 'conditional', 'possible'];
const truths: readonly Truth[] = [no, yes, open, unsure, open | unsure];
const place = (text: string) => ({text, pattern: compileWildcard(text)});
const plenty = () => ({left: 1_000_000});

const isIn = (areas: readonly Area[], text: string): boolean =>
	areas.some(
		({within, except}) =>
			within.every(({pattern}) => matchesWildcard(pattern, text)) &&
			!except.some(({pattern}) => matchesWildcard(pattern, text)),
	);

const isDoubtful = (truth: Truth) => (truth & unsure) !== 0;
const allows: Readonly<Record<Mode, (truth: Truth) => boolean>> = {
	sure: (truth) => truth === yes,
	conditional: (truth) => truth !== no && !isDoubtful(truth),
	possible: (truth) => truth !== no,
};
const denies: Readonly<Record<Mode, (truth: Truth) => boolean>> = {
	sure: (truth) => truth !== no,
	conditional: (truth) => truth === yes || isDoubtful(truth),
	possible: (truth) => truth === yes,
};

describe.each(modes)('what is asked for: %s', (mode) => {
	const reaches = truths.slice(1).flatMap((match) => [false, true].map((not) => ({match, not})));
	test.each(truths.flatMap((condition) => reaches.map((reach) => ({condition, ...reach}))))(
		'a condition $condition, a place $match, everything but it: $not',
		({condition, match, not}) => {
			const reach: Reach = {not, places: [{place: place('in*'), truth: match}]};
			const inside = both(condition, not ? opposite(match) : match);
			const outside = both(condition, not ? yes : no);
			const areas = allowedAreas(reach, condition, mode);
			expect([isIn(areas, 'inside'), isIn(areas, 'outside')]).toEqual([
				allows[mode](inside),
				allows[mode](outside),
			]);
			const denial = denialOf(reach, condition, mode);
			const left = denial ? without([everywhere], [denial], plenty()) : [everywhere];
			expect([isIn(left, 'inside'), isIn(left, 'outside')]).toEqual([
				!denies[mode](inside),
				!denies[mode](outside),
			]);
		},
	);
});

describe('areas', () => {
	const area = (within: readonly string[], except: readonly string[] = []): Area => ({
		within: within.map(place),
		except: except.map(place),
	});

	test('that meet keep the narrower pattern of two, and the exceptions of both', () => {
		expect(intersect([area(['a*'], ['ax'])], [area(['ab*'], ['ay'])], plenty())).toEqual([
			area(['ab*'], ['ax', 'ay']),
		]);
		expect(intersect([area(['ab*'])], [area(['a*'])], plenty())).toEqual([area(['ab*'])]);
		expect(intersect([area(['a*'])], [area(['*b'])], plenty())).toEqual([area(['a*', '*b'])]);
		expect(intersect([area(['a*'])], [area(['b*'])], plenty())).toEqual([]);
	});

	test('everywhere changes nothing, and makes the rest moot', () => {
		const some = [area(['a*']), area(['b*'])];
		expect(intersect([everywhere], some, plenty())).toEqual(some);
		expect(intersect(some, [area(['c']), everywhere], plenty())).toEqual(some);
		expect(intersect([everywhere], [area(['a*']), everywhere], plenty())).toEqual([everywhere]);
		expect(isEverywhere(area(['*', '**']))).toBe(true);
		expect(isEverywhere(area(['*'], ['a']))).toBe(false);
	});

	test('of which everything is denied are none', () => {
		expect(without([area(['a*'])], [{not: false, places: [place('x'), place('*')]}], plenty())).toEqual([]);
		expect(without([area(['a*'])], [{not: true, places: []}], plenty())).toEqual([]);
		expect(without([area(['a*'])], [{not: true, places: [place('ab')]}], plenty())).toEqual([area(['ab'])]);
		expect(without([area(['a*'])], [{not: false, places: [place('ab')]}], plenty())).toEqual([
			area(['a*'], ['ab']),
		]);
	});

	test('more than can be told apart are those found until then', () => {
		const many = Array.from({length: 50}, (_, at) => area([`*${at}*`]));
		const effort = {left: 20};
		expect(intersect(many, many, effort).length).toBeLessThan(50);
		expect(effort.left).toBeLessThan(0);
		expect(without([area(['a*'])], [{not: false, places: [place('ab')]}], {left: -1})).toEqual([]);
	});
});
