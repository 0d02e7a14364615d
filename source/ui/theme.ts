import {Chalk, type ChalkInstance} from 'chalk';
import type {Look} from '../presets/look.ts';
import {asciiText, narrowText} from '../text/ascii-text.ts';
import {drawsUnicode} from '../text/locale.ts';
import {asciiMarks, type Marks, unicodeMarks} from '../text/marks.ts';
import {type Colour, type PaletteName, palettes} from './palettes.ts';
import type {Told} from './terminal/terminal-answers.ts';
import type {Span} from './text/line.ts';

/** The marks; where nothing but ASCII can be drawn, `onlyAscii`: what is quoted in a message is then spelled out. */
export type Symbols = Marks & {readonly onlyAscii?: true};

/** For whoever counts rows without drawing them: a mark is one column wide in either set. */
export const anySymbols: Symbols = unicodeMarks;

/** How things look. Nothing is said by colour alone: each has a mark or a word as well. */
export type Theme = {readonly symbols: Symbols; readonly paint: (span: Span) => string};

/** Bits of colour as `WriteStream.getColorDepth` counts them. */
const levels = {1: 0, 4: 1, 8: 2, 24: 3} as const;

type Colours = {
	readonly colorDepth: keyof typeof levels;
	readonly unicode: boolean;
	/** Absent: the background is not known. The terminal's own sixteen colours are then made for it. */
	readonly palette?: PaletteName | undefined;
	/** Marks of ASCII although other text is not: a terminal that draws ours too wide. */
	readonly plainMarks?: boolean;
};

/** The tones of a theme, on the terminal's background and on the chosen row. */
const tonesOf = ({colorDepth, palette}: Colours) => {
	const level = levels[colorDepth];
	const chalk = new Chalk({level});
	if (level < 2 || palette === undefined) {
		// A grey that can be read on black and on white: not every terminal knows faint text.
		const grey = level >= 2 ? chalk.ansi256(243) : chalk.dim;
		const own = {accent: chalk.cyan, good: chalk.green, warn: chalk.yellow, bad: chalk.red};
		const tones = {plain: chalk, ...own, dim: grey, line: grey};
		const inverse = chalk.inverse;
		return {
			tones,
			chosen: {
				plain: inverse,
				accent: inverse,
				good: inverse,
				warn: inverse,
				bad: inverse,
				dim: inverse,
				line: inverse,
			},
		};
	}
	const ink = ({hex, ansi256}: Colour) => (level === 3 ? chalk.hex(hex) : chalk.ansi256(ansi256));
	const {accent, good, warn, bad, dim, line, tint, dimOnTint} = palettes[palette];
	const own = {accent: ink(accent), good: ink(good), warn: ink(warn), bad: ink(bad)};
	const tones = {plain: chalk, ...own, dim: ink(dim), line: ink(line)};
	const tinted = (style: ChalkInstance) =>
		level === 3 ? style.bgHex(tint.hex) : style.bgAnsi256(tint.ansi256);
	const onTint = {
		plain: tinted(chalk),
		accent: tinted(own.accent),
		good: tinted(own.good),
		warn: tinted(own.warn),
		bad: tinted(own.bad),
		dim: tinted(ink(dimOnTint)),
		line: tinted(ink(line)),
	};
	return {tones, chosen: onTint};
};

/** The theme for a number of colours and a choice of marks. Sixteen colours are enough for it, and so is none. */
export const createTheme = (colours: Colours): Theme => {
	const {tones, chosen: onTint} = tonesOf(colours);
	const {unicode, plainMarks = false} = colours;
	const drawn = unicode ? (plainMarks ? narrowText : (text: string) => text) : asciiText;
	return {
		symbols: unicode ? (plainMarks ? asciiMarks : unicodeMarks) : {...asciiMarks, onlyAscii: true},
		paint({text, tone = 'plain', strong = false, match = false, chosen = false}) {
			const set = chosen ? onTint : tones;
			let style = match ? set.accent.underline : set[tone];
			if (strong) style = style.bold;
			return style(drawn(text));
		},
	};
};

const paletteOf = (theme: Look['theme'], background: Told['background']): PaletteName | undefined => {
	switch (theme) {
		case 'dark':
		case 'light':
			return theme;
		case 'high-contrast':
			return background === 'light' ? 'high-contrast-light' : 'high-contrast-dark';
		default:
			return background;
	}
};

/**
 * The theme for a terminal: colours as Node reads them from TERM, COLORTERM, NO_COLOR and FORCE_COLOR, and by what the
 * terminal has told of its background; marks beyond ASCII only where they can be seen and are a column wide.
 */
export const themeFor = (
	terminal: Pick<NodeJS.WriteStream, 'getColorDepth'>,
	environment: Readonly<Record<string, string | undefined>>,
	{theme, marks = 'auto'}: Look = {},
	told: Told = {},
): Theme => {
	const depth = terminal.getColorDepth(theme === 'plain' ? {...environment, NO_COLOR: '1'} : environment);
	return createTheme({
		colorDepth: depth === 4 || depth === 8 || depth === 24 ? depth : 1,
		unicode: drawsUnicode(environment),
		palette: paletteOf(theme, told.background),
		plainMarks: marks === 'plain' || (marks === 'auto' && told.wide === true),
	});
};
