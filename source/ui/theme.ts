import {Chalk} from 'chalk';
import {createContext} from 'react';
import {asciiText} from '../text/ascii-text.ts';
import {drawsUnicode} from '../text/locale.ts';
import {asciiMarks, type Marks, unicodeMarks} from '../text/marks.ts';
import type {Span} from './text/line.ts';

export type Symbols = Marks;

/** For whoever counts rows without drawing them: a mark is one column wide in either set. */
export const anySymbols: Symbols = unicodeMarks;

/** How things look. Nothing is said by colour alone: each has a mark or a word as well. */
export type Theme = {readonly symbols: Symbols; readonly paint: (span: Span) => string};

/** Bits of colour as `WriteStream.getColorDepth` counts them. */
const levels = {1: 0, 4: 1, 8: 2, 24: 3} as const;

/** The theme for a number of colours and a choice of marks. Sixteen colours are enough for it, and so is none. */
export const createTheme = (options: {
	readonly colorDepth: keyof typeof levels;
	readonly unicode: boolean;
}): Theme => {
	const level = levels[options.colorDepth];
	const chalk = new Chalk({level});
	const tones = {
		plain: chalk,
		accent: chalk.cyan,
		good: chalk.green,
		warn: chalk.yellow,
		bad: chalk.red,
		// Where there are greys, one that can be read on black and on white: not every terminal knows faint text.
		dim: level >= 2 ? chalk.ansi256(244) : chalk.dim,
		line: level >= 2 ? chalk.ansi256(240) : chalk.dim,
	};
	return {
		symbols: options.unicode ? unicodeMarks : asciiMarks,
		paint({text, tone = 'plain', strong = false, match = false}) {
			let style = match ? tones.accent.underline : tones[tone];
			if (strong) style = style.bold;
			return style(options.unicode ? text : asciiText(text));
		},
	};
};

/**
 * The theme for a terminal: colours as Node reads them from TERM, COLORTERM, NO_COLOR and FORCE_COLOR, marks beyond
 * ASCII only where they can be seen.
 */
export const themeFor = (
	terminal: Pick<NodeJS.WriteStream, 'getColorDepth'>,
	environment: Readonly<Record<string, string | undefined>>,
): Theme => {
	const depth = terminal.getColorDepth(environment);
	return createTheme({
		colorDepth: depth === 4 || depth === 8 || depth === 24 ? depth : 1,
		unicode: drawsUnicode(environment),
	});
};

export const ThemeContext = createContext<Theme>(createTheme({colorDepth: 4, unicode: true}));
