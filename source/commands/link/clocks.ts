import {formatDuration} from '../../pass/duration.ts';
import type {Pass} from '../../pass/pass.ts';
import {clockText, twoDigits} from '../../text/duration-text.ts';

/** The two clocks in one line: the link's and the session's. */
export const clocks = (pass: Pass): string =>
	`Open it before ${clock(pass.linkExpiresAt)} (15 minutes). The session lasts ${formatDuration(pass.durationSeconds)}, until ${clock(pass.sessionExpiresAt)}.`;

/** Hours, minutes and the zone as its distance from UTC: Intl, which knows its name, takes 15 ms to load. */
export const clock = (iso: string): string => {
	const date = new Date(iso);
	return `${clockText(date)} ${zone(-date.getTimezoneOffset())}`;
};

/** @example zone(330) // 'UTC+5:30' */
const zone = (minutes: number): string => {
	if (minutes === 0) return 'UTC';
	const distance = Math.abs(minutes);
	const rest = distance % 60;
	return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(distance / 60)}${rest === 0 ? '' : `:${twoDigits(rest)}`}`;
};
