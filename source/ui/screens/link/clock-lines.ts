import {linkLifetime} from '../../../pass/duration.ts';
import type {Pass} from '../../../pass/pass.ts';
import {countdown, localTime} from '../../../text/duration-text.ts';
import {dim, type Line, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {millisecondsLeft} from './link-state.ts';

/** Milliseconds. */
const longestLink = linkLifetime * 1000;

/** Under this the clock of the link is shown as a warning. */
const soon = 3 * 60_000;

const bar = (left: number, width: number, symbols: Symbols): Line => {
	const full = Math.ceil((left / longestLink) * width);
	return [
		toned(left < soon ? 'warn' : 'accent', symbols.full.repeat(full)),
		toned('line', symbols.empty.repeat(width - full)),
	];
};

const linkClock = (pass: Pass, now: number, barWidth: number, symbols: Symbols): Line => {
	const left = Math.min(longestLink, millisecondsLeft(pass.linkExpiresAt, now));
	if (left === 0) return [toned('bad', 'The link has expired.'), dim(' r makes a new one.')];
	const text = countdown(left).padStart(5);
	return [
		dim('Open it within '),
		left < soon ? toned('warn', text) : strong(text),
		plain('  '),
		...bar(left, barWidth, symbols),
	];
};

const sessionClock = (pass: Pass, now: number): Line => {
	// No more than it ever was, whatever became of this machine's clock.
	const left = Math.min(pass.durationSeconds * 1000, millisecondsLeft(pass.sessionExpiresAt, now));
	if (left === 0) return [toned('bad', 'The session has ended.')];
	return [
		dim('The session ends '),
		strong(localTime(pass.sessionExpiresAt, now)),
		dim(`  in ${countdown(left)}`),
	];
};

/** The two clocks, side by side where there is room. */
export const clockLines = (pass: Pass, now: number, width: number, symbols: Symbols): readonly Line[] => {
	// At 80 columns with room for twelve hours that end tomorrow.
	const link = linkClock(pass, now, width >= 90 ? 15 : 8, symbols);
	const session = sessionClock(pass, now);
	return width >= 80
		? [[plain(' '), ...link, plain('    '), ...session]]
		: [
				[plain(' '), ...link],
				[plain(' '), ...session],
			];
};
