import stringWidth from 'string-width';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import {mayBeAlive} from '../../presets/history-filter.ts';
import {parseRoleArn, shortName} from '../../roles/role-arn.ts';
import {clockText, dateAndTime} from '../../text/duration-text.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns, hanging} from '../../text/table.ts';
import {endedHow, minutesLeft} from './history-time.ts';

const headings = ['MADE', 'MAY LIVE UNTIL', 'ROLE', 'FOR', 'OPENS', 'ACCOUNT'];

const opens = ({service, region, scope}: HistoryEntry): string =>
	`${service} in ${region}${scope.length === 0 ? '' : `, narrowed by ${scope.join(', ')}`}`;

/**
 * The table of passes, so that no line is wider than the terminal: where it is narrow the account is left out, and then
 * what a pass is for stands below its times. No name is cut. Pure.
 * @param now Milliseconds since 1970.
 * @param width Columns; infinite where nobody looks.
 */
export const historyLines = (
	passes: readonly HistoryEntry[],
	now: number,
	width: number,
): readonly string[] => {
	const rows = passes.map((entry) => [
		dateAndTime(new Date(entry.issuedAt)),
		mayBeAlive(entry, now)
			? `${clockText(new Date(entry.sessionExpiresAt))}, ${minutesLeft(entry, now)} min`
			: endedHow(entry, now),
		plainText(entry.role.slice(entry.role.indexOf('/') + 1) || 'none: federated', 600),
		plainText(entry.sessionName, 64),
		plainText(opens(entry), 600),
		plainText(entry.account, 12),
	]);
	for (const count of [6, 5]) {
		const lines = columns([headings, ...rows].map((row) => row.slice(0, count)));
		if (lines.every((line) => stringWidth(line) <= width)) return lines;
	}
	const [head = '', ...times] = columns([headings, ...rows].map((row) => row.slice(0, 2)));
	return [
		head,
		...rows.flatMap(([, , role = '', visitor = '', opened = ''], at) => [
			times[at] ?? '',
			...hanging('    ', `${role} for ${visitor}, opens ${opened}`, width),
		]),
	];
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
