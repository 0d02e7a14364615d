/**
 * AWS's services and their actions, unpacked from `action-table-data.ts` as they are asked for.
 *
 * A service's line there: `prefix|name|type;type|group|group…`. A type is the ARN of a kind of resource without its
 * partition, `=` at its front for `prefix:*:*:`; in it `*` stands for any text, `~` for any without a slash. A group is
 * a level's letter and the types its actions know, as base-36 places in the list of types, then after a colon the
 * names: each a digit for how many words it shares with the name before it, and codes for the words that follow.
 */
import type {AccessLevel} from './access-level.ts';
import {serviceLines, wordList} from './action-table-data.ts';

export {actionTableDate} from './action-table-data.ts';

/** Actions of a service that share a level and the kinds of resources they work on. */
export type ActionGroup = {
	readonly level: AccessLevel;
	/** ARNs after the partition, see above; none: the actions know no resources and need `Resource: "*"`. */
	readonly types: readonly string[];
	/** `GetObject`, in the order of the alphabet. */
	readonly names: readonly string[];
};

export type ActionService = {
	/** What stands before the colon of an action. */
	readonly prefix: string;
	/** AWS's name: "Amazon S3". */
	readonly name: string;
	readonly groups: readonly ActionGroup[];
};

export type Action = {readonly service: ActionService; readonly group: ActionGroup; readonly name: string};

const levels: Readonly<Record<string, AccessLevel>> = {
	L: 'List',
	R: 'Read',
	W: 'Write',
	P: 'Permissions management',
	T: 'Tagging',
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const marks = '!#%&()*+,-./:;<=>?@[]^_{}~';
/** As in scripts/build-action-table.mjs. */
const first = letters + marks;
const second = `0123456789${first}`;
const alone = 40;

const codes = (): ReadonlyMap<string, string> =>
	new Map(
		wordList.split(' ').map((word, at) => {
			const rest = at - alone;
			const code =
				rest < 0
					? first.charAt(at)
					: first.charAt(alone + Math.floor(rest / second.length)) + second.charAt(rest % second.length);
			return [code, word];
		}),
	);

const isDigit = (character: string) => character >= '0' && character <= '9';

const unpackNames = (packed: string, words: ReadonlyMap<string, string>): readonly string[] => {
	const names: string[] = [];
	let before: readonly string[] = [];
	let at = 0;
	while (at < packed.length) {
		const parts = before.slice(0, Number(packed.charAt(at++)));
		while (at < packed.length && !isDigit(packed.charAt(at))) {
			const length = words.has(packed.charAt(at)) ? 1 : 2;
			parts.push(words.get(packed.slice(at, at + length)) ?? '');
			at += length;
		}
		names.push(parts.join(''));
		before = parts;
	}
	return names;
};

const unpackGroup = (
	packed: string,
	types: readonly string[],
	words: ReadonlyMap<string, string>,
): ActionGroup => {
	const colon = packed.indexOf(':');
	const places = packed.slice(1, colon);
	return {
		level: levels[packed.charAt(0)] ?? 'Write',
		types: places === '' ? [] : places.split(',').flatMap((place) => types[Number.parseInt(place, 36)] ?? []),
		names: unpackNames(packed.slice(colon + 1), words),
	};
};

const unpackService = (line: string, words: ReadonlyMap<string, string>): ActionService => {
	const [prefix = '', name = '', types = '', ...packed] = line.split('|');
	let groups: readonly ActionGroup[] | undefined;
	return {
		prefix,
		name,
		get groups() {
			if (groups === undefined) {
				const arns = types === '' ? [] : types.split(';').map((type) => type.replace(/^=/, `${prefix}:*:*:`));
				groups = packed.map((group) => unpackGroup(group, arns, words));
			}
			return groups;
		},
	};
};

let services: ReadonlyMap<string, ActionService> | undefined;

const table = () => {
	if (services === undefined) {
		const words = codes();
		services = new Map(
			serviceLines.split('\n').map((line) => [line.slice(0, line.indexOf('|')), unpackService(line, words)]),
		);
	}
	return services;
};

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
		const name = group.names.find((candidate) => candidate.toLowerCase() === lower);
		if (service && name !== undefined) return {service, group, name};
	}
	return undefined;
};
