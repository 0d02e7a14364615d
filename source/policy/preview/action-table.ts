/**
 * AWS's services and their actions, unpacked from `action-table-data.ts` as they are asked for.
 *
 * A service's line there: `prefix|name|type;type|key;key|set;set|group|group…`. A type is the ARN of a kind of resource
 * without its partition, `=` at its front for `prefix:*:*:`; in it `*` stands for any text, `~` for any without a
 * slash. `^` before a text: that text itself. A key is a condition key in lower case, its service left out where that
 * is the prefix. A set is places in the list of keys. A group is a level's letter, `-` where no permission is needed,
 * the set of keys of the actions themselves, and for each type its place, `!` if it is needed beside others and `.`
 * with the set of keys it has; then the names. Places are written in base 36.
 */
import type {AccessLevel} from './access-level.ts';
import {serviceLines} from './action-table-data.ts';
import {keeping, lazily} from './keeping.ts';

export {actionTableDate} from './action-table-data.ts';

/** Condition keys that a request may have, besides those every request has. By lower-case name. */
export type ConditionKeySet = {readonly has: (key: string) => boolean};

/** A kind of resource an action works on. */
export type ResourceType = {
	/** Its ARN after the partition, see above. */
	readonly kind: string;
	/** Of several such types the action needs one each, all at once; of the others any one will do. */
	readonly needed: boolean;
	readonly keys: ConditionKeySet;
};

/** Actions of a service that share a level, the kinds of resources they work on and their condition keys. */
export type ActionGroup = {
	readonly level: AccessLevel;
	/** None: the actions know no resources; see {@link typesOf}. */
	readonly types: readonly ResourceType[];
	/** Of an action without types. */
	readonly keys: ConditionKeySet;
	/** They are allowed to everybody, whatever a policy says. */
	readonly needsNoPermission: boolean;
	/** `GetObject`, in the order of the alphabet. */
	readonly names: readonly string[];
	/** The same in lower case. */
	readonly lowerNames: readonly string[];
};

export type ActionService = {
	/** What stands before the colon of an action. */
	readonly prefix: string;
	/** AWS's name: "Amazon S3". */
	readonly name: string;
	readonly groups: readonly ActionGroup[];
};

export type Action = {readonly service: ActionService; readonly group: ActionGroup; readonly name: string};

/** What an action that knows no resources is asked for on. */
const asterisk = '^*';

/** The kinds of resources an action is asked for on: `*` itself, where it knows none. */
export const typesOf = ({types, keys}: ActionGroup): readonly ResourceType[] =>
	types.length > 0 ? types : [{kind: asterisk, needed: false, keys}];

/** The one text an action without resources is asked for on: `*`, or `arn:aws:s3:::*`. */
export const askedOn = (group: ActionGroup, partition: string): string | undefined => {
	const [{kind = ''} = {}] = typesOf(group);
	if (!kind.startsWith('^')) return undefined;
	return kind === asterisk ? '*' : `arn:${partition}:${kind.slice(1)}`;
};

const levels: Readonly<Record<string, AccessLevel>> = {
	L: 'List',
	R: 'Read',
	W: 'Write',
	P: 'Permissions management',
	T: 'Tagging',
};

const listOf = (text: string, separator: string): readonly string[] =>
	text === '' ? [] : text.split(separator);

const resourceTag = /^aws:resourcetag\//;

/**
 * The keys of one set. Of a service whose reference names `aws:ResourceTag` nowhere it is not known which of its
 * resources have tags: there every action may have that key.
 */
const keySet = (keys: readonly string[], tagsUntold: boolean): ConditionKeySet => {
	const exact = new Set(keys);
	const patterns = keys
		.filter((key) => key.includes('*'))
		.map((key) => key.split('*') as [string, string | undefined]);
	return {
		has: (key) =>
			exact.has(key) ||
			(tagsUntold && resourceTag.test(key)) ||
			patterns.some(([start, end = '']) => key.startsWith(start) && key.endsWith(end)),
	};
};

const placeOf = (text: string) => Number.parseInt(text, 36);

/** The sets of keys of a service, by their place; an empty text: the empty one. */
const unpackSets = (prefix: string, packedKeys: string, packedSets: string) => {
	const keys = listOf(packedKeys, ';').map((key) => (key.startsWith(':') ? prefix + key : key));
	const tagsUntold = !keys.some((key) => resourceTag.test(key));
	const sets = listOf(packedSets, ';');
	return keeping((place: string): ConditionKeySet => {
		const set = lazily(() => {
			const places = listOf(sets[placeOf(place)] ?? '', '.');
			return keySet(
				places.flatMap((at) => keys[placeOf(at)] ?? []),
				tagsUntold,
			);
		});
		return {has: (key) => set().has(key)};
	});
};

/** What the groups of a service share: lists of types and sets of keys by their texts. */
type Unpacked = {
	readonly typesAt: (text: string) => readonly ResourceType[];
	readonly keysAt: (text: string) => ConditionKeySet;
};

/**
 * A class, so that the thousands of groups are objects of one shape: with getters of its own each would have its own.
 */
class PackedGroup implements ActionGroup {
	readonly level: AccessLevel;
	readonly needsNoPermission: boolean;
	readonly #text: string;
	/** Where the types begin in the text, and where they end. */
	readonly #typesAt: number;
	readonly #end: number;
	readonly #unpacked: Unpacked;
	#names: readonly string[] | undefined;
	#lowerNames: readonly string[] | undefined;

	constructor(text: string, unpacked: Unpacked) {
		const end = text.indexOf(':');
		const comma = text.indexOf(',');
		this.level = levels[text.charAt(0)] ?? 'Write';
		this.needsNoPermission = text.charAt(1) === '-';
		this.#text = text;
		this.#typesAt = comma < 0 || comma > end ? end : comma;
		this.#end = end;
		this.#unpacked = unpacked;
	}

	get types() {
		return this.#unpacked.typesAt(this.#text.slice(this.#typesAt + 1, this.#end));
	}

	get keys() {
		return this.#unpacked.keysAt(this.#text.slice(1, this.#typesAt).replace('-', ''));
	}

	get names() {
		this.#names ??= this.#text.slice(this.#end + 1).split(' ');
		return this.#names;
	}

	get lowerNames() {
		this.#lowerNames ??= this.#text
			.slice(this.#end + 1)
			.toLowerCase()
			.split(' ');
		return this.#lowerNames;
	}
}

const unpackGroups = (
	prefix: string,
	[packedKinds = '', packedKeys = '', packedSets = '', ...packed]: readonly string[],
): readonly ActionGroup[] => {
	const kinds = lazily(() => listOf(packedKinds, ';').map((kind) => kind.replace(/^=/, `${prefix}:*:*:`)));
	const setAt = lazily(() => unpackSets(prefix, packedKeys, packedSets));
	const typeOf = keeping((text: string): ResourceType => {
		const [place = '', set = ''] = text.split('.');
		return {kind: kinds()[placeOf(place)] ?? '', needed: place.endsWith('!'), keys: setAt()(set)};
	});
	const unpacked = {
		typesAt: keeping((text: string) => listOf(text, ',').map(typeOf)),
		keysAt: (text: string) => setAt()(text),
	};
	return packed.map((text) => new PackedGroup(text, unpacked));
};

class PackedService implements ActionService {
	readonly prefix: string;
	readonly name: string;
	readonly #line: string;
	#groups: readonly ActionGroup[] | undefined;

	constructor(line: string) {
		[this.prefix = '', this.name = ''] = line.split('|', 2);
		this.#line = line;
	}

	get groups() {
		this.#groups ??= unpackGroups(this.prefix, this.#line.split('|').slice(2));
		return this.#groups;
	}
}

const table = lazily(() => {
	const services = serviceLines()
		.split('\n')
		.map((line) => new PackedService(line));
	return new Map(services.map((service) => [service.prefix, service]));
});

/** Every service, in the order of their prefixes. */
export const allServices = (): readonly ActionService[] => [...table().values()];

/** A service by its prefix, in any case. */
export const findService = (prefix: string): ActionService | undefined => table().get(prefix.toLowerCase());

/** An action as policies name it, `s3:GetObject`, in any case. */
export const findAction = (text: string): Action | undefined => {
	const colon = text.indexOf(':');
	const service = findService(text.slice(0, colon));
	const lower = text.slice(colon + 1).toLowerCase();
	for (const group of service?.groups ?? []) {
		const name = group.names[group.lowerNames.indexOf(lower)];
		if (service && name !== undefined) return {service, group, name};
	}
	return undefined;
};
