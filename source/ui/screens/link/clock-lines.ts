import type {Pass} from '../../../pass.ts';
import {countdown, localTime} from '../../text/duration-text.ts';
import {dim, type Line, lineWidth, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {linkLifetime, millisecondsLeft} from './link-state.ts';

const barWidth = 15;

/** Under this the clock of the link is shown as a warning. */
const soon = 3 * 60_000;

const bar = (left: number, symbols: Symbols): Line => {
	const full = Math.ceil((left / linkLifetime) * barWidth);
	return [
		toned(left < soon ? 'warn' : 'accent', symbols.full.repeat(full)),
		toned('line', symbols.empty.repeat(barWidth - full)),
	];
};

const linkClock = (pass: Pass, now: number, symbols: Symbols): Line => {
	const left = Math.min(linkLifetime, millisecondsLeft(pass.linkExpiresAt, now));
	if (left === 0) return [toned('bad', 'The link has expired.'), dim(' r makes a new one.')];
	const text = countdown(left).padStart(5);
	return [
		dim('Open it within '),
		left < soon ? toned('warn', text) : strong(text),
		plain('  '),
		...bar(left, symbols),
	];
};

const sessionClock = (pass: Pass, now: number): Line => {
	const left = millisecondsLeft(pass.sessionExpiresAt, now);
	if (left === 0) return [toned('bad', 'The session has ended.')];
	return [
		dim('The session ends '),
		strong(localTime(pass.sessionExpiresAt, now)),
		dim(`  in ${countdown(left)}`),
	];
};

/** The two clocks, side by side where there is room. */
export const clockLines = (pass: Pass, now: number, width: number, symbols: Symbols): readonly Line[] => {
	const link = linkClock(pass, now, symbols);
	const session = sessionClock(pass, now);
	const both: Line = [plain(' '), ...link, plain('    '), ...session];
	return lineWidth(both) <= width
		? [both]
		: [
				[plain(' '), ...link],
				[plain(' '), ...session],
			];
};
