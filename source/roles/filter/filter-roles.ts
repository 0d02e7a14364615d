import type {JudgedRole} from '../role.ts';
import {parseRoleFilter, textsOf} from './filter-language.ts';
import {fuzzySearch, type SnapshotKeys, searchable} from './fuzzy.ts';

/** A role in the list, with the characters a filter matched (UTF-16 indexes). */
export type RoleRow = {
	readonly role: JudgedRole;
	readonly matched: {
		readonly name: readonly number[];
		readonly path: readonly number[];
		readonly description: readonly number[];
	};
};

const unmatched: RoleRow['matched'] = {name: [], path: [], description: []};

const unmatchedRow = (role: JudgedRole): RoleRow => ({role, matched: unmatched});

type Prepared = {
	readonly snapshot: SnapshotKeys<JudgedRole>;
	readonly places: ReadonlyMap<JudgedRole, number>;
};

/** Lists of roles prepared for searching, each once: typing must not wait for ten thousand roles. */
const prepared = new WeakMap<readonly JudgedRole[], Prepared>();

/** Name, path and description come first, as in `matched`. */
const textCount = 7;

const prepare = (roles: readonly JudgedRole[]): Prepared => {
	const known = prepared.get(roles);
	if (known !== undefined) return known;
	const texts = new Map(roles.map((role) => [role, textsOf(role)]));
	const keys = Array.from(
		{length: textCount},
		(_, place) => (role: JudgedRole) => texts.get(role)?.[place] ?? '',
	);
	const fresh = {
		snapshot: searchable(roles, keys),
		places: new Map(roles.map((role, place) => [role, place])),
	};
	prepared.set(roles, fresh);
	return fresh;
};

/** Matches that score about the same keep the list's own order, so that verdicts still count. */
const tier = (score: number) => Math.round(score * 20);

/** The roles with the words in them, letters in order with gaps allowed, best first. */
const byWords = (roles: readonly JudgedRole[], words: string): readonly RoleRow[] => {
	const {snapshot, places} = prepare(roles);
	const place = (role: JudgedRole) => places.get(role) ?? 0;
	return [...fuzzySearch(words, snapshot)]
		.sort((a, b) => tier(b.score) - tier(a.score) || place(a.obj) - place(b.obj))
		.map((match) => ({
			role: match.obj,
			matched: {
				name: match[0]?.indexes ?? [],
				path: match[1]?.indexes ?? [],
				description: match[2]?.indexes ?? [],
			},
		}));
};

/** Colons and slashes are an ARN's, or a part of one: that is meant as it is written, not letter by letter. */
const byArn = (roles: readonly JudgedRole[], part: string): readonly RoleRow[] =>
	roles.filter(({arn}) => arn.toLowerCase().includes(part)).map(unmatchedRow);

/**
 * The roles that a filter finds, best first; all of them, in their order, for an empty one. Its language is
 * `parseRoleFilter`'s; what of it is no filter is in `problems` and finds nothing.
 */
export const filterRoles = (roles: readonly JudgedRole[], text: string): readonly RoleRow[] => {
	const {words, fits, problems} = parseRoleFilter(text);
	if (problems.length > 0) return [];
	const all = words.join(' ');
	const meant = /[:/]/.test(all) ? byArn(roles, all) : [];
	const found = meant.length > 0 ? meant : all === '' ? roles.map(unmatchedRow) : byWords(roles, all);
	return found.filter(({role}) => fits(role));
};
