/** A role's statements made ready for thousands of questions: conditions and resources settled once, actions by service. */
import type {NamedPolicy, PolicySet} from '../language/decide.ts';
import type {ActionElement, Statement} from '../language/policy-document.ts';
import type {Context} from '../language/request-context.ts';
import {conditionsHold} from '../language/statement-match.ts';
import {no, type Truth, yes} from '../language/truth.ts';
import {matchesPattern} from '../language/wildcard.ts';
import {
	type Area,
	certainAreas,
	everywhere,
	type Place,
	possibleAreas,
	type Reach,
	readReach,
} from './permission-area.ts';
import {contextOf, type Visitor} from './permission-context.ts';

/** Which of a service's actions a statement covers: all, none, or those the test says yes to (names in lower case). */
type Coverage = 'all' | 'none' | ((name: string) => boolean);

export type Rule = {
	readonly allow: boolean;
	/** Of a Deny: which resources it certainly, and which it possibly, takes away. */
	readonly denies: {readonly certain: Denial; readonly possible: Denial};
	/** Of an Allow. */
	readonly allows: {readonly certain: readonly Area[]; readonly possible: readonly Area[]};
	readonly covers: (service: string) => Coverage;
};

type Denial = {readonly not: boolean; readonly places: readonly Place[]} | undefined;

/** Policies that add up; one layer cuts the other. */
export type Layer = {
	readonly rules: readonly Rule[];
	/** There is a policy in it that nobody could read. */
	readonly unread: boolean;
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

const coverageBy = ({not, patterns}: ActionElement): Rule['covers'] => {
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

const coverages = new WeakMap<ActionElement, Rule['covers']>();

/** Which actions of a service a statement covers. Sorted out once, however often it is asked. */
export const coverage = ({actions}: Statement): Rule['covers'] => {
	const found = coverages.get(actions) ?? coverageBy(actions);
	coverages.set(actions, found);
	return found;
};

const takenAway = ({not, certain, possible}: Reach, usual: Truth, free: Truth): Rule['denies'] => ({
	certain: free === yes ? {not, places: not ? possible : certain} : undefined,
	possible: usual === no ? undefined : {not, places: not ? certain : possible},
});

type Contexts = {readonly usual: Context; readonly free: Context};

const ruleOf = (statement: Statement, contexts: Contexts): Rule | undefined => {
	const usual = conditionsHold(statement, contexts.usual);
	const free = conditionsHold(statement, contexts.free);
	if (free === no) return undefined;
	const allow = statement.effect === 'Allow';
	const places = everywhere.within;
	const reach = statement.resources
		? readReach(statement.resources, contexts.usual)
		: {not: false, certain: places, possible: places};
	return {
		allow,
		denies: allow ? {certain: undefined, possible: undefined} : takenAway(reach, usual, free),
		allows: {
			certain: allow && usual === yes ? certainAreas(reach) : [],
			possible: allow ? possibleAreas(reach) : [],
		},
		covers: coverage(statement),
	};
};

const layerOf = (policies: readonly NamedPolicy[], contexts: Contexts): Layer => ({
	rules: policies.flatMap(({document}) =>
		(document?.statements ?? []).flatMap((statement) => ruleOf(statement, contexts) ?? []),
	),
	unread: policies.some(({document}) => document === undefined),
});

/** The layers as they stand for services of one kind: see `hasSingleEndpoint`. */
export const layersOf = (
	{identity, boundary, session}: PolicySet,
	visitor: Visitor,
	single: boolean,
): readonly Layer[] => {
	const contexts = {
		usual: contextOf(visitor, 'usual', single),
		free: contextOf(visitor, 'free', single),
	};
	return [identity, ...(boundary ? [[boundary]] : []), ...(session ? [session] : [])].map((policies) =>
		layerOf(policies, contexts),
	);
};
