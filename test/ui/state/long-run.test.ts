import fc from 'fast-check';
import {expect, test} from 'vitest';
import {watchLine} from '../../../source/commands/link/watch-line.ts';
import {advance} from '../../../source/ui/app.ts';
import {type AppState, initialState} from '../../../source/ui/app-state.ts';
import {headerLine} from '../../../source/ui/components/header-line.ts';
import {tick} from '../../../source/ui/runtime/effect.ts';
import {ready} from '../../../source/ui/runtime/loadable.ts';
import {clockLines} from '../../../source/ui/screens/link/clock-lines.ts';
import type {Line} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {identity, noon, pass} from '../support/example.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});
const minute = 60_000;
const hour = 60 * minute;
const iso = (time: number) => new Date(time).toISOString();
const textOf = (lines: readonly Line[]) => lines.map((line) => line.map(({text}) => text).join('')).join(' ');

/** What happens to a screen that is left open for days, on a clock that is only simulated. */
const events = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.integer({min: 1000, max: minute}).map((by) => ({what: 'time passes', by}) as const),
	},
	fc.integer({min: hour, max: 40 * hour}).map((by) => ({what: 'suspended', by}) as const),
	fc.integer({min: -30 * hour, max: 30 * hour}).map((by) => ({what: 'the clock is set', by}) as const),
	fc.integer({min: minute, max: 12 * hour}).map((by) => ({what: 'credentials renewed', by}) as const),
	fc.integer({min: 15, max: 720}).map((by) => ({what: 'a link made', by}) as const),
);

/** Seconds in the first `1:02:03` or `14:52` behind some words. */
const secondsBehind = (words: string, text: string): number | undefined => {
	const [, clock] = new RegExp(`${words}.*?((?:\\d+:)?\\d+:\\d\\d)(?:$| )`).exec(text) ?? [];
	return clock?.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
};

test('over days of suspends, clocks that are set and renewals, both clocks and the header stay right', () => {
	fc.assert(
		fc.property(fc.array(events, {minLength: 20, maxLength: 200}), (happenings) => {
			let now = noon;
			let end = noon + hour;
			let made = pass({linkExpiresAt: iso(now + 15 * minute), sessionExpiresAt: iso(now + hour)});
			let lastLook = Number.NEGATIVE_INFINITY;
			let state: AppState = {
				...initialState({columns: 120, rows: 30}, now),
				identity: ready(identity({credentialsExpireAt: iso(end)})),
			};
			for (const {what, by} of happenings) {
				if (what === 'credentials renewed') {
					end = now + by;
					state = {...state, identity: ready(identity({credentialsExpireAt: iso(end)}))};
				} else if (what === 'a link made') {
					const session = iso(now + by * minute);
					made = pass({
						linkExpiresAt: iso(now + 15 * minute),
						sessionExpiresAt: session,
						durationSeconds: by * 60,
					});
				} else now += by;
				const next = advance(state, tick, now);
				state = next.state;
				const looks = next.effects.some((effect) => effect.do === 'own-credentials');
				// Credentials that are about to end are looked at, however the clock jumped; and no oftener than once a minute.
				const isSoon = end - now <= 5 * minute;
				const isDue = isSoon && Math.abs(now - lastLook) >= 55_000;
				expect(looks).toBe(isDue);
				if (looks) lastLook = now;

				const clocks = textOf(clockLines(made, now, 120, symbols));
				const [link, session] = [
					Date.parse(made.linkExpiresAt) - now,
					Date.parse(made.sessionExpiresAt) - now,
				];
				expect(clocks.includes('The link has expired.')).toBe(link <= 0);
				expect(clocks.includes('The session has ended.')).toBe(session <= 0);
				const right = (left: number, most: number) => Math.floor(Math.min(left, most * 1000) / 1000);
				if (link > 0) expect(secondsBehind('Open it within', clocks)).toBe(right(link, 900));
				if (session > 0)
					expect(secondsBehind(' in', clocks.split('The session ends')[1] ?? '')).toBe(
						right(session, made.durationSeconds),
					);
				const watched = watchLine(made, now, true);
				expect(watched.includes('link expired')).toBe(link <= 0);
				expect(secondsBehind('link', watched.split('session')[0] ?? '') ?? 0).toBeLessThanOrEqual(900);
				expect(secondsBehind('session', watched) ?? 0).toBeLessThanOrEqual(made.durationSeconds);

				const header = textOf([headerLine(state, 120, symbols)]);
				expect(header.includes('your credentials have ended')).toBe(end - now < 1000);
			}
		}),
		{numRuns: 200, seed: 20_261_129},
	);
});
