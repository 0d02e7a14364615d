import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import type {HistoryEntry} from './history-entry.ts';

/** Which passes to tell of; what is absent does not matter. Times are milliseconds since 1970. */
export type HistoryFilter = {
	/** Part of the role's ARN, capitals not counted. */
	readonly role?: string;
	/** Part of the session's name, capitals not counted. */
	readonly sessionName?: string;
	readonly since?: number;
	/** Only sessions that may still be alive. */
	readonly alive?: boolean;
};

/**
 * True when the session has not reached its end, and nobody is known to have revoked it. It may be over all the same.
 */
export const mayBeAlive = (
	{sessionExpiresAt, revokedAt}: Pick<HistoryEntry, 'sessionExpiresAt' | 'revokedAt'>,
	now: number,
): boolean => revokedAt === undefined && Date.parse(sessionExpiresAt) > now;

export const matchesFilter = (
	entry: HistoryEntry,
	{role, sessionName, since, alive}: HistoryFilter,
	now: number,
): boolean =>
	(role === undefined || entry.role.toLowerCase().includes(role.toLowerCase())) &&
	(sessionName === undefined || entry.sessionName.toLowerCase().includes(sessionName.toLowerCase())) &&
	(since === undefined || Date.parse(entry.issuedAt) >= since) &&
	(alive !== true || mayBeAlive(entry, now));

const units: Readonly<Record<string, number>> = {m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000};

/**
 * The moment from which on: a length back from now, or a date or time in ISO 8601, where a date alone is UTC's. In
 * milliseconds since 1970. Throws kind `usage`.
 * @example parseSince('2d', now) // now - 2 × 86,400,000
 */
export const parseSince = (text: string, now: number): number => {
	const [, count, unit] = /^(\d{1,4})([mhdw])$/.exec(text) ?? [];
	if (count !== undefined && unit !== undefined) return now - Number(count) * (units[unit] ?? 0);
	const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? [];
	const time = day !== undefined && isDay(day) ? Date.parse(text) : Number.NaN;
	if (!Number.isNaN(time)) return time;
	throw new Failure(
		'since-malformed',
		`“${plainText(text, 40)}” is not a time to look back to.`,
		'Write it like 90m, 12h, 2d, 3w, 2026-11-23 or 2026-11-23T15:00Z.',
	);
};

/** `Date.parse` turns 31 April into 1 May. */
const isDay = (day: string): boolean => {
	const parsed = Date.parse(day);
	return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(day);
};
