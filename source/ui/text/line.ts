import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import {oneColumn} from '../../text/one-column.ts';

/** What a piece of text means; the theme decides how that looks. */
export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'dim' | 'line';

export type Span = {
	readonly text: string;
	readonly tone?: Tone;
	readonly strong?: boolean;
	/** Where a filter matched. */
	readonly match?: boolean;
	/** Of the row under the cursor: tinted across its width. */
	readonly chosen?: boolean;
	/** Where text is typed now: the terminal's cursor stands there, and with it what an input method draws. */
	readonly caret?: boolean;
};

/** One row of the screen, before it is painted. */
export type Line = readonly Span[];

export const plain = (text: string): Span => ({text});
export const dim = (text: string): Span => ({text, tone: 'dim'});
export const strong = (text: string): Span => ({text, strong: true});
export const toned = (tone: Tone, text: string): Span => ({text, tone});

const narrow = new RegExp(`^[${oneColumn}]*$`);

/** Columns a text takes: two for a wide character, none for a combining mark. */
export const textWidth = (text: string): number => (narrow.test(text) ? text.length : stringWidth(text));

export const lineWidth = (line: Line): number => line.reduce((sum, span) => sum + textWidth(span.text), 0);

/** The text in at most `width` columns; what is left out shows as `…`. */
const fitText = (text: string, width: number, ellipsis = '…'): string => {
	if (textWidth(text) <= width) return text;
	if (width <= 0) return '';
	if (narrow.test(text)) return text.slice(0, width - 1) + ellipsis;
	return cliTruncate(text, width, {truncationCharacter: ellipsis});
};

/** The text in exactly `width` columns. */
export const padText = (text: string, width: number, ellipsis = '…'): string => {
	const fitted = fitText(text, width, ellipsis);
	return fitted + ' '.repeat(Math.max(0, width - textWidth(fitted)));
};

/** The text at the right of exactly `width` columns. */
export const padTextLeft = (text: string, width: number): string => {
	const fitted = fitText(text, width);
	return ' '.repeat(Math.max(0, width - textWidth(fitted))) + fitted;
};

/** The line in at most `width` columns, cut inside the span that reaches over the edge. */
export const fitLine = (line: Line, width: number, ellipsis = '…'): Line => {
	const fitted: Span[] = [];
	let left = width;
	for (const [index, span] of line.entries()) {
		const rest = lineWidth(line.slice(index));
		if (rest <= left) return [...fitted, ...line.slice(index)];
		const taken = textWidth(span.text);
		if (taken >= left) {
			fitted.push({...span, text: cutText(span.text, left, ellipsis)});
			return fitted;
		}
		fitted.push(span);
		left -= taken;
	}
	return fitted;
};

/** Cut to `width` columns with the ellipsis shown even where the text alone would just fit: more follows it. */
const cutText = (text: string, width: number, ellipsis: string): string =>
	width <= 0 ? '' : fitText(`${text}${ellipsis}${ellipsis}`, width, ellipsis);

/** The line in exactly `width` columns. */
export const padLine = (line: Line, width: number, ellipsis = '…'): Line => {
	const fitted = fitLine(line, width, ellipsis);
	const missing = width - lineWidth(fitted);
	return missing > 0 ? [...fitted, plain(' '.repeat(missing))] : fitted;
};

/** The row under the cursor, across all its width. */
export const chosenLine = (line: Line, width: number): Line =>
	padLine(line, width).map((span) => ({...span, chosen: true}));

/** `left` at the left and `right` at the right of `width` columns; the left one gives way. */
export const spread = (left: Line, right: Line, width: number, ellipsis = '…'): Line => {
	const rightWidth = lineWidth(right);
	if (rightWidth >= width) return fitLine(right, width, ellipsis);
	return [...padLine(left, width - rightWidth, ellipsis), ...right];
};

/** The text in rows of at most `width` columns, broken between words where there are any. */
export const wrapText = (text: string, width: number): readonly string[] =>
	wrapAnsi(text, Math.max(1, width), {hard: true, trim: true}).split('\n');

/** Wrapped rows with a hanging indent: the first row follows `head`, the others stand beneath it. */
export const hang = (head: Line, text: string, width: number, tone: Tone = 'plain'): readonly Line[] => {
	const indent = lineWidth(head);
	return wrapText(text, width - indent).map((row, index) => [
		...(index === 0 ? head : [plain(' '.repeat(indent))]),
		{text: row, tone},
	]);
};

/** `text` with the characters at `indexes` marked as matched. */
export const highlighted = (
	text: string,
	indexes: readonly number[],
	style: Omit<Span, 'text'> = {},
): Line => {
	if (indexes.length === 0) return [{...style, text}];
	const marked = new Set(indexes);
	const spans: Span[] = [];
	let run = '';
	let matching = false;
	const flush = () => {
		if (run !== '') spans.push(matching ? {...style, text: run, match: true} : {...style, text: run});
		run = '';
	};
	for (let index = 0; index < text.length; index += 1) {
		if (marked.has(index) !== matching) {
			flush();
			matching = !matching;
		}
		run += text[index];
	}
	flush();
	return spans;
};
