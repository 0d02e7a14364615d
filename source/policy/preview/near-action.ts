/** Which actions somebody may have meant by a name that is none. */
import {type ActionService, allServices, findAction, findService} from './action-table.ts';

/** The candidate most like a word; undefined: none is near. */
export type Nearest = (word: string, candidates: readonly string[]) => string | undefined;

/** More than these say nothing. */
const most = 3;

/** `Invoke` of `InvokeFunction`: what is near, else what begins with it, else what has it. */
const nearNames = (name: string, {groups}: ActionService, nearest: Nearest): readonly string[] => {
	const names = groups.flatMap((group) => group.names);
	const one = nearest(name, names);
	if (one !== undefined) return [one];
	const lower = name.toLowerCase();
	const beginning = names.filter((candidate) => candidate.toLowerCase().startsWith(lower));
	const having = names.filter((candidate) => candidate.toLowerCase().includes(lower));
	return (beginning.length > 0 ? beginning : having).slice(0, most);
};

/**
 * The services meant by a prefix that is none: those that have an action of that name, before one that is only near.
 */
const nearServices = (prefix: string, name: string, nearest: Nearest): readonly ActionService[] => {
	const having = allServices().filter((service) => findAction(`${service.prefix}:${name}`));
	const near = (services: readonly ActionService[]) => {
		const prefixes = services.map((service) => service.prefix);
		return findService(nearest(prefix, prefixes) ?? '');
	};
	const one = near(having) ?? (having.length > 0 ? undefined : near(allServices()));
	return one ? [one] : having.length <= most ? having : [];
};

/**
 * Actions that exist and may have been meant, the likeliest first; none where nothing is near.
 * @param text `service:Action`.
 * @example nearActions('cloudwatchlogs:GetLogEvents', nearest) // ['logs:GetLogEvents']
 */
export const nearActions = (text: string, nearest: Nearest): readonly string[] => {
	const [prefix = '', name = ''] = text.split(':');
	const known = findService(prefix);
	return (known ? [known] : nearServices(prefix, name, nearest)).flatMap((service) => {
		const exact = findAction(`${service.prefix}:${name}`);
		const names = exact ? [exact.name] : nearNames(name, service, nearest);
		return names.map((found) => `${service.prefix}:${found}`);
	});
};
