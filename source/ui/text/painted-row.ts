import type {Theme} from '../theme.ts';
import {fitLine, type Line} from './line.ts';

/** A row of the screen as it is written, in at most so many columns. */
export const paintedRow = (line: Line, columns: number, {paint, symbols}: Theme): string =>
	fitLine(line, columns, symbols.ellipsis).map(paint).join('');
