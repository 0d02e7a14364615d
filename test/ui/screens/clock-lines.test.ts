import {expect, test} from 'vitest';
import {clockLines} from '../../../source/ui/screens/link/clock-lines.ts';
import {lineWidth} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {pass} from '../support/example.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});

/** Half an hour before midnight here: every session of more than that ends on another day. */
const lateAtNight = new Date(2026, 2, 4, 23, 30).getTime();
const at = (milliseconds: number) => new Date(lateAtNight + milliseconds).toISOString();

test.each([80, 90, 120])('at %i columns both clocks stand whole in one line, also over midnight', (width) => {
	const twelveHours = pass({
		linkExpiresAt: at(15 * 60_000),
		sessionExpiresAt: at(12 * 3_600_000),
		durationSeconds: 12 * 3600,
	});
	const [line = [], ...more] = clockLines(twelveHours, lateAtNight, width, symbols);
	expect(more).toEqual([]);
	expect(lineWidth(line)).toBeLessThanOrEqual(width);
	expect(line.map(({text}) => text).join('')).toContain('The session ends 11:30 tomorrow  in 12:00:00');
});
