import type {HistoryEntry} from '../../presets/history-entry.ts';
import {mayBeAlive} from '../../presets/history-filter.ts';

/** Like `2026-11-23 15:41`, here. */
export const localTime = (iso: string): string =>
	new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'short'}).format(new Date(iso));

/** Until its session ends. `now` is milliseconds since 1970. */
export const minutesLeft = ({sessionExpiresAt}: HistoryEntry, now: number): number =>
	Math.ceil((Date.parse(sessionExpiresAt) - now) / 60_000);

/** `revoked 14:02`, here. */
const revoked = (revokedAt: string): string => `revoked ${localTime(revokedAt).slice(11)}`;

/** That its session is over, and when it was revoked, where it was. */
export const endedHow = ({revokedAt}: HistoryEntry): string =>
	revokedAt === undefined ? 'ended' : revoked(revokedAt);

/** When its session ends, or that it has. `now` is milliseconds since 1970. */
export const ends = (entry: HistoryEntry, now: number): string =>
	mayBeAlive(entry, now)
		? `alive until ${localTime(entry.sessionExpiresAt).slice(11)} at the latest, ${minutesLeft(entry, now)} min`
		: endedHow(entry);
