/**
 * A role's statements made ready for thousands of questions: conditions and resources settled once, actions by service.
 */
import {doubtIn, type NamedPolicy, type PolicySet} from '../language/decide.ts';
import type {ActionElement, Statement} from '../language/policy-document.ts';
import type {Context, KeyValue} from '../language/request-context.ts';
import {conditionsHold, isUnlimited} from '../language/statement-match.ts';
import {isUncertain, no, type Truth, yes} from '../language/truth.ts';
import {matchesPattern} from '../language/wildcard.ts';
import type {ConditionKeySet} from './action-table.ts';
import {keeping, keepingWeakly, lazily} from './keeping.ts';
import {
	type Area,
	allowedAreas,
	type Denial,
	denialOf,
	everywhere,
	type Mode,
	type Reach,
	readReach,
} from './permission-area.ts';
import {contextOf, hangsOnAction, regionKey, type SessionView} from './permission-context.ts';

/** Which of a service's actions a statement covers. */
type Coverage = 'all' | 'none' | CoveredNames;

/** Some names, in lower case. */
export type CoveredNames = {
	readonly has: (name: string) => boolean;
	/** Those written out, some perhaps twice, and a test for the others; undefined: there are no others. */
	readonly parts: () => {
		readonly exact: Iterable<string>;
		readonly others: ((name: string) => boolean) | undefined;
	};
};

/** How a statement stands for actions with certain condition keys. */
type Standing = {
	/** Whether its conditions hold in whatever region the visitor chooses. */
	readonly free: Truth;
	/** What it allows, or takes away, in each mode. */
	readonly areas: (mode: Mode) => readonly Area[];
	readonly denial: (mode: Mode) => Denial | undefined;
	/** Nothing about it hangs on what is not known. */
	readonly isCertain: () => boolean;
};

export type MatrixRule = {
	readonly allow: boolean;
	/** Its conditions hang on the region that is asked, which is the visitor's to choose. */
	readonly isRegional: boolean;
	readonly covers: (service: string) => Coverage;
	/** Those of whose actions it may cover some; undefined: of any. */
	readonly services: readonly string[] | undefined;
	/** Which of the condition keys it asks for an action has: rules of one mark stand alike. Empty: it asks for none. */
	readonly mark: (keys: ConditionKeySet | undefined) => string;
	readonly standing: (keys: ConditionKeySet | undefined) => Standing;
	/** It allows or denies on every resource, whatever the request. */
	readonly isUnlimited: boolean;
} & Place;

/** Where a rule stands. */
type Place = {
	/** The layer's, from 0. */
	readonly layer: number;
	/** Its own among the rules of all layers. */
	readonly place: number;
};

const alone: Place = {layer: 0, place: 0};

/** Policies that add up; one layer cuts the other. */
export type Layer = {
	readonly rules: readonly MatrixRule[];
	/** Whether something in it that nobody could read may allow more, and whether it may deny. */
	readonly doubt: ReturnType<typeof doubtIn>;
};

/** Thousands of names are tried against hundreds of patterns. */
const partsOf = (patterns: readonly string[]) => {
	const exact = new Set<string>();
	const starts: string[] = [];
	const others: string[] = [];
	for (const pattern of patterns) {
		const wild = pattern.search(/[*?]/);
		if (wild < 0) exact.add(pattern);
		else if (wild === pattern.length - 1 && pattern.endsWith('*')) starts.push(pattern.slice(0, wild));
		else others.push(pattern);
	}
	const matches = (name: string) =>
		starts.some((start) => name.startsWith(start)) || others.some((pattern) => matchesPattern(pattern, name));
	return {exact, others: starts.length + others.length > 0 ? matches : undefined};
};

const coveredNames = (patterns: readonly string[], not: boolean): CoveredNames => {
	// Made ready with the first name: a role with `*` is never asked for one.
	const parts = lazily(() => partsOf(patterns));
	const matches = (name: string) => parts().exact.has(name) || parts().others?.(name) === true;
	if (!not) return {has: matches, parts};
	const has = (name: string) => !matches(name);
	return {has, parts: () => ({exact: [], others: has})};
};

/** @param name In lower case. */
export const coversName = (coverage: Coverage, name: string): boolean =>
	coverage === 'all' || (coverage !== 'none' && coverage.has(name));

/** What is in one of several lists. */
export const anyOf = (lists: readonly CoveredNames[]): CoveredNames => {
	const [only] = lists;
	if (only && lists.length === 1) return only;
	return {
		has: (name) => lists.some((list) => list.has(name)),
		parts: () => {
			const parts = lists.map((list) => list.parts());
			const tests = parts.flatMap(({others}) => others ?? []);
			return {
				exact: parts.flatMap(({exact}) => [...exact]),
				others: tests.length > 0 ? (name) => tests.some((test) => test(name)) : undefined,
			};
		},
	};
};

/** The patterns' names by the service in front of the colon, which knows no wildcards; `undefined`: one is `*`. */
const byService = (patterns: readonly string[]): ReadonlyMap<string, readonly string[]> | undefined => {
	const services = new Map<string, string[]>();
	for (const pattern of patterns) {
		const end = pattern.indexOf(':');
		if (end < 0) return undefined;
		const service = pattern.slice(0, end);
		const own = services.get(service);
		if (own) own.push(pattern.slice(end + 1));
		else services.set(service, [pattern.slice(end + 1)]);
	}
	return services;
};

type Covering = Pick<MatrixRule, 'covers' | 'services'>;

const coverageBy = ({not, patterns}: ActionElement): Covering => {
	const services = byService(patterns);
	const [whole, nothing] = not ? (['none', 'all'] as const) : (['all', 'none'] as const);
	if (services === undefined) return {covers: () => whole, services: not ? [] : undefined};
	const covers = keeping((service: string): Coverage => {
		const own = services.get(service);
		if (own === undefined) return nothing;
		return own.includes('*') ? whole : coveredNames(own, not);
	});
	return {covers, services: not ? undefined : [...services.keys()]};
};

/** Which actions of a service an element covers. Sorted out once, however often it is asked. */
export const coverage = keepingWeakly(coverageBy);

/** The condition keys a statement asks for, in conditions and in the variables of texts. */
const keysOf = ({conditions, resources}: Statement): readonly string[] => {
	const templates = [...conditions.flatMap(({operands}) => operands), ...(resources?.patterns ?? [])].flatMap(
		(item) => ('template' in item ? item.template.keys : []),
	);
	return [...new Set([...conditions.map(({key}) => key), ...templates])];
};

export type Contexts = (keys: ConditionKeySet | undefined) => {
	readonly usual: Context;
	readonly free: Context;
};

const everyResource: Reach = {
	not: false,
	places: everywhere.within.map((place) => ({place, truth: yes})),
};

const standingOf = (statement: Statement, contexts: ReturnType<Contexts>): Standing => {
	const usual = conditionsHold(statement, contexts.usual);
	const free = conditionsHold(statement, contexts.free);
	const {resources} = statement;
	const reachIn = (context: Context) =>
		lazily(() => (resources ? readReach(resources, context) : everyResource));
	const usualReach = reachIn(contexts.usual);
	// Only a region in an ARN makes a difference.
	const isSame = !resources?.patterns.some(
		(one) => 'template' in one && one.template.keys.includes(regionKey),
	);
	const freeReach = isSame ? usualReach : reachIn(contexts.free);
	const reach = (mode: Mode) => (mode === 'sure' ? usualReach() : freeReach());
	const truthIn = (mode: Mode) => (mode === 'sure' ? usual : free);
	return {
		free,
		areas: keeping((mode) => allowedAreas(reach(mode), truthIn(mode), mode)),
		denial: keeping((mode) => denialOf(reach(mode), truthIn(mode), mode)),
		isCertain: lazily(
			() => usual === free && !isUncertain(usual) && freeReach().places.every(({truth}) => truth === yes),
		),
	};
};

/** What a statement says in some contexts; undefined: its conditions can't hold. */
export const ruleOf = (
	statement: Statement,
	{layer, place} = alone,
): ((contexts: Contexts) => MatrixRule | undefined) => {
	const all = keysOf(statement);
	const asked = all.filter(hangsOnAction);
	const mark = (keys: ConditionKeySet | undefined) =>
		asked.length === 0 ? '' : keys ? asked.map((key) => (keys.has(key) ? 1 : 0)).join('') : '?';
	const allow = statement.effect === 'Allow';
	const {covers, services} = coverage(statement.actions);
	const inContexts = (contexts: Contexts): MatrixRule | undefined => {
		const isRegional = all.includes(regionKey) && contexts(undefined).free(regionKey).state === 'uncertain';
		const known = new Map<string, Standing>();
		const standing = (keys: ConditionKeySet | undefined): Standing => {
			const name = mark(keys);
			const found = known.get(name) ?? standingOf(statement, contexts(keys));
			known.set(name, found);
			return found;
		};
		if (asked.length === 0 && standing(undefined).free === no) return undefined;
		return {
			allow,
			isRegional,
			covers,
			services,
			mark,
			standing,
			isUnlimited: isUnlimited(statement),
			layer,
			place,
		};
	};
	if (all.length > 0) return inContexts;
	// It asks for nothing, and is the same in all contexts.
	let only: MatrixRule | undefined;
	return (contexts) => {
		only ??= inContexts(contexts);
		return only;
	};
};

/** The statements of all of some policies, as far as they were understood. */
export const statementsOf = (policies: readonly NamedPolicy[]): readonly Statement[] =>
	policies.flatMap(({document}) => document?.statements ?? []);

/**
 * What is known of requests to services in a region of the visitor's choice, or in one fixed region.
 * @param known Values of condition keys that are known, by lower-case key.
 */
export const contextsFor = (
	visitor: SessionView,
	fixed: string | undefined,
	known?: ReadonlyMap<string, KeyValue>,
): Contexts => {
	const made = new Map<ConditionKeySet | undefined, ReturnType<Contexts>>();
	return (keys) => {
		const found = made.get(keys) ?? {
			usual: contextOf(visitor, 'usual', fixed, {keys, known}),
			free: contextOf(visitor, 'free', fixed, {keys, known}),
		};
		made.set(keys, found);
		return found;
	};
};

/**
 * The layers as they stand in some contexts: for services of one kind.
 * @param concerns Whether a statement is asked about.
 */
export const layersOf = (
	{identity, boundary, session}: PolicySet,
	concerns: (statement: Statement) => boolean = () => true,
): ((contexts: Contexts) => readonly Layer[]) => {
	let place = 0;
	const layers = [identity, ...(boundary ? [[boundary]] : []), ...(session ? [session] : [])].map(
		(policies, layer) => ({
			rules: statementsOf(policies)
				.filter(concerns)
				.map((statement) => ruleOf(statement, {layer, place: place++})),
			doubt: doubtIn(policies),
		}),
	);
	return (contexts) =>
		layers.map(({rules, doubt}) => ({rules: rules.flatMap((rule) => rule(contexts) ?? []), doubt}));
};
