import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {asciiMarks} from '../../source/text/marks.ts';
import {type PaletteName, palettes} from '../../source/ui/palettes.ts';
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
		for (const mark of Object.values(asciiMarks)) expect(mark).toMatch(/^[ -~]+$/);
		expect(symbols).toMatchObject(asciiMarks);
		const {allowed, conditional, unknown, denied} = symbols;
		expect(new Set([allowed, conditional, unknown, denied]).size).toBe(4);
	});
});

describe('marks where the terminal draws them in two columns', () => {
	const wide = (settings: Parameters<typeof themeFor>[2] = {}) =>
		themeFor(terminal(24), {LANG: 'ja_JP.UTF-8'}, settings, {wide: true});

	test('are plain, and so is all of ours that is as ambiguous; other text stays as it is', () => {
		const {symbols, paint} = wide();
		for (const mark of Object.values(symbols)) expect(mark).toMatch(/^[ -~]$/);
		const strip = (text: string) => stripVTControlCharacters(paint({text}));
		expect(strip('検証 · the role’s “own” – 1×2 → café')).toBe('検証 - the role\'s "own" - 1x2 > cafe\u0301');
	});

	test('are what the setting says', () => {
		expect(wide({marks: 'full'}).symbols.allowed).toBe('✓');
		expect(themeFor(terminal(24), {LANG: 'C.UTF-8'}, {marks: 'plain'}).symbols.allowed).toBe('+');
	});
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string) => {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string) => {
	const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((one, other) => one - other);
	return (high + 0.05) / (low + 0.05);
};

/** What xterm makes of a number of its 256 colours. */
const xterm = (number: number) => {
	const steps = [0, 95, 135, 175, 215, 255];
	const rgb =
		number >= 232
			? Array.from({length: 3}, () => 8 + 10 * (number - 232))
			: [36, 6, 1].map((by) => steps[Math.floor((number - 16) / by) % 6] ?? 0);
	return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

/** xterm.js, VS Code, Solarized. */
const backgrounds = {dark: ['#000000', '#1e1e1e', '#002b36'], light: ['#ffffff', '#ffffff', '#fdf6e3']};

describe.each(Object.keys(palettes) as PaletteName[])('the palette %s', (name) => {
	const palette = palettes[name];
	const least = name.startsWith('high') ? 7 : 4.5;
	const behind = backgrounds[name.endsWith('light') ? 'light' : 'dark'];

	test.each(['accent', 'good', 'warn', 'bad', 'dim'] as const)('%s can be read', (tone) => {
		const {hex, ansi256} = palette[tone];
		for (const text of [hex, xterm(ansi256)]) {
			for (const background of behind) expect(contrast(text, background)).toBeGreaterThanOrEqual(least);
		}
	});

	test.each(['accent', 'good', 'warn', 'bad', 'dimOnTint'] as const)(
		'%s can be read on the chosen row',
		(tone) => {
			const {hex, ansi256} = palette[tone];
			expect(contrast(hex, palette.tint.hex)).toBeGreaterThanOrEqual(4.5);
			expect(contrast(xterm(ansi256), xterm(palette.tint.ansi256))).toBeGreaterThanOrEqual(4.5);
		},
	);
});

describe('the palette', () => {
	const painted = (settings: Parameters<typeof themeFor>[2], told: Parameters<typeof themeFor>[3]) =>
		themeFor(terminal(24), {LANG: 'C.UTF-8'}, settings, told).paint({text: 'x', tone: 'bad'});
	const of = (palette: PaletteName) =>
		createTheme({colorDepth: 24, unicode: true, palette}).paint({text: 'x', tone: 'bad'});

	test.each([
		['is the background’s', {}, {background: 'light'}, 'light'],
		['is the background’s', {theme: 'auto'}, {background: 'dark'}, 'dark'],
		['is the setting’s', {theme: 'dark'}, {background: 'light'}, 'dark'],
		['is of high contrast', {theme: 'high-contrast'}, {background: 'light'}, 'high-contrast-light'],
		['is of high contrast', {theme: 'high-contrast'}, {}, 'high-contrast-dark'],
	] as const)('%s: %j %j', (_, settings, told, palette) => {
		expect(painted(settings, told)).toBe(of(palette));
	});

	test('without an answer is the terminal’s own, which is made for its background', () => {
		expect(painted({}, {})).toBe('\u001B[31mx\u001B[39m');
	});
});

describe('colours', () => {
	test.each([
		[4, undefined, '\u001B[7m'],
		[24, 'dark', '\u001B[48;2;36;52;77m'],
		[8, 'dark', '\u001B[48;5;237m'],
	] as const)('of %d bits tell the chosen row from the others', (colorDepth, palette, code) => {
		const {paint} = createTheme({colorDepth, unicode: true, palette});
		expect(paint({text: 'x', tone: 'dim', chosen: true})).toContain(code);
	});

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
