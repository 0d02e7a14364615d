import type {Symbols} from '../theme.ts';
import type {Line} from './line.ts';

/** A row as a screen reader says it. */
export type Spoken = {
	/** Empty for a row that only frames. */
	readonly text: string;
	/** What it is where the keys go: a field that is typed into, or a row of a list; absent: neither. */
	readonly role?: 'textbox' | 'option';
};

/** A row without frames, padding and the marks of cursors; where the keys go is told by its role. */
export const spoken = (line: Line, {cursor, caret, wall}: Symbols): Spoken => {
	const isTyped = line.some((span) => span.caret === true);
	const isChosen = line.some(({text, chosen}) => chosen === true || text.trim() === cursor);
	const text = line
		.map(({text: part, tone}) => {
			const bare = part.trim();
			if (bare === cursor || bare === caret) return ' ';
			return tone === 'line' ? (bare === wall ? ', ' : ' ') : part;
		})
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/ ,/g, ',')
		.trim();
	if (text === '' && !isTyped) return {text};
	return isTyped ? {text, role: 'textbox'} : isChosen ? {text, role: 'option'} : {text};
};
