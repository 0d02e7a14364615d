/** The permissions matrix: services down, access levels across. */
import {type Access, type AccessLevel, accessLevels} from './access-level.ts';
import {type ActionGroup, type ActionService, allServices, findService, typesOf} from './action-table.ts';
import type {Effort} from './effort.ts';
import {keeping} from './keeping.ts';
import {
	everything,
	type Grant,
	type Ground,
	grantAnywhere,
	grantOn,
	groundOf,
	nothing,
	patternsOf,
} from './matrix-grant.ts';
import {
	anyOf,
	type CoveredNames,
	contextsFor,
	type Layer,
	layersOf,
	type MatrixRule,
} from './matrix-rules.ts';
import {regionOf, type SessionView} from './permission-context.ts';
import type {Permissions} from './permission-source.ts';
import type {Steps} from './steps.ts';

/** More than any policy of a person takes, and less than two seconds. */
const enough = 3_000_000;

/** One row: what may be done in a service. */
export type ServiceAccess = {
	/** What stands before the colon of its actions. */
	readonly service: string;
	readonly name: string;
	readonly levels: Readonly<Record<AccessLevel, Access>>;
	/** Resource patterns, as the policies write them, that something is limited to. */
	readonly resources: readonly string[];
	/** Resource patterns on which something is denied that is allowed elsewhere. */
	readonly except: readonly string[];
	/** Every action of the service, everywhere and always. */
	readonly whole: boolean;
};

/** One action of a service. */
export type ActionAccess = Grant & {readonly action: string; readonly level: AccessLevel};

/** What is allowed, worked out as it is asked for. */
export type Grants = {
	/** A service's row; undefined: nothing of it is allowed. */
	readonly rowOf: (service: ActionService) => ServiceAccess | undefined;
	/** One action that needs a permission, `iam:PassRole`; undefined: it is not allowed. */
	readonly accessOf: (action: string) => ActionAccess | undefined;
	/** A service's actions, those not allowed too, level by level. */
	readonly actionsOf: (service: ActionService) => readonly ActionAccess[];
	/** Some of it could not be told, for the patterns of its policies: shown as unknown. */
	readonly isIntricate: () => boolean;
};

export type Matrix = Grants & {
	/** Services of which something is allowed, in the order of their prefixes. */
	readonly rows: readonly ServiceAccess[];
};

/** The rules that make a difference to a service: of all its actions, and of some. */
type Relevant = {
	readonly always: readonly MatrixRule[];
	readonly some: ReadonlyArray<readonly [rule: MatrixRule, covers: CoveredNames]>;
};

const deniesAll = ({allow, isUnlimited}: MatrixRule) => !allow && isUnlimited;
const allowsAll = ({allow, isUnlimited}: MatrixRule) => allow && isUnlimited;

/** Whether a rule allows no more than rules do that cover its actions too. */
const isMoot = ({allow, layer}: MatrixRule, others: readonly MatrixRule[]) =>
	allow && others.some((other) => allowsAll(other) && other.layer === layer);

/**
 * Those that make a difference among rules for the same actions: none where one denies on every resource. Where some of
 * a layer allow on every resource, one of these stands for all that the layer allows.
 */
const decisive = (rules: readonly MatrixRule[]): readonly MatrixRule[] => {
	if (rules.some(deniesAll)) return [];
	const ofLayer = new Map(rules.filter(allowsAll).map((rule) => [rule.layer, rule]));
	return rules.filter((rule) => !rule.allow || (ofLayer.get(rule.layer) ?? rule) === rule);
};

/** Rules for some actions; those that say the same are one. */
const gathered = (some: Relevant['some']): Relevant['some'] => {
	const alike = new Map<string, {readonly rule: MatrixRule; readonly lists: CoveredNames[]}>();
	for (const [rule, covers] of some) {
		const key = rule.isUnlimited ? `${rule.allow} ${rule.layer}` : `${rule.place}`;
		const found = alike.get(key);
		if (found) found.lists.push(covers);
		else alike.set(key, {rule, lists: [covers]});
	}
	return [...alike.values()].map(({rule, lists}) => [rule, anyOf(lists)] as const);
};

const relevantIn = (layers: readonly Layer[]): ((service: string) => Relevant) => {
	const ofAny: MatrixRule[] = [];
	const named = new Map<string, MatrixRule[]>();
	for (const rule of layers.flatMap(({rules}) => rules)) {
		if (rule.services === undefined) ofAny.push(rule);
		for (const service of rule.services ?? []) {
			const own = named.get(service);
			if (own) own.push(rule);
			else named.set(service, [rule]);
		}
	}
	return (service) => {
		const always: MatrixRule[] = [];
		const some: (readonly [MatrixRule, CoveredNames])[] = [];
		const rules = [...ofAny, ...(named.get(service) ?? [])].sort((a, b) => a.place - b.place);
		for (const rule of rules) {
			const coverage = rule.covers(service);
			if (coverage === 'all') always.push(rule);
			else if (coverage !== 'none') some.push([rule, coverage]);
		}
		if (always.some(deniesAll)) return {always: [], some: []};
		return {always: decisive(always), some: gathered(some.filter(([rule]) => !isMoot(rule, always)))};
	};
};

/** The first layer is the role's own policies. */
const isOwnAllow = ({allow, layer}: MatrixRule) => allow && layer === 0;

const grantEverything = () => everything;
const grantNothing = () => nothing;

/** Works rules into grants, each combination of rules once, and of rules and kinds of resources. */
const createGranter = (layers: readonly Layer[], visitor: SessionView, effort: Effort) => {
	const knownPatterns = keeping((kind: string) => patternsOf(kind, visitor));
	const kindsOf = keeping((group: ActionGroup) => {
		const kinds = typesOf(group).map(({kind, needed, keys}) => {
			const {pattern, here} = knownPatterns(kind);
			return {kind, needed, keys, pattern, here};
		});
		return {kinds, key: kinds.map(({kind, needed}) => `${kind} ${needed}`).join()};
	});
	const known = new Map<string, (group: ActionGroup) => Grant>();
	const granter = (ground: Ground) => {
		const anywhere = grantAnywhere(ground);
		if (anywhere) return anywhere.access === 'all' ? grantEverything : () => anywhere;
		const grants = new Map<string, Grant>();
		return (group: ActionGroup) => {
			const {kinds, key: alike} = kindsOf(group);
			const key = ground.isAsking ? `${alike} ${kinds.map(({keys}) => ground.mark(keys)).join()}` : alike;
			const grant = grants.get(key) ?? grantOn(ground, kinds);
			grants.set(key, grant);
			return grant;
		};
	};
	return (all: readonly MatrixRule[]) => {
		const rules = decisive(all).toSorted((a, b) => a.place - b.place);
		if (!rules.some(isOwnAllow)) return grantNothing;
		const key = rules.map((rule) => (rule.isUnlimited ? `*${rule.layer}` : rule.place)).join();
		const found = known.get(key) ?? granter(groundOf(layers, rules, effort));
		known.set(key, found);
		return found;
	};
};

type Granter = ReturnType<typeof createGranter>;

/** What is granted of the actions of a group. */
type GroupGrants = {
	readonly each: () => Iterable<Grant>;
	/** @param name In lower case. */
	readonly of: (name: string) => Grant;
};

const groupGrants = ({always, some}: Relevant, grantFor: Granter): ((group: ActionGroup) => GroupGrants) => {
	const grantAlways = grantFor(always);
	// Names are unpacked only where they make a difference: a role with `*` is told without.
	if (some.length === 0) {
		return (group) => {
			const grant = grantAlways(group);
			return {each: () => [grant], of: () => grant};
		};
	}
	const marksOf = marking(some.map(([, covers]) => covers));
	const grantBy = keeping((marks: string) =>
		grantFor([...always, ...[...marks].flatMap((mark) => some[mark.charCodeAt(0)]?.[0] ?? [])]),
	);
	return keeping((group) => {
		const granted = keeping((marks: string) => grantBy(marks)(group));
		const of = (name: string) => granted(marksOf(name));
		return {each: () => new Set(group.lowerNames.map(of)), of};
	});
};

/** Tells of a name in which of the lists it is, a character each. Plain loops: it runs for every action there is. */
const marking = (lists: readonly CoveredNames[]): ((name: string) => string) => {
	const exact = new Map<string, string>();
	const tests: (readonly [mark: string, test: (name: string) => boolean])[] = [];
	for (const [index, list] of lists.entries()) {
		const mark = String.fromCharCode(index);
		const parts = list.parts();
		for (const name of parts.exact) {
			const marks = exact.get(name) ?? '';
			if (!marks.endsWith(mark)) exact.set(name, marks + mark);
		}
		if (parts.others) tests.push([mark, parts.others]);
	}
	return (name) => {
		let marks = exact.get(name) ?? '';
		for (const [mark, test] of tests) if (!marks.includes(mark) && test(name)) marks += mark;
		return marks;
	};
};

/** What a level comes to with one more of its actions. */
const together = (level: Access | undefined, access: Access): Access => {
	if (level === undefined || level === access) return access;
	if (level === 'some' || access === 'some' || level === 'all' || access === 'all') return 'some';
	return level === 'unknown' || access === 'unknown' ? 'unknown' : 'conditional';
};

const sorted = (texts: ReadonlySet<string>) => [...texts].toSorted();

const rowOf = (
	{prefix, name, groups}: ActionService,
	grantsIn: (group: ActionGroup) => GroupGrants,
): ServiceAccess => {
	const levels: Partial<Record<AccessLevel, Access>> = {};
	const resources = new Set<string>();
	const except = new Set<string>();
	let whole = true;
	for (const group of groups.filter(({needsNoPermission}) => !needsNoPermission)) {
		for (const grant of grantsIn(group).each()) {
			levels[group.level] = together(levels[group.level], grant.access);
			whole = whole && grant.access === 'all';
			for (const text of grant.resources) resources.add(text);
			for (const text of grant.except) except.add(text);
		}
	}
	const {List = 'none', Read = 'none', Write = 'none', Tagging = 'none'} = levels;
	const managing = levels['Permissions management'] ?? 'none';
	return {
		service: prefix,
		name,
		levels: {List, Read, Write, 'Permissions management': managing, Tagging},
		resources: sorted(resources),
		except: sorted(except),
		whole,
	};
};

const free: GroupGrants = {each: () => [everything], of: () => everything};

const actionsIn = (
	{prefix, groups}: ActionService,
	grantsIn: (group: ActionGroup) => GroupGrants,
): readonly ActionAccess[] =>
	groups
		.flatMap((group) => {
			const {of} = group.needsNoPermission ? free : grantsIn(group);
			return group.names.map((name, at): ActionAccess => {
				const {access, resources, except} = of(group.lowerNames[at] ?? '');
				return {access, resources, except, action: `${prefix}:${name}`, level: group.level};
			});
		})
		.toSorted(
			(a, b) =>
				accessLevels.indexOf(a.level) - accessLevels.indexOf(b.level) || (a.action < b.action ? -1 : 1),
		);

/** What the policies allow; {@link matrixSteps} says what a level is. */
export const grantsOf = ({set}: Permissions, visitor: SessionView): Grants => {
	const effort: Effort = {left: enough};
	const layersIn = layersOf(set);
	const prepared = keeping((fixed: string | undefined) => {
		const layers = layersIn(contextsFor(visitor, fixed));
		return {relevantFor: relevantIn(layers), grantFor: createGranter(layers, visitor, effort)};
	});
	const preparedFor = (prefix: string) => prepared(regionOf(prefix, visitor));
	const relevant = keeping((prefix: string) => preparedFor(prefix).relevantFor(prefix));
	const grantsIn = keeping((prefix: string) => groupGrants(relevant(prefix), preparedFor(prefix).grantFor));
	/** Whether the role's own policies may allow something of a service, or an action of it (in lower case). */
	const mayAllow = (prefix: string, name?: string) => {
		const {always, some} = relevant(prefix);
		return (
			always.some(isOwnAllow) ||
			some.some(([rule, covers]) => isOwnAllow(rule) && (name === undefined || covers.has(name)))
		);
	};
	return {
		rowOf: keeping((service) => {
			if (!mayAllow(service.prefix)) return undefined;
			const row = rowOf(service, grantsIn(service.prefix));
			return accessLevels.some((level) => row.levels[level] !== 'none') ? row : undefined;
		}),
		accessOf: keeping((action) => {
			const [prefix = '', name = ''] = action.split(':');
			const lower = name.toLowerCase();
			if (!mayAllow(prefix, lower)) return undefined;
			const group = findService(prefix)?.groups.find(({lowerNames}) => lowerNames.includes(lower));
			const grant = group && grantsIn(prefix)(group).of(lower);
			return grant && grant.access !== 'none' ? {...grant, action, level: group.level} : undefined;
		}),
		actionsOf: keeping((service) => actionsIn(service, grantsIn(service.prefix))),
		isIntricate: () => effort.left < 0,
	};
};

/**
 * Builds the matrix, a service at a step. A level is `all`: every action of it on every resource, unconditionally;
 * `some`: fewer actions, or only some resources; `conditional`: only under a condition; `unknown`: what decides could
 * not be read; `none`, also where a service has no action of that level.
 */
export function* matrixSteps(permissions: Permissions, visitor: SessionView): Steps<Matrix> {
	const grants = grantsOf(permissions, visitor);
	const rows: ServiceAccess[] = [];
	for (const service of allServices()) {
		const row = grants.rowOf(service);
		if (row) rows.push(row);
		yield;
	}
	return {...grants, rows};
}
