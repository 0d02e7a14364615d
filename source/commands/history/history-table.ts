import {plainText} from '../../plain-text.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import {mayBeAlive} from '../../presets/history-filter.ts';
import {parseRoleArn, shortName} from '../../roles/role-arn.ts';
import {columns} from '../table.ts';
import {localTime, minutesLeft} from './history-time.ts';

const headings = ['MADE', 'MAY LIVE UNTIL', 'ROLE', 'FOR', 'OPENS', 'ACCOUNT'];
const [roleAt, forAt] = [2, 3];

/** A name is cut no shorter than this. */
const shortest = 8;

const widest = (rows: readonly (readonly string[])[], at: number) =>
	Math.max(...rows.map((row) => row[at]?.length ?? 0));

const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

const opens = ({service, region, scope}: HistoryEntry): string =>
	`${service} in ${region}${scope.length === 0 ? '' : `, narrowed by ${scope.join(', ')}`}`;

/**
 * The table of passes, so that no line is wider than the terminal: where it is narrow the account is left out, then
 * what opens, and then names are cut. Pure.
 * @param now Milliseconds since 1970.
 * @param width Columns; infinite where nobody looks.
 */
export const historyLines = (
	passes: readonly HistoryEntry[],
	now: number,
	width: number,
): readonly string[] => {
	const rows = [
		headings,
		...passes.map((entry) => [
			localTime(entry.issuedAt),
			mayBeAlive(entry, now)
				? `${localTime(entry.sessionExpiresAt).slice(11)}, ${minutesLeft(entry, now)} min`
				: 'ended',
			plainText(entry.role.slice(entry.role.indexOf('/') + 1) || 'none: federated', 64),
			plainText(entry.sessionName, 64),
			plainText(opens(entry), 120),
			plainText(entry.account, 12),
		]),
	];
	const fits = (lines: readonly string[]) => lines.every((line) => line.length <= width);
	for (const count of [6, 5, 4]) {
		const lines = columns(rows.map((row) => row.slice(0, count)));
		if (fits(lines)) return lines;
	}
	const room = Math.max(2 * shortest, width - widest(rows, 0) - widest(rows, 1) - 6);
	const half = Math.floor(room / 2);
	const forWidth = Math.min(widest(rows, forAt), Math.max(half, room - widest(rows, roleAt)));
	return columns(
		rows.map(([made = '', until = '', role = '', visitor = '']) => [
			made,
			until,
			cut(role, room - forWidth),
			cut(visitor, forWidth),
		]),
	);
};

/** So many roles are named; the rest is only counted. */
const mostRoles = 3;

/** What `revoke` would hit: role by role, those used last first. Pure. */
export const revocableLines = (passes: readonly HistoryEntry[], now: number): readonly string[] => {
	const alive = passes
		.filter((entry) => mayBeAlive(entry, now))
		.flatMap(({role}) => parseRoleArn(role) ?? []);
	const oneAccount = new Set(alive.map(({account}) => account)).size === 1;
	const roles = [...new Map(alive.map((role) => [role.arn, role])).values()];
	const lines = roles.slice(0, mostRoles).map((role) => {
		const count = alive.filter(({arn}) => arn === role.arn).length;
		return `daypass revoke ${oneAccount ? shortName(role) : role.arn} would end ${count} of these, and every other session of that role.`;
	});
	const more = roles.length - lines.length;
	return more === 0
		? lines
		: [...lines, `${more} more ${more === 1 ? 'role has' : 'roles have'} sessions that may be alive.`];
};
