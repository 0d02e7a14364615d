/** The permissions matrix: services down, access levels across. */
import {type Access, type AccessLevel, accessLevels} from './access-level.ts';
import {type ActionGroup, type ActionService, allServices, findService, typesOf} from './action-table.ts';
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
import {type CoveredNames, contextsFor, type Layer, layersOf, type MatrixRule} from './matrix-rules.ts';
import {regionOf, type SessionView} from './permission-context.ts';
import type {Permissions} from './permission-source.ts';
import type {Effort} from './permission-witness.ts';
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

/** The rules that say something of a service: of all its actions, and of some. */
type Relevant = {
	readonly always: readonly MatrixRule[];
	readonly some: ReadonlyArray<readonly [rule: MatrixRule, covers: CoveredNames]>;
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
		return {always, some};
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
	return (rules: readonly MatrixRule[]) => {
		if (!rules.some(isOwnAllow)) return grantNothing;
		const key = rules.map(({place}) => place).join();
		const found = known.get(key) ?? granter(groundOf(layers, rules, effort));
		known.set(key, found);
		return found;
	};
};

type Granter = ReturnType<typeof createGranter>;

/** Names of a group that the same rules cover, and what these add up to. */
type Part = {readonly names: () => readonly string[]; readonly grant: Grant};

const partsFor = ({always, some}: Relevant, grantFor: Granter): ((group: ActionGroup) => readonly Part[]) => {
	const grantAlways = grantFor(always);
	// Names are unpacked only where they make a difference: a role with `*` is told without.
	const settled = grantAlways === grantEverything && some.every(([rule]) => rule.allow);
	if (settled || some.length === 0) return (group) => [{names: () => group.names, grant: grantAlways(group)}];
	const marksOf = marking(some.map(([, covers]) => covers));
	const grantBy = keeping((marks: string) =>
		grantFor([...always, ...[...marks].flatMap((mark) => some[mark.charCodeAt(0)]?.[0] ?? [])]),
	);
	const partsOf = (group: ActionGroup): readonly Part[] => {
		const parts = new Map<string, string[]>();
		for (const name of group.names) {
			const key = marksOf(name.toLowerCase());
			const names = parts.get(key);
			if (names) names.push(name);
			else parts.set(key, [name]);
		}
		return [...parts].map(([marks, names]) => ({names: () => names, grant: grantBy(marks)(group)}));
	};
	return keeping(partsOf);
};

/** Tells of a name in which of the lists it is, a character each. Plain loops: it runs for every action there is. */
const marking = (lists: readonly CoveredNames[]): ((name: string) => string) => {
	const exact = new Map<string, string>();
	const tests: (readonly [mark: string, test: (name: string) => boolean])[] = [];
	for (const [index, list] of lists.entries()) {
		const mark = String.fromCharCode(index);
		const parts = list.parts();
		for (const name of parts.exact) exact.set(name, (exact.get(name) ?? '') + mark);
		if (parts.others) tests.push([mark, parts.others]);
	}
	return (name) => {
		const written = exact.get(name) ?? '';
		let marks = '';
		for (const [mark, test] of tests) if (test(name)) marks += mark;
		if (written === '' || marks === '') return written || marks;
		return [...new Set(written + marks)].sort().join('');
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
	partsOf: (group: ActionGroup) => readonly Part[],
): ServiceAccess => {
	const levels: Partial<Record<AccessLevel, Access>> = {};
	const resources = new Set<string>();
	const except = new Set<string>();
	let whole = true;
	for (const group of groups.filter(({needsNoPermission}) => !needsNoPermission)) {
		for (const {grant} of partsOf(group)) {
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

const actionsIn = (
	{prefix, groups}: ActionService,
	partsOf: (group: ActionGroup) => readonly Part[],
): readonly ActionAccess[] =>
	groups
		.flatMap((group) =>
			(group.needsNoPermission ? [{names: () => group.names, grant: everything}] : partsOf(group)).flatMap(
				({names, grant: {access, resources, except}}) =>
					names().map((name) => ({
						access,
						resources,
						except,
						action: `${prefix}:${name}`,
						level: group.level,
					})),
			),
		)
		.toSorted(
			(a, b) =>
				accessLevels.indexOf(a.level) - accessLevels.indexOf(b.level) || (a.action < b.action ? -1 : 1),
		);

/** What the policies allow; {@link matrixSteps} says what a level is. */
export const grantsOf = ({set}: Permissions, visitor: SessionView): Grants => {
	const effort: Effort = {left: enough};
	const prepared = keeping((fixed: string | undefined) => {
		const layers = layersOf(set, contextsFor(visitor, fixed));
		return {relevantFor: relevantIn(layers), grantFor: createGranter(layers, visitor, effort)};
	});
	const preparedFor = (prefix: string) => prepared(regionOf(prefix, visitor));
	const relevant = keeping((prefix: string) => preparedFor(prefix).relevantFor(prefix));
	const partsOf = keeping((prefix: string) => partsFor(relevant(prefix), preparedFor(prefix).grantFor));
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
			const row = rowOf(service, partsOf(service.prefix));
			return accessLevels.some((level) => row.levels[level] !== 'none') ? row : undefined;
		}),
		accessOf: keeping((action) => {
			const [prefix = '', name = ''] = action.split(':');
			if (!mayAllow(prefix, name.toLowerCase())) return undefined;
			const group = findService(prefix)?.groups.find(({names}) => names.includes(name));
			const part = group && partsOf(prefix)(group).find(({names}) => names().includes(name));
			return part && part.grant.access !== 'none' ? {...part.grant, action, level: group.level} : undefined;
		}),
		actionsOf: keeping((service) => actionsIn(service, partsOf(service.prefix))),
		isIntricate: () => effort.left < 0,
	};
};

/**
 * Builds the matrix, a service at a step. A level is `all`: every action of it on every resource, unconditionally;
 * `some`: fewer actions, or only some resources; `conditional`: only under a condition; `unknown`: what decides could not
 * be read; `none`, also where a service has no action of that level.
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
