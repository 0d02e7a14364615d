import {drawable} from '../../text/drawable.ts';
import {fitLine, type Line, plain, textWidth, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {TextField} from './text-field.ts';

/**
 * A field in at most `width` columns, scrolled so that the caret is in sight. `masked` shows a dot for each character:
 * codes and external IDs are secrets, also on a shared screen.
 */
export const textFieldLine = (
	field: TextField,
	options: {readonly width: number; readonly focused: boolean; readonly masked?: boolean},
	symbols: Symbols,
): Line => {
	const show = (text: string) =>
		options.masked === true ? symbols.hidden.repeat([...text].length) : drawable(text);
	if (!options.focused) return fitLine([plain(show(field.value))], options.width, symbols.ellipsis);
	const left = fromEnd(show(field.value.slice(0, field.caret)), options.width - 1);
	const right = fromStart(show(field.value.slice(field.caret)), options.width - 1 - textWidth(left));
	return [plain(left), toned('accent', symbols.caret), plain(right)];
};

const fromStart = (text: string, width: number): string => {
	let shown = '';
	for (const character of text) {
		if (textWidth(shown + character) > width) break;
		shown += character;
	}
	return shown;
};

const fromEnd = (text: string, width: number): string => {
	let shown = '';
	for (const character of [...text].reverse()) {
		if (textWidth(character + shown) > width) break;
		shown = character + shown;
	}
	return shown;
};
