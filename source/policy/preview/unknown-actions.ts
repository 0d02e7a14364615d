/** Actions that policies allow and the table does not know: newer than it, or long gone. */
import {doubtIn, type NamedPolicy, type PolicySet} from '../language/decide.ts';
import type {ActionElement, Statement} from '../language/policy-document.ts';
import {isUnlimited} from '../language/statement-match.ts';
import {compileWildcard, matchesPattern, type Wildcard} from '../language/wildcard.ts';
import {type ActionService, findService} from './action-table.ts';
import {keepingWeakly} from './keeping.ts';
import {statementsOf} from './matrix-rules.ts';
import {isWithin, overlaps} from './permission-pattern.ts';

const lowerNames = keepingWeakly(
	({groups}: ActionService): ReadonlySet<string> => new Set(groups.flatMap((group) => group.lowerNames)),
);

/** Whether a pattern of actions, in lower case, means an action of the table. */
const isKnown = (pattern: string): boolean => {
	const colon = pattern.indexOf(':');
	const service = findService(pattern.slice(0, colon));
	const name = pattern.slice(colon + 1);
	if (colon < 0) return true;
	if (service === undefined) return false;
	if (name === '*') return true;
	if (!/[*?]/.test(name)) return lowerNames(service).has(name);
	return service.groups.some((group) => group.lowerNames.some((each) => matchesPattern(name, each)));
};

/** Those of an element's patterns that may have something in common with one that names a service. */
const nearOf = ({patterns}: ActionElement, pattern: string): readonly Wildcard[] => {
	const service = pattern.slice(0, pattern.indexOf(':') + 1);
	return patterns.filter((each) => each === '*' || each.startsWith(service)).map(compileWildcard);
};

const holdsAll = (element: ActionElement, pattern: string): boolean => {
	const wanted = compileWildcard(pattern);
	const near = nearOf(element, pattern);
	return element.not
		? !near.some((each) => overlaps(each, wanted))
		: near.some((each) => isWithin(wanted, each));
};

const holdsSome = (element: ActionElement, pattern: string): boolean => {
	const wanted = compileWildcard(pattern);
	const near = nearOf(element, pattern);
	return element.not
		? !near.some((each) => isWithin(wanted, each))
		: near.some((each) => overlaps(each, wanted));
};

const statementsThat = (
	effect: Statement['effect'],
	policies: readonly NamedPolicy[],
): readonly Statement[] => statementsOf(policies).filter((statement) => statement.effect === effect);

/** Denied whatever it works on. */
const isDenied = (policies: readonly NamedPolicy[], pattern: string): boolean =>
	statementsThat('Deny', policies).some(
		(statement) => isUnlimited(statement) && holdsAll(statement.actions, pattern),
	);

/** Patterns of such actions that the policies may allow, in the order of the alphabet. */
export const unknownActions = ({identity, boundary, session}: PolicySet): readonly string[] => {
	const cuts = [...(boundary ? [[boundary]] : []), ...(session ? [session] : [])];
	const unknown = statementsThat('Allow', identity).flatMap(({actions: {not, patterns}}) =>
		not ? [] : patterns.filter((pattern) => !isKnown(pattern)),
	);
	const mayPass = (pattern: string) => (policies: readonly NamedPolicy[]) =>
		doubtIn(policies).allows ||
		statementsThat('Allow', policies).some(({actions}) => holdsSome(actions, pattern));
	return [...new Set(unknown)]
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
	const patterns = statementsOf(all).flatMap(({actions}) => actions.patterns);
	if (patterns.includes(lower)) return 'exactly';
	return patterns.some((pattern) => pattern !== '*' && matchesPattern(pattern, lower)) ? 'by-pattern' : 'not';
};
