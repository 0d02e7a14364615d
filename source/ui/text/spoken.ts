import type {Symbols} from '../theme.ts';
import type {Line} from './line.ts';

/**
 * A row as a screen reader says it: without frames, padding and the marks of cursors; what is chosen says so in words.
 * Empty for a row that only frames.
 */
export const spoken = (line: Line, {cursor, caret, wall}: Symbols): string => {
	const isChosen = line.some(({text, chosen}) => chosen === true || text.trim() === cursor);
	const text = line
		.map(({text, tone}) => {
			const bare = text.trim();
			if (bare === cursor || bare === caret) return ' ';
			return tone === 'line' ? (bare === wall ? ', ' : ' ') : text;
		})
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/ ,/g, ',')
		.trim();
	return isChosen && text !== '' ? `selected: ${text}` : text;
};
