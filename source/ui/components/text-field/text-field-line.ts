import {asciiTyped} from '../../../text/ascii-text.ts';
import {drawable} from '../../text/drawable.ts';
import {fitLine, type Line, plain, textWidth} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {TextField} from './text-field.ts';

/**
 * A field in at most `width` columns, scrolled so that the caret is in sight; where it is cut an ellipsis says so.
 * `masked` shows a dot for each character: codes and external IDs are secrets, also on a shared screen. What can't be
 * drawn is spelled out: whoever types should see what.
 */
export const textFieldLine = (
	field: TextField,
	options: {readonly width: number; readonly focused: boolean; readonly masked?: boolean},
	symbols: Symbols,
): Line => {
	const show = (text: string) =>
		options.masked === true
			? symbols.hidden.repeat([...text].length)
			: symbols.onlyAscii
				? asciiTyped(drawable(text))
				: drawable(text);
	const {value, caret} = field;
	// Measuring a long text takes long, and most of it is out of sight: no letter has so many marks.
	const far = options.width * 16;
	if (!options.focused) {
		return fitLine([plain(show(value.slice(0, far)))], options.width, symbols.ellipsis);
	}
	const before = show(value.slice(Math.max(0, caret - far), caret));
	const after = show(value.slice(caret, caret + far));
	const room = options.width - 1;
	const left = textWidth(before) <= room ? before : symbols.ellipsis + fromEnd(before, room - 1);
	const rest = room - textWidth(left);
	const right = textWidth(after) <= rest ? after : cutAtEnd(after, rest, symbols.ellipsis);
	return [plain(left), {text: symbols.caret, tone: 'accent', caret: true}, plain(right)];
};

/** With no room for a part of it, nothing: the caret is at the edge then. */
const cutAtEnd = (text: string, width: number, ellipsis: string): string =>
	width < 1 ? '' : fromStart(text, width - 1) + ellipsis;

/** What is not cut apart: a character, or one that is spelled out. */
const parts = (text: string): readonly string[] => text.match(/\\u[0-9a-f]{4}|./gsu) ?? [];

const fromStart = (text: string, width: number): string => {
	let shown = '';
	for (const character of parts(text)) {
		if (textWidth(shown + character) > width) break;
		shown += character;
	}
	return shown;
};

const fromEnd = (text: string, width: number): string => {
	let shown = '';
	for (const character of parts(text).toReversed()) {
		if (textWidth(character + shown) > width) break;
		shown = character + shown;
	}
	return shown;
};
