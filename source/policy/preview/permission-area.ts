/** The resources some statements speak of, as lists of places: intersected where layers cut each other, and cut by Denies. */

import type {ResourceElement, ResourcePattern} from '../language/policy-document.ts';
import {resolveTemplate} from '../language/policy-variables.ts';
import type {Context} from '../language/request-context.ts';
import {everything, isEverything, isWithin, overlaps, type Pattern} from './permission-pattern.ts';

/** A resource pattern as it was written, and compiled. */
export type Place = {readonly text: string; readonly pattern: Pattern};

/** What matches all of `within` and nothing of `except`. */
export type Area = {readonly within: readonly Place[]; readonly except: readonly Place[]};

export const everywhere: Area = {within: [{text: '*', pattern: everything}], except: []};

export const isEverywhere = ({within, except}: Area): boolean =>
	except.length === 0 && within.every(({pattern}) => isEverything(pattern));

/** What a Resource element means: `certain` leaves out, `possible` takes in, what hangs on a value nobody can see. */
export type Reach = {
	/** True for NotResource: everything but the places. */
	readonly not: boolean;
	readonly certain: readonly Place[];
	readonly possible: readonly Place[];
};

const reachOf = (pattern: ResourcePattern, not: boolean, context: Context): Omit<Reach, 'not'> => {
	if (pattern.kind === 'every') {
		const places = everywhere.within;
		return {certain: places, possible: places};
	}
	if (pattern.kind === 'arn') {
		const places = [{text: pattern.source, pattern: pattern.pattern.whole}];
		return {certain: places, possible: places};
	}
	const {source} = pattern.template;
	const resolution = resolveTemplate(pattern.template, context);
	// A variable without a value matches nothing; what NotResource makes of that is not written down.
	if (resolution === 'missing') return {certain: [], possible: not ? everywhere.within : []};
	if ('text' in resolution) {
		const places = [{text: source, pattern: resolution.text.wildcard}];
		return {certain: places, possible: places};
	}
	return {certain: [], possible: [{text: source, pattern: resolution.possible}]};
};

export const readReach = ({not, patterns}: ResourceElement, context: Context): Reach => {
	const reaches = patterns.map((pattern) => reachOf(pattern, not, context));
	return {
		not,
		certain: reaches.flatMap(({certain}) => certain),
		possible: reaches.flatMap(({possible}) => possible),
	};
};

const isEmpty = ({within, except}: Area): boolean =>
	within.some((place, index) =>
		within.slice(index + 1).some((other) => !overlaps(place.pattern, other.pattern)),
	) || except.some((hole) => within.some((place) => isWithin(place.pattern, hole.pattern)));

const areaWithin = (place: Place): Area => ({within: [place], except: []});

const allBut = (except: readonly Place[]): readonly Area[] =>
	[{...everywhere, except}].filter((area) => !isEmpty(area));

/** Where an Allow with this reach surely allows. */
export const certainAreas = ({not, certain, possible}: Reach): readonly Area[] =>
	not ? allBut(possible) : certain.map(areaWithin);

/** Where it may. */
export const possibleAreas = ({not, certain, possible}: Reach): readonly Area[] =>
	not ? allBut(certain) : possible.map(areaWithin);

/** The narrower of two where one holds the other, else both. */
const narrowed = (within: readonly Place[], place: Place): readonly Place[] => {
	if (within.some((other) => isWithin(other.pattern, place.pattern))) return within;
	return [...within.filter((other) => !isWithin(place.pattern, other.pattern)), place];
};

/** Without those that another holds: one "everywhere" makes the rest moot. */
const simplified = (areas: readonly Area[]): readonly Area[] => {
	const whole = areas.find(isEverywhere);
	return whole ? [whole] : areas;
};

/** What is in one of `a` and in one of `b`. */
export const intersect = (a: readonly Area[], b: readonly Area[]): readonly Area[] => {
	if (a.some(isEverywhere)) return simplified(b);
	if (b.some(isEverywhere)) return simplified(a);
	return a.flatMap((one) =>
		b
			.map((other) => ({
				within: other.within.reduce(narrowed, one.within),
				except: [...one.except, ...other.except],
			}))
			.filter((area) => !isEmpty(area)),
	);
};

/** What is left of the areas by a Deny of these places, or of everything but them. */
export const without = (
	areas: readonly Area[],
	{not, places}: {readonly not: boolean; readonly places: readonly Place[]},
): readonly Area[] =>
	not
		? intersect(areas, places.map(areaWithin))
		: areas
				.map(({within, except}) => ({within, except: [...except, ...places]}))
				.filter((area) => !isEmpty(area));
