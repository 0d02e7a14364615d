/** What the rules that cover an action add up to. */
import type {Access} from './access-level.ts';
import type {Layer, Rule} from './matrix-rules.ts';
import {type Area, everywhere, intersect, isEverywhere, without} from './permission-area.ts';
import {isEverything, isWithin, overlaps, type Pattern} from './permission-pattern.ts';

/** How much of one action is allowed. */
export type Grant = {
	readonly access: Access;
	/** Resource patterns, as written, where it is limited to some. */
	readonly resources: readonly string[];
	/** Those it is denied on. */
	readonly except: readonly string[];
};

export const everything: Grant = {access: 'all', resources: [], except: []};
const nothing: Grant = {access: 'none', resources: [], except: []};

/** The resources an action is allowed on: surely, and perhaps. */
export type Ground = {readonly certain: readonly Area[]; readonly possible: readonly Area[]};

/** One layer's Allows, of the rules chosen. A layer with an unread policy may allow anything. */
const allowedBy = ({rules, unread}: Layer, chosen: ReadonlySet<Rule>): Ground => {
	const allows = rules.filter((rule) => rule.allow && chosen.has(rule)).map((rule) => rule.allows);
	const whole = (areas: readonly Area[]) => (areas.some(isEverywhere) ? [everywhere] : areas);
	return {
		certain: whole(allows.flatMap(({certain}) => certain)),
		possible: unread ? [everywhere] : whole(allows.flatMap(({possible}) => possible)),
	};
};

/**
 * The first layer is the role's own policies: what an unread one of these might add is left out, and told beside the
 * matrix; an unread boundary or scope makes everything conditional.
 */
export const groundOf = (layers: readonly Layer[], chosen: ReadonlySet<Rule>): Ground => {
	const [own, ...cuts] = layers;
	let {certain, possible} = allowedBy({rules: own?.rules ?? [], unread: false}, chosen);
	for (const cut of cuts) {
		const ground = allowedBy(cut, chosen);
		certain = intersect(certain, ground.certain);
		possible = intersect(possible, ground.possible);
	}
	for (const {denies} of chosen) {
		if (denies.possible) certain = without(certain, denies.possible);
		if (denies.certain) possible = without(possible, denies.certain);
	}
	return {certain, possible};
};

/** Whether some resource of the kind is in the area. */
const reaches = ({within, except}: Area, kind: Pattern): boolean =>
	within.every((place) => overlaps(place.pattern, kind)) &&
	!except.some((hole) => isWithin(kind, hole.pattern));

/** Whether every resource of the kind is. */
const holds = ({within, except}: Area, kind: Pattern): boolean =>
	within.every((place) => isWithin(kind, place.pattern)) &&
	!except.some((hole) => overlaps(hole.pattern, kind));

const named = (areas: readonly Area[], kinds: readonly Pattern[]): Pick<Grant, 'resources' | 'except'> => {
	const near = (pattern: Pattern) => kinds.some((kind) => overlaps(pattern, kind));
	const texts = (places: Area['within']) => [
		...new Set(places.filter(({pattern}) => !isEverything(pattern) && near(pattern)).map(({text}) => text)),
	];
	// Where one area is everywhere, the patterns of the others say nothing.
	const limited = areas.every(({within}) => within.some(({pattern}) => !isEverything(pattern)));
	return {
		resources: limited ? texts(areas.flatMap(({within}) => within)) : [],
		except: texts(areas.flatMap(({except}) => except)),
	};
};

/** An action without resources is asked for on `*`, which patterns and exceptions don't concern. */
const grantWithoutResources = ({certain, possible}: Ground): Grant => {
	const whole = ({within}: Area) => within.every(({pattern}) => isEverything(pattern));
	const access = certain.some(whole) ? 'all' : possible.some(whole) ? 'conditional' : 'none';
	return {...nothing, access};
};

/** What a ground grants whatever the kinds of resources; `undefined`: it depends on them. */
export const grantAnywhere = ({certain, possible}: Ground): Grant | undefined =>
	certain.some(isEverywhere) ? everything : certain.length + possible.length === 0 ? nothing : undefined;

/** @param kinds The kinds of resources the action works on; none: it knows no resources. */
export const grantOn = (ground: Ground, kinds: readonly Pattern[]): Grant => {
	if (kinds.length === 0) return grantWithoutResources(ground);
	const {certain, possible} = ground;
	if (kinds.every((kind) => certain.some((area) => holds(area, kind)))) return everything;
	const reached = (areas: readonly Area[]) =>
		areas.filter((area) => kinds.some((kind) => reaches(area, kind)));
	const sure = reached(certain);
	const perhaps = reached(possible);
	// "Only there" must hold under every condition; "not there" is where it may be denied.
	if (sure.length > 0) {
		const {resources} = named([...sure, ...perhaps], kinds);
		return {access: 'some', resources, except: named(sure, kinds).except};
	}
	return perhaps.length > 0 ? {access: 'conditional', ...named(perhaps, kinds)} : nothing;
};
