import type {JudgedRole} from '../../../roles/role.ts';
import {fuzzySearch, type SnapshotKeys, searchable} from '../../text/fuzzy.ts';

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

const tagText = (role: JudgedRole) =>
	Object.entries(role.tags ?? {})
		.map(([key, value]) => `${key}=${value}`)
		.join(' ');

/** What a filter looks into; the results of a match stand in the same order. */
const texts = [
	(role: JudgedRole) => role.name,
	(role: JudgedRole) => role.path,
	(role: JudgedRole) => role.description,
	(role: JudgedRole) => role.account,
	tagText,
];

type Prepared = {
	readonly snapshot: SnapshotKeys<JudgedRole>;
	readonly places: ReadonlyMap<JudgedRole, number>;
};

/** Lists of roles prepared for searching, each once: typing must not wait for ten thousand roles. */
const prepared = new WeakMap<readonly JudgedRole[], Prepared>();

const prepare = (roles: readonly JudgedRole[]): Prepared => {
	const known = prepared.get(roles);
	if (known !== undefined) return known;
	const fresh = {
		snapshot: searchable(roles, texts),
		places: new Map(roles.map((role, place) => [role, place])),
	};
	prepared.set(roles, fresh);
	return fresh;
};

/** Matches that score about the same keep the list's own order, so that verdicts still count. */
const tier = (score: number) => Math.round(score * 20);

/** The roles that match, best first; all of them, in their order, for an empty filter. */
export const filterRoles = (roles: readonly JudgedRole[], filter: string): readonly RoleRow[] => {
	const search = filter.trim();
	if (search === '') return roles.map((role) => ({role, matched: unmatched}));
	const meant = /[:/]/.test(search) ? byArn(roles, search.toLowerCase()) : [];
	if (meant.length > 0) return meant;
	const {snapshot, places} = prepare(roles);
	const place = (role: JudgedRole) => places.get(role) ?? 0;
	return [...fuzzySearch(search, snapshot)]
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
	roles.filter(({arn}) => arn.toLowerCase().includes(part)).map((role) => ({role, matched: unmatched}));
