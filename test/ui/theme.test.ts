import {describe, expect, test} from 'vitest';
import {createTheme, themeFor} from '../../source/ui/theme.ts';

const terminal = (depth: number) =>
	({getColorDepth: () => depth}) as Pick<NodeJS.WriteStream, 'getColorDepth'>;

describe('marks', () => {
	test.each([
		[{LANG: 'en_US.UTF-8'}, '✓'],
		[{LANG: 'ja_JP.utf8'}, '✓'],
		[{LANG: 'C', LC_ALL: 'C.UTF-8'}, '✓'],
		[{LANG: 'en_US.UTF-8', LC_ALL: 'POSIX'}, '+'],
		[{LANG: 'ja_JP.eucJP'}, '+'],
		[{}, '+'],
		[{LANG: 'en_US.UTF-8', TERM: 'linux'}, '+'],
	])('%j', (environment, mark) => {
		expect(themeFor(terminal(4), environment).symbols.allowed).toBe(mark);
	});

	test('of ASCII are ASCII, and none of them stands for two verdicts', () => {
		const {symbols} = createTheme({colorDepth: 1, unicode: false});
		for (const mark of Object.values(symbols)) expect(mark).toMatch(/^[ -~]+$/);
		const {allowed, conditional, unknown, denied} = symbols;
		expect(new Set([allowed, conditional, unknown, denied]).size).toBe(4);
	});
});

describe('colours', () => {
	test('none leaves every text as it is', () => {
		const {paint} = themeFor(terminal(1), {LANG: 'C.UTF-8'});
		for (const tone of ['accent', 'good', 'warn', 'bad', 'dim', 'line'] as const) {
			expect(paint({text: 'x', tone, strong: true, match: true})).toBe('x');
		}
	});

	test.each([4, 8, 24])('of %d bits tell the tones apart', (depth) => {
		const {paint} = themeFor(terminal(depth), {LANG: 'C.UTF-8'});
		const painted = (['plain', 'accent', 'good', 'warn', 'bad', 'dim'] as const).map((tone) =>
			paint({text: 'x', tone}),
		);
		expect(new Set(painted).size).toBe(6);
	});
});
