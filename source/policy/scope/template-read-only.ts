/** `read-only=<service>`: apart from the other templates, because it needs the table of actions. */
import {type ActionService, allServices, findService} from '../preview/action-table.ts';
import {prefixesBehind} from '../preview/warning-destination.ts';
import type {Narrowing} from './parsed-template.ts';
import {leaving} from './template.ts';

const looks = new Set(['List', 'Read']);

/** `Get`, `GetJob`, `GetJobRun`. */
const beginningsOf = (name: string): readonly string[] => {
	const words = name.match(/[A-Z]*[^A-Z]*/g) ?? [];
	return words.map((_, index) => words.slice(0, index + 1).join('')).filter((start) => start !== '');
};

/**
 * As few patterns as there can be: `Describe*` where all that begins so only looks, else `DescribeJob*`, else the name.
 */
const lookingActions = ({prefix, groups}: ActionService): readonly string[] => {
	const namesOf = (looking: boolean) =>
		groups.flatMap(({level, names}) => (looks.has(level) === looking ? names : []));
	const changing = namesOf(false).map((name) => name.toLowerCase());
	const looking = namesOf(true);
	const patterns = looking.map((name) => {
		const start = beginningsOf(name).find(
			(beginning) => !changing.some((other) => other.startsWith(beginning.toLowerCase())),
		);
		const isShared = looking.some(
			(other) => other !== name && start !== undefined && other.startsWith(start),
		);
		return isShared ? `${start}*` : name;
	});
	return [...new Set(patterns)].toSorted().map((name) => `${prefix}:${name}`);
};

/**
 * What only looks in a service, named as its actions begin (`states`) or as the console calls it (`stepfunctions`).
 * `undefined`: there is no such service, or nothing to look at.
 */
export const readOnlyNarrowing = (name: string): Narrowing | undefined => {
	const prefixes = findService(name) ? [name] : prefixesBehind(name.toLowerCase());
	const actions = prefixes.flatMap((prefix) => findService(prefix) ?? []).flatMap(lookingActions);
	return actions.length === 0 ? undefined : leaving(actions);
};

/** What stands before the colon of every service's actions. */
export const servicePrefixes = (): readonly string[] => allServices().map(({prefix}) => prefix);
