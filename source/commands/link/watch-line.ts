import {linkLifetime} from '../../pass/duration.ts';
import type {Pass} from '../../pass/pass.ts';
import {countdown} from '../../text/duration-text.ts';

/** Rung once a session, this long before it ends. Milliseconds. */
const lastMinutes = 5 * 60_000;

/** @param most Seconds it ever was: a clock that was set back gives nobody more. */
const remaining = (iso: string, now: number, most: number, over: string) => {
	const seconds = Math.min(most, Math.ceil((Date.parse(iso) - now) / 1000));
	return seconds <= 0 ? over : countdown(seconds * 1000).padStart(5, '0');
};

/**
 * The two clocks and the keys, in one line that no terminal of that many columns has to wrap: what is wrapped could
 * not be drawn over again. Pure.
 * @param listens Whether there is a keyboard; else Ctrl-C is all there is.
 */
export const watchLine = (pass: Pass, now: number, listens: boolean, columns = 80): string => {
	const link = `link ${remaining(pass.linkExpiresAt, now, linkLifetime, 'expired')}`;
	const session = `session ${remaining(pass.sessionExpiresAt, now, pass.durationSeconds, 'ended')}`;
	const keys = listens ? ['Enter new link', 'q quit'] : ['Ctrl-C ends it'];
	const room = (columns || 80) - 1;
	const parts = [link, session, ...keys];
	const fits = parts.findLastIndex((_, index) => parts.slice(0, index + 1).join('   ').length <= room);
	return parts
		.slice(0, Math.max(1, fits + 1))
		.join('   ')
		.slice(0, Math.max(0, room));
};

/** True for the one tick in which the session's last five minutes begin. Pure. */
export const ringsNow = (pass: Pass, before: number, now: number): boolean => {
	const from = Date.parse(pass.sessionExpiresAt) - lastMinutes;
	return before < from && now >= from;
};
