import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {clockLines} from '../../../source/ui/screens/link/clock-lines.ts';
import {lineWidth} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {noon, pass} from '../support/example.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});

beforeAll(() => {
	vi.stubEnv('TZ', 'UTC');
});

afterAll(() => {
	vi.unstubAllEnvs();
});

describe('the two clocks', () => {
	test.each([
		[80, 1, 1],
		[80, 14, 2],
		[120, 14, 1],
		[60, 1, 2],
	])(
		'in %d columns, the session ending %d hours from noon, take %d lines and are never cut',
		(width, hours, lines) => {
			const ends = new Date(noon + hours * 3_600_000).toISOString();
			const shown = clockLines({...pass(), sessionExpiresAt: ends}, noon, width, symbols);
			expect(shown).toHaveLength(lines);
			for (const line of shown) expect(lineWidth(line)).toBeLessThanOrEqual(width);
		},
	);
});
