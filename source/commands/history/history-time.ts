import type {HistoryEntry} from '../../presets/history-entry.ts';
import {mayBeAlive} from '../../presets/history-filter.ts';
import {clockText, localMoment} from '../../text/duration-text.ts';

/** Until its session ends. `now` is milliseconds since 1970. */
export const minutesLeft = ({sessionExpiresAt}: HistoryEntry, now: number): number =>
	Math.ceil((Date.parse(sessionExpiresAt) - now) / 60_000);

/** That its session is over, and when it was revoked, where it was. */
export const endedHow = ({revokedAt}: HistoryEntry, now: number): string =>
	revokedAt === undefined ? 'ended' : `revoked ${localMoment(revokedAt, now)}`;

/** When its session ends, or that it has. `now` is milliseconds since 1970. */
export const ends = (entry: HistoryEntry, now: number): string =>
	mayBeAlive(entry, now)
		? `alive until ${clockText(new Date(entry.sessionExpiresAt))} at the latest, ${minutesLeft(entry, now)} min`
		: endedHow(entry, now);
