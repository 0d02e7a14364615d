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
const byWords = (
	roles: readonly JudgedRole[],
	words: string,
	fits: (role: JudgedRole) => boolean,
): readonly RoleRow[] => {
	const {snapshot, places} = prepare(roles);
	const place = (role: JudgedRole) => places.get(role) ?? 0;
	return [...fuzzySearch(words, snapshot, fits)]
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

const isInArn =
	({arn}: JudgedRole) =>
	(part: string) =>
		arn.toLowerCase().includes(part);

/**
 * The roles that a filter finds, best first; all of them, in their order, for an empty one. Its language is
 * `parseRoleFilter`'s; what of it is no filter is in `problems` and finds nothing.
 */
export const filterRoles = (roles: readonly JudgedRole[], text: string): readonly RoleRow[] => {
	const {words, fits, problems} = parseRoleFilter(text);
	if (problems.length > 0) return [];
	// Colons and slashes are an ARN's, or a part of one: that is meant as it is written, not letter by letter.
	const parts = words.filter((word) => /[:/]/.test(word) && roles.some((role) => isInArn(role)(word)));
	const others = words.filter((word) => !parts.includes(word));
	const mayBe = (role: JudgedRole) => fits(role) && parts.every(isInArn(role));
	const found = others.length === 0 ? [] : byWords(roles, others.join(' '), mayBe);
	if (found.length > 0) return found;
	return roles.filter((role) => mayBe(role) && others.every(isInArn(role))).map(unmatchedRow);
};
