/** A role's statements made ready for thousands of questions: conditions and resources settled once, actions by service. */
import type {NamedPolicy, PolicySet} from './decide.ts';
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
import type {Statement} from './policy-document.ts';
import {conditionsHold} from './statement-match.ts';
import {no, type Truth, yes} from './truth.ts';
import {anyRun, matchesWildcard, type Wildcard} from './wildcard.ts';

const colon = 0x3a;

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

const plain = (tokens: Wildcard) => String.fromCharCode(...tokens);

/** A test for names in lower case. Most patterns are a whole name or the start of one, and thousands are tried. */
const matcher = (patterns: readonly Wildcard[]): ((name: string) => boolean) => {
	const names = new Set<string>();
	const starts: string[] = [];
	const others: Wildcard[] = [];
	for (const pattern of patterns) {
		const wild = pattern.findIndex((token) => token < 0);
		if (wild < 0) names.add(plain(pattern));
		else if (wild === pattern.length - 1 && pattern[wild] === anyRun)
			starts.push(plain(pattern.slice(0, wild)));
		else others.push(pattern);
	}
	return (name) =>
		names.has(name) ||
		starts.some((start) => name.startsWith(start)) ||
		others.some((pattern) => matchesWildcard(pattern, name));
};

/** Sorts the patterns by the service in front of the colon, which knows no wildcards. */
export const coverage = ({actions: {not, patterns}}: Statement): Rule['covers'] => {
	const byService = new Map<string, Wildcard[]>();
	for (const pattern of patterns) {
		const end = pattern.indexOf(colon);
		// A pattern without a colon is `*`.
		if (end < 0) return () => (not ? 'none' : 'all');
		const service = plain(pattern.slice(0, end));
		const own = byService.get(service);
		if (own) own.push(pattern.slice(end + 1));
		else byService.set(service, [pattern.slice(end + 1)]);
	}
	return (service) => {
		const own = byService.get(service);
		if (own === undefined) return not ? 'all' : 'none';
		if (own.some((pattern) => pattern.length === 1 && pattern[0] === anyRun)) return not ? 'none' : 'all';
		const matches = matcher(own);
		return not ? (name) => !matches(name) : matches;
	};
};

const takenAway = ({not, certain, possible}: Reach, usual: Truth, free: Truth): Rule['denies'] => ({
	certain: free === yes ? {not, places: not ? possible : certain} : undefined,
	possible: usual === no ? undefined : {not, places: not ? certain : possible},
});

const ruleOf = (statement: Statement, visitor: Visitor, single: boolean): Rule | undefined => {
	const context = contextOf(visitor, 'usual', single);
	const usual = conditionsHold(statement, context);
	const free = conditionsHold(statement, contextOf(visitor, 'free', single));
	if (free === no) return undefined;
	const allow = statement.effect === 'Allow';
	const places = everywhere.within;
	const reach = statement.resources
		? readReach(statement.resources, context)
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

const layerOf = (policies: readonly NamedPolicy[], visitor: Visitor, single: boolean): Layer => ({
	rules: policies.flatMap(({document}) =>
		(document?.statements ?? []).flatMap((statement) => ruleOf(statement, visitor, single) ?? []),
	),
	unread: policies.some(({document}) => document === undefined),
});

/** The layers as they stand for services of one kind: see `hasSingleEndpoint`. */
export const layersOf = (
	{identity, boundary, session}: PolicySet,
	visitor: Visitor,
	single: boolean,
): readonly Layer[] =>
	[identity, ...(boundary ? [[boundary]] : []), ...(session ? [session] : [])].map((policies) =>
		layerOf(policies, visitor, single),
	);
