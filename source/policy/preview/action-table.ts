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

/** By the character's unit, or both characters' units as one number. */
type Words = readonly (string | undefined)[];

const codeOf = (a: number, b: number) => a * 128 + b;

const wordsByCode = (): Words => {
	const words = new Array<string | undefined>(codeOf(127, 127)).fill(undefined);
	wordList.split(' ').forEach((word, at) => {
		const rest = at - alone;
		const lead = rest < 0 ? at : alone + Math.floor(rest / second.length);
		const unit = first.charCodeAt(lead);
		words[rest < 0 ? unit : codeOf(unit, second.charCodeAt(rest % second.length))] = word;
	});
	return words;
};

const zero = 0x30;
const isDigit = (unit: number) => unit >= zero && unit <= zero + 9;

const unpackNames = (packed: string, words: Words): readonly string[] => {
	const names: string[] = [];
	let name = '';
	/** Where each word of the name ends. */
	const ends: number[] = [];
	let at = 0;
	while (at < packed.length) {
		const shared = packed.charCodeAt(at++) - zero;
		name = shared === 0 ? '' : name.slice(0, ends[shared - 1]);
		ends.length = shared;
		for (
			let unit = packed.charCodeAt(at);
			at < packed.length && !isDigit(unit);
			unit = packed.charCodeAt(at)
		) {
			at++;
			name += words[unit] ?? words[codeOf(unit, packed.charCodeAt(at++))] ?? '';
			ends.push(name.length);
		}
		names.push(name);
	}
	return names;
};

/** Unpacked where they are looked at: most questions need few of the twenty thousand names, or none. */
const unpackGroup = (packed: string, kinds: () => readonly string[], words: Words): ActionGroup => {
	const colon = packed.indexOf(':');
	let types: readonly string[] | undefined;
	let names: readonly string[] | undefined;
	return {
		level: levels[packed.charAt(0)] ?? 'Write',
		get types() {
			const places = colon > 1 ? packed.slice(1, colon).split(',') : [];
			types ??= places.flatMap((place) => kinds()[Number.parseInt(place, 36)] ?? []);
			return types;
		},
		get names() {
			names ??= unpackNames(packed.slice(colon + 1), words);
			return names;
		},
	};
};

const unpackService = (line: string, words: Words): ActionService => {
	const [prefix = '', name = '', packedKinds = '', ...packed] = line.split('|');
	let kinds: readonly string[] | undefined;
	const unpackKinds = () => {
		kinds ??= packedKinds.split(';').map((kind) => kind.replace(/^=/, `${prefix}:*:*:`));
		return kinds;
	};
	return {prefix, name, groups: packed.map((group) => unpackGroup(group, unpackKinds, words))};
};

let services: ReadonlyMap<string, ActionService> | undefined;

const table = () => {
	if (services === undefined) {
		const words = wordsByCode();
		const lines = serviceLines.split('\n').map((line) => unpackService(line, words));
		services = new Map(lines.map((service) => [service.prefix, service]));
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
