/** Actions that policies allow and the table does not know: newer than it, or long gone. */
import {doubtIn, type NamedPolicy, type PolicySet} from '../language/decide.ts';
import type {ActionElement, Statement} from '../language/policy-document.ts';
import {compileWildcard, matchesPattern} from '../language/wildcard.ts';
import {type ActionService, findService} from './action-table.ts';
import {isWithin, overlaps} from './permission-pattern.ts';

const namesOf = new WeakMap<ActionService, ReadonlySet<string>>();

const lowerNames = (service: ActionService): ReadonlySet<string> => {
	const found =
		namesOf.get(service) ??
		new Set(service.groups.flatMap(({names}) => names.map((name) => name.toLowerCase())));
	namesOf.set(service, found);
	return found;
};

/** Whether a pattern of actions, in lower case, means an action of the table. */
const isKnown = (pattern: string): boolean => {
	const colon = pattern.indexOf(':');
	const service = findService(pattern.slice(0, colon));
	const name = pattern.slice(colon + 1);
	if (colon < 0) return true;
	if (service === undefined) return false;
	if (name === '*') return true;
	const names = lowerNames(service);
	return /[*?]/.test(name) ? [...names].some((each) => matchesPattern(name, each)) : names.has(name);
};

const holdsAll = ({not, patterns}: ActionElement, pattern: string): boolean => {
	const wanted = compileWildcard(pattern);
	return not
		? !patterns.some((each) => overlaps(compileWildcard(each), wanted))
		: patterns.some((each) => isWithin(wanted, compileWildcard(each)));
};

const holdsSome = ({not, patterns}: ActionElement, pattern: string): boolean => {
	const wanted = compileWildcard(pattern);
	return not
		? !patterns.some((each) => isWithin(wanted, compileWildcard(each)))
		: patterns.some((each) => overlaps(compileWildcard(each), wanted));
};

const statementsOf = (policies: readonly NamedPolicy[], effect: Statement['effect']): readonly Statement[] =>
	policies.flatMap(({document}) =>
		(document?.statements ?? []).filter((statement) => statement.effect === effect),
	);

/** Denied whatever it works on. */
const isDenied = (policies: readonly NamedPolicy[], pattern: string): boolean =>
	statementsOf(policies, 'Deny').some(
		({actions, conditions, resources}) =>
			conditions.length === 0 &&
			resources?.not === false &&
			resources.patterns.some(({kind}) => kind === 'every') &&
			holdsAll(actions, pattern),
	);

/** Patterns of such actions that the policies may allow, in the order of the alphabet. */
export const unknownActions = ({identity, boundary, session}: PolicySet): readonly string[] => {
	const cuts = [...(boundary ? [[boundary]] : []), ...(session ? [session] : [])];
	const named = statementsOf(identity, 'Allow').flatMap(({actions}) => (actions.not ? [] : actions.patterns));
	const unknown = [...new Set(named)].filter((pattern) => !isKnown(pattern));
	const mayPass = (pattern: string) => (policies: readonly NamedPolicy[]) =>
		doubtIn(policies).allows ||
		statementsOf(policies, 'Allow').some(({actions}) => holdsSome(actions, pattern));
	return unknown
		.filter((pattern) => cuts.every(mayPass(pattern)))
		.filter((pattern) => ![identity, ...cuts].some((policies) => isDenied(policies, pattern)))
		.toSorted();
};

/** Whether the policies mean an action by more than "everything", so that it is hardly a slip of the pen. */
export const namingOf = (
	{identity, boundary, session}: PolicySet,
	action: string,
): 'exactly' | 'by-pattern' | 'not' => {
	const lower = action.toLowerCase();
	const all = [...identity, ...(boundary ? [boundary] : []), ...(session ?? [])];
	const patterns = all
		.flatMap(({document}) => document?.statements ?? [])
		.flatMap(({actions}) => actions.patterns);
	if (patterns.includes(lower)) return 'exactly';
	return patterns.some((pattern) => pattern !== '*' && matchesPattern(pattern, lower)) ? 'by-pattern' : 'not';
};
