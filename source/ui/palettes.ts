/** A colour where there are millions, and where there are 256. */
export type Colour = {readonly hex: string; readonly ansi256: number};

/**
 * The colours of a theme: of text, of what is dim, of frames, and of the row that is chosen, with what is dim there.
 */
export type Palette = Readonly<
	Record<'accent' | 'good' | 'warn' | 'bad' | 'dim' | 'line' | 'tint' | 'dimOnTint', Colour>
>;

const colour = (hex: string, ansi256: number): Colour => ({hex, ansi256});

/**
 * Every text is to be read at 4.5:1 (WCAG 2.2, "Contrast (Minimum)") on the backgrounds of xterm.js, VS Code and
 * Solarized, and on the tint of the chosen row; at 7:1 where high contrast is asked for. `test/ui/theme.test.ts` works
 * it out. All but the tints are colours that every terminal of 256 has.
 */
export const palettes = {
	dark: {
		accent: colour('#5fd7ff', 81),
		good: colour('#87d787', 114),
		warn: colour('#ffd75f', 221),
		bad: colour('#ff8787', 210),
		dim: colour('#949494', 246),
		line: colour('#585858', 240),
		tint: colour('#24344d', 237),
		dimOnTint: colour('#bcbcbc', 250),
	},
	light: {
		accent: colour('#005faf', 25),
		good: colour('#005f00', 22),
		warn: colour('#875f00', 94),
		bad: colour('#af0000', 124),
		dim: colour('#626262', 241),
		line: colour('#bcbcbc', 250),
		tint: colour('#e4eefb', 255),
		dimOnTint: colour('#5f5f5f', 59),
	},
	'high-contrast-dark': {
		accent: colour('#87ffff', 123),
		good: colour('#87ff87', 120),
		warn: colour('#ffff5f', 227),
		bad: colour('#ffafaf', 217),
		dim: colour('#c6c6c6', 251),
		line: colour('#949494', 246),
		tint: colour('#00005f', 17),
		dimOnTint: colour('#dadada', 253),
	},
	'high-contrast-light': {
		accent: colour('#00005f', 17),
		good: colour('#005f00', 22),
		warn: colour('#5f0000', 52),
		bad: colour('#870000', 88),
		dim: colour('#444444', 238),
		line: colour('#626262', 241),
		tint: colour('#eeeeee', 255),
		dimOnTint: colour('#3a3a3a', 237),
	},
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;
