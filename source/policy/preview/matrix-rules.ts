/** A role's statements made ready for thousands of questions: conditions and resources settled once, actions by service. */
import {doubtIn, type NamedPolicy, type PolicySet} from '../language/decide.ts';
import type {ActionElement, Statement} from '../language/policy-document.ts';
import type {Context, KeyValue} from '../language/request-context.ts';
import {conditionsHold} from '../language/statement-match.ts';
import {no, type Truth, yes} from '../language/truth.ts';
import {matchesPattern} from '../language/wildcard.ts';
import type {ConditionKeySet} from './action-table.ts';
import {everywhere, type Reach, readReach} from './permission-area.ts';
import {contextOf, hangsOnAction, regionKey, type SessionView} from './permission-context.ts';

/** Which of a service's actions a statement covers: all, none, or those the test says yes to (names in lower case). */
type Coverage = 'all' | 'none' | ((name: string) => boolean);

/** How a statement stands for actions with certain condition keys. */
type Standing = {
	/** Whether its conditions hold where the console opens, and in whatever region the visitor chooses. */
	readonly usual: Truth;
	readonly free: Truth;
	readonly reach: Reach;
};

export type MatrixRule = {
	readonly allow: boolean;
	/** Its conditions hang on the region that is asked, which is the visitor's to choose. */
	readonly isRegional: boolean;
	readonly covers: (service: string) => Coverage;
	/** Which of the condition keys it asks for an action has: rules of one mark stand alike. Empty: it asks for none. */
	readonly mark: (keys: ConditionKeySet | undefined) => string;
	readonly standing: (keys: ConditionKeySet | undefined) => Standing;
};

/** Policies that add up; one layer cuts the other. */
export type Layer = {
	readonly rules: readonly MatrixRule[];
	/** Whether something in it that nobody could read may allow more, and whether it may deny. */
	readonly doubt: ReturnType<typeof doubtIn>;
};

/** A test for names in lower case: thousands of names are tried against hundreds of patterns. */
const matcher = (patterns: readonly string[]): ((name: string) => boolean) => {
	const names = new Set<string>();
	const starts: string[] = [];
	const others: string[] = [];
	for (const pattern of patterns) {
		const wild = pattern.search(/[*?]/);
		if (wild < 0) names.add(pattern);
		else if (wild === pattern.length - 1 && pattern.endsWith('*')) starts.push(pattern.slice(0, wild));
		else others.push(pattern);
	}
	return (name) =>
		names.has(name) ||
		starts.some((start) => name.startsWith(start)) ||
		others.some((pattern) => matchesPattern(pattern, name));
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

const coverageBy = ({not, patterns}: ActionElement): MatrixRule['covers'] => {
	const services = byService(patterns);
	const [whole, nothing] = not ? (['none', 'all'] as const) : (['all', 'none'] as const);
	if (services === undefined) return () => whole;
	const known = new Map<string, Coverage>();
	return (service) => {
		const own = services.get(service);
		if (own === undefined) return nothing;
		if (own.includes('*')) return whole;
		// Made ready with the first name: a role with `*` is never asked for one.
		let matches: ((name: string) => boolean) | undefined;
		const found =
			known.get(service) ??
			((name) => {
				matches ??= matcher(own);
				return matches(name) !== not;
			});
		known.set(service, found);
		return found;
	};
};

const coverages = new WeakMap<ActionElement, MatrixRule['covers']>();

/** Which actions of a service a statement covers. Sorted out once, however often it is asked. */
export const coverage = ({actions}: Statement): MatrixRule['covers'] => {
	const found = coverages.get(actions) ?? coverageBy(actions);
	coverages.set(actions, found);
	return found;
};

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

/** undefined: its conditions can't hold. */
export const ruleOf = (statement: Statement, contexts: Contexts): MatrixRule | undefined => {
	const all = keysOf(statement);
	const asked = all.filter(hangsOnAction);
	const isRegional = all.includes(regionKey) && contexts(undefined).free(regionKey).state === 'uncertain';
	const mark = (keys: ConditionKeySet | undefined) =>
		asked.length === 0 ? '' : keys ? asked.map((key) => (keys.has(key) ? 1 : 0)).join('') : '?';
	const known = new Map<string, Standing>();
	const standing = (keys: ConditionKeySet | undefined): Standing => {
		const name = mark(keys);
		const found = known.get(name);
		if (found) return found;
		const {usual, free} = contexts(keys);
		const made = {
			usual: conditionsHold(statement, usual),
			free: conditionsHold(statement, free),
			reach: statement.resources ? readReach(statement.resources, usual) : everyResource,
		};
		known.set(name, made);
		return made;
	};
	if (asked.length === 0 && standing(undefined).free === no) return undefined;
	return {allow: statement.effect === 'Allow', isRegional, covers: coverage(statement), mark, standing};
};

const layerOf = (policies: readonly NamedPolicy[], contexts: Contexts): Layer => ({
	rules: policies.flatMap(({document}) =>
		(document?.statements ?? []).flatMap((statement) => ruleOf(statement, contexts) ?? []),
	),
	doubt: doubtIn(policies),
});

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

/** The layers as they stand for services of one kind. */
export const layersOf = ({identity, boundary, session}: PolicySet, contexts: Contexts): readonly Layer[] =>
	[identity, ...(boundary ? [[boundary]] : []), ...(session ? [session] : [])].map((policies) =>
		layerOf(policies, contexts),
	);
