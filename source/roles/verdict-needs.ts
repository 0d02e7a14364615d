/** The smallest set of things to be supplied or true under which AssumeRole is allowed. */
import {candidateValues} from '../policy/candidate-values.ts';
import type {Condition} from '../policy/condition.ts';
import {type Context, type KeyValue, present} from '../policy/request-context.ts';
import {type Assignment, satisfy, type Variable} from '../policy/satisfy.ts';
import {both, hidden, no, open, type Truth, yes} from '../policy/truth.ts';
import type {Caller} from './caller.ts';
import type {Role} from './role.ts';
import type {Need} from './verdict.ts';
import {isTagKey, type KeyFact, mayHaveSeveral, uncertain} from './verdict-keys.ts';
import {isMfaKey, mfaStates, mfaStatesUnsupplied} from './verdict-mfa.ts';
import {type Permit, permits, type Stance} from './verdict-permission.ts';
import {type Call, conditionsOf, variablesOf} from './verdict-rules.ts';

export type Question = {
	readonly caller: Caller;
	readonly role: Role;
	readonly factOf: (key: string, role: Role) => KeyFact;
	readonly permitFor: (call: Call) => Permit;
};

/** Ties are broken in this order: what the caller can see to comes before what they can't. */
const needOrder: readonly Need[] = [
	'mfa',
	'external-id',
	'session-name',
	'source-identity',
	'tags',
	'region',
	'source-ip',
	'other',
];

/** All subsets, small ones first. */
const subsets = (needs: readonly Need[]): readonly (readonly Need[])[] => {
	const sets: (readonly Need[])[] = [[]];
	for (const need of needs) {
		sets.push(...sets.map((set) => [...set, need]));
	}

	return sets.toSorted((a, b) => a.length - b.length);
};

type Matter = {
	readonly conditions: readonly Condition[];
	/** Every key that a condition or a policy variable asks for. */
	readonly keys: readonly string[];
	readonly variableKeys: ReadonlySet<string>;
	readonly calls: readonly {readonly call: Call; readonly permit: Permit}[];
};

/** What has a bearing at all: most roles have no condition, and are settled by one look. */
const gather = ({permitFor}: Question): Matter => {
	const calls: Matter['calls'][number][] = [];
	const conditions: Condition[] = [];
	const keys = new Set<string>();
	const variableKeys = new Set<string>();
	const add = (call: Call) => {
		const permit = permitFor(call);
		calls.push({call, permit});
		for (const condition of conditionsOf(permit.rules)) {
			conditions.push(condition);
			keys.add(condition.key);
		}

		for (const key of variablesOf(permit.rules)) {
			variableKeys.add(key);
			keys.add(key);
		}
	};

	add('sts:AssumeRole');
	if (keys.has('sts:sourceidentity')) {
		add('sts:SetSourceIdentity');
	}

	if ([...keys].some(isTagKey)) {
		add('sts:TagSession');
	}

	return {conditions, keys: [...keys], variableKeys, calls};
};

const needOf = (fact: KeyFact): Need | undefined =>
	fact.kind === 'known' ? undefined : fact.kind === 'mfa' ? 'mfa' : fact.need;

const mayBeAbsent = (fact: KeyFact): boolean =>
	fact.kind === 'hidden' ? fact.mayBeAbsent : fact.kind !== 'chosen' || fact.usual.state === 'absent';

/** Builds the context of one try: what is chosen, what is free to be chosen, and what is as it usually is. */
const contextFor =
	({role, factOf}: Question, free: ReadonlySet<Need>, chosen: Assignment): Context =>
	(key) => {
		const value = chosen.get(key);
		if (value !== undefined) {
			return value;
		}

		const fact = factOf(key, role);
		if (fact.kind === 'known') {
			return fact.value;
		}

		if (fact.kind === 'chosen') {
			return free.has(fact.need) ? uncertain(open, mayBeAbsent(fact)) : fact.usual;
		}

		return uncertain(free.has(fact.kind === 'mfa' ? 'mfa' : fact.need) ? open : hidden, mayBeAbsent(fact));
	};

/** Whether the request carries a source identity, or tags, and must be allowed to. */
const isMade = (call: Call, keys: readonly string[], context: Context): Truth => {
	if (call === 'sts:AssumeRole') {
		return yes;
	}

	const relevant = call === 'sts:SetSourceIdentity' ? ['sts:sourceidentity'] : keys.filter(isTagKey);
	let made: Truth = no;
	for (const key of relevant) {
		const value = context(key);
		if (value.state === 'present') {
			return yes;
		}

		made = value.state === 'uncertain' ? open : made;
	}

	return made;
};

const allCalls = (matter: Matter, context: Context, stance: Stance): Truth => {
	let truth: Truth = yes;
	for (const {call, permit} of matter.calls) {
		const made = isMade(call, matter.keys, context);
		const permitted = made === no ? yes : permits(permit, context, stance);
		truth = both(truth, made === open && permitted === no ? open : permitted);
		if (truth === no) {
			break;
		}
	}

	return truth;
};

const tagName = (key: string) => key.slice(key.indexOf('/') + 1);

/** Tag keys that agree with the tags chosen: each of these is listed, and none that was left out. */
const agreesWithTags = (value: KeyValue, chosen: Assignment): boolean => {
	const listed = value.state === 'present' ? value.values.map((name) => name.toLowerCase()) : [];
	return [...chosen].every(
		([key, tag]) =>
			!key.startsWith('aws:requesttag/') || listed.includes(tagName(key)) === (tag.state === 'present'),
	);
};

const withChosenTags = (value: KeyValue, chosen: Assignment): KeyValue => {
	const names = [...chosen].flatMap(([key, tag]) =>
		key.startsWith('aws:requesttag/') && tag.state === 'present' ? [tagName(key)] : [],
	);
	const listed = value.state === 'present' ? value.values : [];
	const all = [...listed, ...names.filter((name) => !listed.some((item) => item.toLowerCase() === name))];
	return all.length === 0 ? value : present(...all);
};

const variableFor = (
	question: Question,
	matter: Matter,
	free: ReadonlySet<Need>,
	key: string,
	thorough: boolean,
): Variable => ({
	choices: (chosen) => {
		const fact = question.factOf(key, question.role);
		if (fact.kind === 'known' || fact.kind === 'mfa') {
			return {assignments: [], complete: true};
		}

		const {values, complete} = candidateValues(
			{
				conditions: matter.conditions.filter((condition) => condition.key === key),
				context: contextFor(question, free, chosen),
				domain: fact.domain,
				mayBeAbsent: mayBeAbsent(fact),
				mayHaveSeveral: mayHaveSeveral(key),
			},
			thorough,
		);
		const usual = fact.kind === 'chosen' ? [fact.usual] : [];
		const agreeing =
			key === 'aws:tagkeys'
				? [...usual, ...values]
						.map((value) => withChosenTags(value, chosen))
						.filter((value) => agreesWithTags(value, chosen))
				: [...usual, ...values];
		return {
			assignments: agreeing.map((value) => [[key, value]]),
			complete: complete && !matter.variableKeys.has(key),
		};
	},
});

const solve = (
	question: Question,
	matter: Matter,
	supplied: readonly Need[],
	stance: Stance,
	thorough: boolean,
) => {
	const free = new Set(supplied);
	const usesMfa = matter.keys.some(isMfaKey);
	const variables: Variable[] = [];
	if (usesMfa && free.has('mfa')) {
		const assignments = mfaStates(question.caller, matter.conditions);
		variables.push({choices: () => ({assignments, complete: true})});
	}

	const freeKeys = matter.keys.filter((key) => {
		const need = needOf(question.factOf(key, question.role));
		return need !== undefined && need !== 'mfa' && free.has(need);
	});
	// Keys that others refer to come first, the list of tag keys last: it follows from the tags.
	const rank = (key: string) => (key === 'aws:tagkeys' ? 2 : matter.variableKeys.has(key) ? 0 : 1);
	for (const key of freeKeys.toSorted((a, b) => rank(a) - rank(b))) {
		variables.push(variableFor(question, matter, free, key, thorough));
	}

	const unsupplied =
		usesMfa && !free.has('mfa') ? mfaStatesUnsupplied(question.caller, matter.conditions) : [[]];
	return satisfy(variables, (chosen) => {
		let truth: Truth = yes;
		for (const state of unsupplied) {
			const context = contextFor(
				question,
				free,
				state.length === 0 ? chosen : new Map([...chosen, ...state]),
			);
			truth = both(truth, allCalls(matter, context, stance));
			if (truth === no) {
				break;
			}
		}

		return truth;
	});
};

/**
 * The needs under which the caller may assume the role, sorted: empty for "as things are", `undefined` for "in no
 * way". What can't be tried out in full counts as possible: denied is never a guess.
 */
export const findNeeds = (question: Question, stance: Stance): readonly Need[] | undefined => {
	const matter = gather(question);
	const relevant = needOrder.filter((need) =>
		matter.keys.some((key) => needOf(question.factOf(key, question.role)) === need),
	);
	if (solve(question, matter, [], stance, false) === 'possible') {
		return [];
	}

	if (relevant.length === 0) {
		return undefined;
	}

	for (const thorough of [false, true]) {
		if (solve(question, matter, relevant, stance, thorough) === 'impossible') {
			return undefined;
		}

		for (const needs of subsets(relevant).slice(1)) {
			const answer = solve(question, matter, needs, stance, thorough);
			if (answer === 'possible' || (thorough && answer === 'unsettled')) {
				return needs.toSorted();
			}
		}
	}

	return undefined;
};
