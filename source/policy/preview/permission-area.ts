/**
 * The resources some statements speak of, as lists of places: intersected where layers cut each other, and cut by
 * Denies.
 */

import {type ArnPattern, arnPattern, segmentCount} from '../language/arn-pattern.ts';
import type {ResourceElement, ResourcePattern} from '../language/policy-document.ts';
import {resolveTemplate} from '../language/policy-variables.ts';
import type {Context} from '../language/request-context.ts';
import {both, no, type Truth, unsure, yes} from '../language/truth.ts';
import {anyRun} from '../language/wildcard.ts';
import type {Effort} from './effort.ts';
import {keepingWeakly} from './keeping.ts';
import {withLeftOutWord} from './left-out-word.ts';
import {
	bySegments,
	commonStart,
	everything,
	isEverything,
	isWithin,
	type Pattern,
} from './permission-pattern.ts';

/** A resource pattern as it was written, and compiled. */
type WrittenPattern = {readonly text: string; readonly pattern: Pattern};

/** What matches all of `within` and nothing of `except`. */
export type Area = {readonly within: readonly WrittenPattern[]; readonly except: readonly WrittenPattern[]};

export const everywhere: Area = {within: [{text: '*', pattern: everything}], except: []};

export const isEverywhere = ({within, except}: Area): boolean =>
	except.length === 0 && within.every(({pattern}) => isEverything(pattern));

/** A place, and how surely the statement means it. */
type Reached = {readonly place: WrittenPattern; readonly truth: Truth};

/** What a Resource element means. */
export type Reach = {
	/** True for NotResource: everything but the places. */
	readonly not: boolean;
	readonly places: readonly Reached[];
};

/**
 * As `matchesResource` has it, but that the `*` of a whole ARN reaches over a colon only for a word that is left out.
 */
const reached = (text: string, {whole: wildcard, segments}: ArnPattern, truth: Truth): readonly Reached[] => {
	const {length} = segments;
	const as = (pattern: Pattern, more: Truth): Reached => ({place: {text, pattern}, truth: both(truth, more)});
	if (length >= segmentCount) {
		const longer = withLeftOutWord(segments).map((pattern) => as(bySegments(pattern), unsure));
		return [as(bySegments(wildcard), yes), ...longer];
	}
	if (!wildcard.includes(anyRun)) return [as([...wildcard, 0x3a, anyRun], unsure)];
	const isOpen = wildcard.at(-1) === anyRun;
	const isMore = wildcard.slice(0, -1).includes(anyRun);
	return [
		...(isOpen ? [as(bySegments(wildcard, length - 1), yes)] : []),
		...(isMore || !isOpen ? [as(wildcard, unsure)] : []),
	];
};

const reachOf = (pattern: ResourcePattern, not: boolean, context: Context): readonly Reached[] => {
	if (pattern.kind === 'every') return everywhere.within.map((place) => ({place, truth: yes}));
	if (pattern.kind === 'arn') return reached(pattern.source, pattern.pattern, yes);
	const {source} = pattern.template;
	const resolution = resolveTemplate(pattern.template, context);
	// A variable without a value matches nothing; what NotResource makes of that is not written down.
	if (resolution === 'missing') return not ? everywhere.within.map((place) => ({place, truth: unsure})) : [];
	if ('text' in resolution) return reached(source, arnPattern(resolution.text.wildcard), yes);
	return reached(source, arnPattern(resolution.possible), resolution.uncertain);
};

export const readReach = ({not, patterns}: ResourceElement, context: Context): Reach => ({
	not,
	places: patterns.flatMap((pattern) => reachOf(pattern, not, context)),
});

/** Which resources are asked about: those surely allowed, those under a condition, those that may be. */
export type Mode = 'sure' | 'conditional' | 'possible';

const chosen = (places: readonly Reached[], accepts: (truth: Truth) => boolean): readonly WrittenPattern[] =>
	places.filter(({truth}) => accepts(truth)).map(({place}) => place);

const isDoubtful = (truth: Truth) => (truth & unsure) !== 0;

const accepted: Readonly<Record<Mode, (truth: Truth) => boolean>> = {
	sure: (truth) => truth === yes,
	conditional: (truth) => truth !== no && !isDoubtful(truth),
	possible: (truth) => truth !== no,
};

const areaWithin = (place: WrittenPattern): Area => ({within: [place], except: []});

/** What an Allow whose conditions hold as `condition` says allows. */
export const allowedAreas = ({not, places}: Reach, condition: Truth, mode: Mode): readonly Area[] => {
	if (!accepted[mode](condition)) return [];
	if (!not) return chosen(places, accepted[mode]).map(areaWithin);
	const refused: Readonly<Record<Mode, (truth: Truth) => boolean>> = {
		sure: () => true,
		conditional: (truth) => truth === yes || isDoubtful(truth),
		possible: (truth) => truth === yes,
	};
	const except = chosen(places, refused[mode]);
	return except.some(({pattern}) => isEverything(pattern)) ? [] : [{...everywhere, except}];
};

/** What a Deny takes away: some places, or all but some (`not`). */
export type Denial = {readonly not: boolean; readonly places: readonly WrittenPattern[]};

/** What a Deny whose conditions hold as `condition` says takes from what is asked about; undefined: nothing. */
export const denialOf = ({not, places}: Reach, condition: Truth, mode: Mode): Denial | undefined => {
	const those = (accepts: (truth: Truth) => boolean) => ({not, places: chosen(places, accepts)});
	if (condition === no) return undefined;
	if (mode === 'possible') return condition === yes ? those((truth) => not || truth === yes) : undefined;
	// What may be denied is not sure, and what is denied in doubt is not merely conditional.
	if (mode === 'sure' || isDoubtful(condition)) return those((truth) => !not || truth === yes);
	if (condition === yes)
		return those((truth) => (not ? !isDoubtful(truth) : truth === yes || isDoubtful(truth)));
	return {not: false, places: chosen(places, isDoubtful)};
};

/** The narrower of two where one holds the other, else both; undefined: they have nothing in common. */
const narrowed = (
	within: readonly WrittenPattern[],
	place: WrittenPattern,
	effort: Effort,
): readonly WrittenPattern[] | undefined => {
	if (within.some((other) => commonStart(other.pattern, place.pattern) < 0)) return undefined;
	if (within.some((other) => isWithin(other.pattern, place.pattern, effort))) return within;
	return [...within.filter((other) => !isWithin(place.pattern, other.pattern, effort)), place];
};

const meeting = (one: Area, other: Area, effort: Effort): Area | undefined => {
	let within: readonly WrittenPattern[] | undefined = one.within;
	for (const place of other.within) {
		within = within && narrowed(within, place, effort);
	}
	return within && {within, except: [...one.except, ...other.except]};
};

/** The same for places that are alike. */
const placeName = keepingWeakly(({text, pattern}: WrittenPattern): string => `${text} ${pattern.join()}`);

const distinct = (places: readonly WrittenPattern[]): readonly WrittenPattern[] =>
	places.length < 2 ? places : [...new Map(places.map((place) => [placeName(place), place])).values()];

const nameOf = ({within, except}: Area) =>
	`${within.map(placeName).join('|')}!${except.map(placeName).join('|')}`;

/** One "everywhere" makes the rest moot. */
const simplified = (areas: readonly Area[]): readonly Area[] => {
	const whole = areas.find(isEverywhere);
	return whole ? [whole] : areas;
};

/** What it takes to put two areas together, as long as a comparison of so many places of patterns. */
const pairEffort = 8;

/** What is in one of `a` and in one of `b`. Where the effort is spent, what was found until then. */
export const intersect = (a: readonly Area[], b: readonly Area[], effort: Effort): readonly Area[] => {
	if (a.some(isEverywhere)) return simplified(b);
	if (b.some(isEverywhere)) return simplified(a);
	const all = new Map<string, Area>();
	for (const one of a) {
		for (const other of b) {
			effort.left -= pairEffort + one.except.length + other.except.length;
			if (effort.left < 0) return [...all.values()];
			const area = meeting(one, other, effort);
			if (area) all.set(nameOf(area), area);
		}
	}
	return [...all.values()];
};

/** What is left of the areas by Denies; nothing where the effort is spent, for then nobody knows. */
export const without = (
	areas: readonly Area[],
	denials: readonly Denial[],
	effort: Effort,
): readonly Area[] => {
	const left = denials
		.filter(({not}) => not)
		.reduce((rest, {places}) => intersect(rest, places.map(areaWithin), effort), areas);
	const holes = distinct(denials.filter(({not}) => !not).flatMap(({places}) => places));
	if (holes.some(({pattern}) => isEverything(pattern))) return [];
	if (holes.length === 0) return left;
	effort.left -= (left.length * holes.length) >> 2;
	const cut = ({within, except}: Area): Area => ({
		within,
		except: except.length === 0 ? holes : [...except, ...holes],
	});
	return effort.left < 0 ? [] : left.map(cut);
};
