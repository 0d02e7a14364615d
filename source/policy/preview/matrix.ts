/** The permissions matrix: services down, access levels across. */
import {type Access, type AccessLevel, accessLevels} from './access-level.ts';
import {type ActionGroup, type ActionService, allServices, typesOf} from './action-table.ts';
import {
	everything,
	type Grant,
	type Ground,
	grantAnywhere,
	grantOn,
	groundOf,
	patternsOf,
} from './matrix-grant.ts';
import {contextsFor, type Layer, layersOf, type MatrixRule} from './matrix-rules.ts';
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

export type Matrix = {
	/** Services of which something is allowed, in the order of their prefixes. */
	readonly rows: readonly ServiceAccess[];
	/** A service's actions, those not allowed too, level by level. */
	readonly actionsOf: (service: ActionService) => readonly ActionAccess[];
	/** Some of it could not be told, for the patterns of its policies: shown as unknown. */
	readonly isIntricate: () => boolean;
};

/** The rules that say something of a service: of all its actions, and of some. */
type Relevant = {
	readonly always: readonly MatrixRule[];
	readonly some: ReadonlyArray<readonly [rule: MatrixRule, covers: (name: string) => boolean]>;
};

const relevantFor = (layers: readonly Layer[], service: string): Relevant => {
	const always: MatrixRule[] = [];
	const some: (readonly [MatrixRule, (name: string) => boolean])[] = [];
	for (const {rules} of layers) {
		for (const rule of rules) {
			const coverage = rule.covers(service);
			if (coverage === 'all') always.push(rule);
			else if (coverage !== 'none') some.push([rule, coverage]);
		}
	}
	return {always, some};
};

const grantEverything = () => everything;

/** Works rules into grants, each combination of rules once, and of rules and kinds of resources. */
const createGranter = (layers: readonly Layer[], visitor: SessionView, effort: Effort) => {
	const numbers = new Map(layers.flatMap(({rules}) => rules).map((rule, index) => [rule, index]));
	const patterns = new Map<string, ReturnType<typeof patternsOf>>();
	const knownPatterns = (kind: string) => {
		const found = patterns.get(kind) ?? patternsOf(kind, visitor);
		patterns.set(kind, found);
		return found;
	};
	const known = new Map<string, (group: ActionGroup) => Grant>();
	const granter = (ground: Ground) => {
		const anywhere = grantAnywhere(ground);
		if (anywhere) return anywhere.access === 'all' ? grantEverything : () => anywhere;
		const grants = new Map<string, Grant>();
		return (group: ActionGroup) => {
			const types = typesOf(group);
			const key = types.map(({kind, needed, keys}) => `${kind} ${needed} ${ground.mark(keys)}`).join();
			const grant =
				grants.get(key) ??
				grantOn(
					ground,
					types.map((type) => ({...type, ...knownPatterns(type.kind)})),
				);
			grants.set(key, grant);
			return grant;
		};
	};
	return (rules: readonly MatrixRule[]) => {
		const key = rules.map((rule) => numbers.get(rule)).join();
		const found = known.get(key) ?? granter(groundOf(layers, new Set(rules), effort));
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
	const tests = some.map(([, covers]) => covers);
	const partsOf = (group: ActionGroup): readonly Part[] => {
		const parts = new Map<string, string[]>();
		for (const name of group.names) {
			const key = marksOf(tests, name.toLowerCase());
			const names = parts.get(key);
			if (names) names.push(name);
			else parts.set(key, [name]);
		}
		return [...parts].map(([key, names]) => {
			const covering = some.filter((_, index) => key.includes(String.fromCharCode(index)));
			return {names: () => names, grant: grantFor([...always, ...covering.map(([rule]) => rule)])(group)};
		});
	};
	const known = new Map<ActionGroup, readonly Part[]>();
	return (group) => {
		const found = known.get(group) ?? partsOf(group);
		known.set(group, found);
		return found;
	};
};

/** Which of the tests say yes, a character each. A plain loop: it runs for every action there is. */
const marksOf = (tests: readonly ((name: string) => boolean)[], name: string): string => {
	let marks = '';
	for (let index = 0; index < tests.length; index++) {
		if (tests[index]?.(name)) marks += String.fromCharCode(index);
	}
	return marks;
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
				({names, grant}) =>
					names().map((name) => ({...grant, action: `${prefix}:${name}`, level: group.level})),
			),
		)
		.toSorted(
			(a, b) =>
				accessLevels.indexOf(a.level) - accessLevels.indexOf(b.level) || (a.action < b.action ? -1 : 1),
		);

/**
 * Builds the matrix, a service at a step. A level is `all`: every action of it on every resource, unconditionally;
 * `some`: fewer actions, or only some resources; `conditional`: only under a condition; `unknown`: what decides could not
 * be read; `none`, also where a service has no action of that level.
 */
export function* matrixSteps({set}: Permissions, visitor: SessionView): Steps<Matrix> {
	const effort: Effort = {left: enough};
	const prepared = new Map<string | undefined, {layers: readonly Layer[]; grantFor: Granter}>();
	const prepare = (fixed: string | undefined) => {
		const layers = layersOf(set, contextsFor(visitor, fixed));
		const made = {layers, grantFor: createGranter(layers, visitor, effort)};
		prepared.set(fixed, made);
		return made;
	};
	const parts = new Map<string, ReturnType<typeof partsFor>>();
	const partsOf = ({prefix}: ActionService) => {
		const fixed = regionOf(prefix, visitor);
		const {layers, grantFor} = prepared.get(fixed) ?? prepare(fixed);
		const found = parts.get(prefix) ?? partsFor(relevantFor(layers, prefix), grantFor);
		parts.set(prefix, found);
		return found;
	};
	const actions = new Map<string, readonly ActionAccess[]>();
	const rows: ServiceAccess[] = [];
	for (const service of allServices()) {
		const row = rowOf(service, partsOf(service));
		if (accessLevels.some((level) => row.levels[level] !== 'none')) rows.push(row);
		yield;
	}
	return {
		rows,
		isIntricate: () => effort.left < 0,
		actionsOf: (service) => {
			const found = actions.get(service.prefix) ?? actionsIn(service, partsOf(service));
			actions.set(service.prefix, found);
			return found;
		},
	};
}
