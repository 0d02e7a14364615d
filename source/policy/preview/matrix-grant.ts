/** What the rules that cover an action add up to. */
import {type Access, accesses} from './access-level.ts';
import type {ConditionKeySet, ResourceType} from './action-table.ts';
import type {Effort} from './effort.ts';
import {keeping, lazily} from './keeping.ts';
import type {Layer, MatrixRule} from './matrix-rules.ts';
import {type Area, everywhere, intersect, isEverywhere, type Mode, without} from './permission-area.ts';
import {partitionOf, type SessionView} from './permission-context.ts';
import {
	commonStart,
	isEverything,
	isWithin,
	kindPattern,
	overlaps,
	type Pattern,
} from './permission-pattern.ts';
import {findWitness} from './permission-witness.ts';

/** How much of one action is allowed. */
export type Grant = {
	readonly access: Access;
	/** Resource patterns, as written, where it is limited to some. */
	readonly resources: readonly string[];
	/** Those it is denied on. */
	readonly except: readonly string[];
};

/** A kind of resource an action works on, see {@link ResourceType}. */
export type TypedPattern = ResourceType & {
	readonly pattern: Pattern;
	/** Those of them in the region that the console opens in, or in none. */
	readonly here: Pattern;
};

/** @param kind As the table of actions writes it. */
export const patternsOf = (kind: string, visitor: SessionView): Pick<TypedPattern, 'pattern' | 'here'> => {
	const partition = partitionOf(visitor);
	return {pattern: kindPattern(kind, partition), here: kindPattern(kind, partition, visitor.region)};
};

/** The condition keys of an action; undefined: not known, or of no matter. */
type Keys = ConditionKeySet | undefined;

export const everything: Grant = {access: 'all', resources: [], except: []};
export const nothing: Grant = {access: 'none', resources: [], except: []};

/** The resources some rules allow an action on, for actions with certain condition keys. */
type Footing = {
	readonly areas: (mode: Mode) => readonly Area[];
	/** Nothing hangs on what is not known: what may be allowed is allowed. */
	readonly isCertain: () => boolean;
};

/** The resources some rules allow an action on. */
export type Ground = {
	readonly footing: (keys: Keys) => Footing;
	/** Some of the rules ask for condition keys that not every action has. */
	readonly isAsking: boolean;
	/** Which of these are there: with the same mark, the same footing. */
	readonly mark: (keys: Keys) => string;
	/** What is sure is so of resources in the region that the console opens in: conditions hang on it. */
	readonly isRegional: boolean;
	readonly effort: Effort;
};

/** What one layer's Allows allow; `isOwn`: they are the role's own policies', see {@link groundOf}. */
const allowedBy = (
	{doubt}: Layer,
	allows: readonly MatrixRule[],
	mode: Mode,
	keys: Keys,
	isOwn: boolean,
): readonly Area[] => {
	if (!isOwn && doubt.denies && mode !== 'possible') return [];
	if (!isOwn && doubt.allows && mode === 'possible') return [everywhere];
	const areas: Area[] = [];
	for (const rule of allows) {
		for (const area of rule.standing(keys).areas(mode)) {
			if (isEverywhere(area)) return [everywhere];
			areas.push(area);
		}
	}
	return areas;
};

/**
 * The first layer is the role's own policies: what an unread one of these might add or take is left out, and told
 * beside the matrix; an unread boundary or scope makes everything unknown.
 */
export const groundOf = (layers: readonly Layer[], chosen: readonly MatrixRule[], effort: Effort): Ground => {
	const asking = chosen.filter((rule) => rule.mark(undefined) !== '');
	const allows = chosen.filter(({allow}) => allow);
	const allowsOf = layers.map((_, at) => allows.filter(({layer}) => layer === at));
	const denies = chosen.filter(({allow}) => !allow);
	const work = (mode: Mode, keys: Keys) => {
		const [own = [], ...cuts] = layers.map((layer, at) =>
			allowedBy(layer, allowsOf[at] ?? [], mode, keys, at === 0),
		);
		const areas = cuts.reduce((left, cut) => intersect(left, cut, effort), own);
		if (areas.length === 0) return areas;
		const denials = denies.flatMap((rule) => rule.standing(keys).denial(mode) ?? []);
		return without(areas, denials, effort);
	};
	const footingOf = (keys: Keys): Footing => ({
		areas: keeping((mode) => work(mode, keys)),
		isCertain: lazily(
			() =>
				!layers.some(({doubt}, at) => doubt.allows && at > 0) &&
				chosen.every((rule) => rule.standing(keys).isCertain()),
		),
	});
	const isRegional = chosen.some((rule) => rule.isRegional);
	if (asking.length === 0) {
		const only = footingOf(undefined);
		return {footing: () => only, isAsking: false, mark: () => '', isRegional, effort};
	}
	const mark = keeping((keys: Keys) => asking.map((rule) => rule.mark(keys)).join('|'));
	const known = new Map<string, Footing>();
	const footing = (keys: Keys) => {
		const found = known.get(mark(keys)) ?? footingOf(keys);
		known.set(mark(keys), found);
		return found;
	};
	return {footing, isAsking: true, mark, isRegional, effort};
};

/** `too-intricate`: the effort was spent before there was an answer. */
type Reached = 'yes' | 'no' | 'too-intricate';

/** Whether every resource of the kind is in the area. */
const holds = ({within, except}: Area, kind: Pattern, effort: Effort): boolean => {
	effort.left -= within.length + except.length;
	if (effort.left < 0 || !within.every((place) => isWithin(kind, place.pattern, effort))) return false;
	return !except.some((hole) => overlaps(hole.pattern, kind, effort));
};

/** The patterns that a resource of the kind has to match, without those that hold all that another one does. */
const narrowest = (kind: Pattern, patterns: readonly Pattern[], effort: Effort): readonly Pattern[] => {
	if (patterns.length < 2) return [kind, ...patterns];
	const others = patterns.filter((pattern) => !isWithin(kind, pattern, effort));
	return others.some((pattern) => isWithin(pattern, kind, effort)) ? others : [kind, ...others];
};

/** Whether some resource of the kind is in the area. */
export const isReached = ({within, except}: Area, kind: Pattern, effort: Effort): Reached => {
	if (effort.left < 0) return 'too-intricate';
	effort.left -= within.length + except.length;
	const patterns = within.map(({pattern}) => pattern).filter((pattern) => !isEverything(pattern));
	if (patterns.some((pattern) => commonStart(kind, pattern) < 0)) return 'no';
	const all = narrowest(kind, patterns, effort);
	const holes = except
		.map(({pattern}) => pattern)
		.filter((hole) => all.every((pattern) => commonStart(pattern, hole) >= 0));
	const isApart = (one: Pattern, at: number) =>
		all.slice(at + 1).some((other) => !overlaps(one, other, effort));
	if (all.some(isApart)) return 'no';
	if (holes.length === 0 && all.length < 3) return 'yes';
	const witness = findWitness(all, holes, effort);
	return typeof witness === 'object' ? 'yes' : witness === 'none' ? 'no' : 'too-intricate';
};

/** The areas some resource of the kind is in; `intricate`: it could not be told of all. */
const reachedBy = (areas: readonly Area[], kind: Pattern, effort: Effort) => {
	let intricate = effort.left < 0;
	const reached = areas.filter((area) => {
		const isIn = isReached(area, kind, effort);
		intricate ||= isIn === 'too-intricate';
		return isIn === 'yes';
	});
	return {reached, intricate};
};

/** What is granted on one kind of resource, and the areas that say where. */
type KindGrant = {readonly access: Access; readonly areas: readonly Area[]; readonly sure: readonly Area[]};

const grantOnKind = (ground: Ground, {pattern: kind, here, keys}: TypedPattern): KindGrant => {
	const {footing, isRegional, effort} = ground;
	const {areas, isCertain} = footing(keys);
	const certain = areas('sure');
	const surely = isRegional ? here : kind;
	const whole = certain.filter((area) => holds(area, surely, effort));
	if (whole.length > 0) return {access: 'all', areas: whole, sure: whole};
	const sure = reachedBy(certain, surely, effort);
	if (isCertain()) {
		const access = sure.reached.length > 0 ? 'some' : sure.intricate ? 'unknown' : 'none';
		return {access, areas: sure.reached, sure: sure.reached};
	}
	const possible = reachedBy(areas('possible'), kind, effort);
	if (sure.reached.length > 0) {
		return {access: 'some', areas: [...sure.reached, ...possible.reached], sure: sure.reached};
	}
	const conditional = reachedBy(areas('conditional'), kind, effort);
	if (conditional.reached.length > 0 && !sure.intricate) {
		return {access: 'conditional', areas: possible.reached, sure: possible.reached};
	}
	const isOpen = possible.reached.length > 0 || sure.intricate || possible.intricate || conditional.intricate;
	return {access: isOpen ? 'unknown' : 'none', areas: possible.reached, sure: possible.reached};
};

const named = (
	areas: readonly Area[],
	sure: readonly Area[],
	kinds: readonly TypedPattern[],
	effort: Effort,
): Pick<Grant, 'resources' | 'except'> => {
	const near = (pattern: Pattern) =>
		kinds.some((kind) => effort.left >= 0 && overlaps(pattern, kind.pattern, effort));
	const texts = (places: Area['within']) => {
		const byText = new Map(places.map(({text, pattern}) => [text, pattern]));
		return [...byText].flatMap(([text, pattern]) => (!isEverything(pattern) && near(pattern) ? [text] : []));
	};
	// Where one area is everywhere, the patterns of the others say nothing.
	const limited = areas.every(({within}) => within.some(({pattern}) => !isEverything(pattern)));
	return {
		resources: limited ? texts(areas.flatMap(({within}) => within)) : [],
		except: texts(sure.flatMap(({except}) => except)),
	};
};

/** What a ground grants whatever the kinds of resources; `undefined`: it depends on them. */
export const grantAnywhere = ({footing, isAsking, effort}: Ground): Grant | undefined => {
	if (isAsking) return undefined;
	const {areas} = footing(undefined);
	if (areas('sure').some(isEverywhere)) return everything;
	return areas('possible').length === 0 && effort.left >= 0 ? nothing : undefined;
};

const rank = (access: Access) => accesses.indexOf(access);
const least = (found: readonly Access[]): Access =>
	found.reduce((a, b) => (rank(b) < rank(a) ? b : a), 'all');
const most = (found: readonly Access[]): Access =>
	found.reduce((a, b) => (rank(b) > rank(a) ? b : a), 'none');

/** Of kinds that are needed together the least counts, of others the most; `all` is all of every kind. */
const togetherOn = (grants: ReadonlyArray<{readonly access: Access; readonly needed: boolean}>): Access => {
	const needed = grants.filter((grant) => grant.needed);
	const found = grants.map(({access}) => access);
	const access = needed.length > 0 ? least(needed.map((grant) => grant.access)) : most(found);
	return access === 'all' && !found.every((one) => one === 'all') ? 'some' : access;
};

/** @param kinds The kinds of resources the action works on. */
export const grantOn = (ground: Ground, kinds: readonly TypedPattern[]): Grant => {
	if (ground.effort.left < 0) return {access: 'unknown', resources: [], except: []};
	const grants = kinds.map((kind) => ({...grantOnKind(ground, kind), needed: kind.needed}));
	const access = togetherOn(grants);
	if (access === 'all') return everything;
	if (access === 'none') return nothing;
	// "Only there" must hold under every condition; "not there" is where it may be denied.
	const areas = grants.flatMap((grant) => grant.areas);
	const sure = grants.flatMap((grant) => grant.sure);
	return {access, ...named(areas, sure, kinds, ground.effort)};
};
