import {joinWords} from '../../text/join-words.ts';
import {plainText} from '../../text/plain-text.ts';
import type {JudgedRole} from '../role.ts';
import {needs, verdicts} from '../verdict/verdict.ts';

/** What somebody types to find roles, taken apart. Pure. */
export type RoleFilter = {
	/** To be found in some way in what is known of a role. */
	readonly words: readonly string[];
	/** What a role has to be besides: `is:`, `needs:`, `path:`, `account:`, `profile:`, and what `-` rules out. */
	readonly fits: (role: JudgedRole) => boolean;
	/** What is no filter, in sentences. */
	readonly problems: readonly string[];
};

type Test = (role: JudgedRole) => boolean;

/** What a key's value may be, where it is one of a few; and what it says of a role. */
type Key = {
	readonly of?: readonly string[];
	readonly test: (value: string) => Test;
};

const begins = (text: string, value: string) => text.toLowerCase().startsWith(value);

const keys: Readonly<Record<string, Key>> = {
	is: {of: verdicts, test: (value) => (role) => begins(role.verdict.verdict, value)},
	needs: {of: needs, test: (value) => (role) => role.verdict.needs.some((need) => begins(need, value))},
	path: {test: (value) => (role) => begins(role.path, value.startsWith('/') ? value : `/${value}`)},
	account: {test: (value) => (role) => begins(role.account, value.replaceAll('-', ''))},
	profile: {test: (value) => (role) => role.profile !== undefined && begins(role.profile.name, value)},
};

/** The filters there are, as they are typed. */
export const filterKeys: readonly string[] = Object.keys(keys).map((key) => `${key}:`);

/** Everything a filter's words look into: what is known of a role, and what the list shows of it. */
export const textsOf = (role: JudgedRole): readonly string[] => [
	role.name,
	role.path,
	role.description,
	role.account,
	Object.entries(role.tags ?? {})
		.map(([key, value]) => `${key}=${value}`)
		.join(' '),
	role.verdict.needs.flatMap((need) => [need, need.replaceAll('-', ' ')]).join(' '),
	role.profile?.name ?? '',
];

const holds = (role: JudgedRole, word: string): boolean =>
	[role.arn, ...textsOf(role)].some((text) => text.toLowerCase().includes(word));

type Part = {readonly word: string} | {readonly test: Test} | {readonly problem: string};

/** Spaces within quotes belong to a part. */
const part = /(?:"[^"]*"?|[^\s"])+/gu;

const partOf = (written: string): Part => {
	const [, minus = '', name = '', quoted = ''] = /^(-?)(?:([a-z]+):(?!\/\/))?(.*)$/u.exec(written) ?? [];
	const value = quoted.replaceAll('"', '');
	const not = (test: Test): Part => ({test: minus === '' ? test : (role) => !test(role)});
	const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
	if (key !== undefined) {
		if (key.of !== undefined && !key.of.some((one) => one.startsWith(value))) {
			return {problem: `${name}: takes ${joinWords(key.of, 'or')}.`};
		}
		// Nothing behind the colon yet: nothing is asked for yet.
		return value === '' ? {test: () => true} : not(key.test(value));
	}
	if (name !== '' && name !== 'arn' && name !== 'role') {
		return {problem: `${plainText(name, 40)}: is not a filter. There are ${filterKeys.join(', ')}.`};
	}
	const word = written.slice(minus.length).replaceAll('"', '');
	if (word === '') return {test: () => true};
	// What is quoted is meant as it is written, and so is what is not to be found.
	return minus === '' && word === written ? {word} : not((role) => holds(role, word));
};

/**
 * `prod is:allowed -path:/team/ profile:"acme prod"`: words, and what a role has to be. A value may be begun only:
 * `needs:ext`. Neither case nor a Japanese keyboard's wide letters and colons matter.
 */
export const parseRoleFilter = (text: string): RoleFilter => {
	const typed = text.normalize('NFKC').toLowerCase().replaceAll(/[“”]/g, '"');
	const parts = (typed.match(part) ?? []).map(partOf);
	const tests = parts.flatMap((part) => ('test' in part ? [part.test] : []));
	return {
		words: parts.flatMap((part) => ('word' in part ? [part.word] : [])),
		fits: (role) => tests.every((test) => test(role)),
		problems: parts.flatMap((part) => ('problem' in part ? [part.problem] : [])),
	};
};
