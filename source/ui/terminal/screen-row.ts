import {oneColumn} from '../../text/one-column.ts';

/**
 * One row of the screen, as Ink writes it: text with SGR sequences (ECMA-48, "Select Graphic Rendition").
 * A row is plain where every character of it certainly takes one column: such a row can be painted in parts. Any other
 * (wide or combining characters, an escape sequence of another kind) is only ever written whole, from its first column,
 * since terminals disagree about widths and a part would land elsewhere.
 */
export type Row = {
	readonly text: string;
	readonly cells: Cells | undefined;
};

/** A character and its SGR parameters for each column, up to the last one that is not blank. */
export type Cells = {readonly chars: string; readonly styles: readonly string[]};

const plain = new RegExp(`^[${oneColumn}]$`);

/** Only what no terminal draws two columns wide: East Asian ones draw lines and marks so. */
const plainAscii = /^[ -~]$/;

const sgr = /\u001B\[([\d;]*)m/y;

/** The attributes that are on, one parameter each, by what turns them off. */
type Style = ReadonlyMap<string, string>;

const attributes: Readonly<Record<number, string>> = {
	1: 'bold',
	2: 'dim',
	3: 'italic',
	4: 'underline',
	7: 'inverse',
	8: 'hidden',
	9: 'struck',
	53: 'overlined',
};

const ends: Readonly<Record<number, readonly string[]>> = {
	22: ['bold', 'dim'],
	23: ['italic'],
	24: ['underline'],
	27: ['inverse'],
	28: ['hidden'],
	29: ['struck'],
	39: ['colour'],
	49: ['background'],
	55: ['overlined'],
};

const colourKind = (code: number): string | undefined => {
	if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return 'colour';
	if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return 'background';
	return undefined;
};

/** The style after these parameters; undefined where one of them is not known. */
const afterCodes = (style: Style, parameters: string): Style | undefined => {
	const next = new Map(style);
	const codes = parameters.split(';').map(Number);
	for (let at = 0; at < codes.length; at += 1) {
		const code = codes[at] ?? 0;
		const name = attributes[code] ?? colourKind(code);
		if (code === 0) next.clear();
		else if (name !== undefined) next.set(name, String(code));
		else if (ends[code]) for (const ended of ends[code]) next.delete(ended);
		else if (code === 38 || code === 48) {
			// 5;n or 2;r;g;b follow.
			const count = codes[at + 1] === 5 ? 3 : 5;
			next.set(code === 38 ? 'colour' : 'background', codes.slice(at, at + count).join(';'));
			at += count - 1;
		} else return undefined;
	}
	return next;
};

const written = (style: Style): string =>
	[...style.entries()]
		.sort()
		.map(([, code]) => code)
		.join(';');

const cellsOf = (text: string, fits: RegExp): Cells | undefined => {
	const styles: string[] = [];
	let chars = '';
	let style: Style = new Map();
	let shown = '';
	for (let at = 0; at < text.length; ) {
		const char = text.charAt(at);
		if (char === '\u001B') {
			sgr.lastIndex = at;
			const found = sgr.exec(text);
			const next = found && afterCodes(style, found[1] ?? '');
			if (!next) return undefined;
			style = next;
			shown = written(style);
			at = sgr.lastIndex;
		} else {
			if (!fits.test(char)) return undefined;
			chars += char;
			styles.push(shown);
			at += 1;
		}
	}
	let end = chars.length;
	while (end > 0 && chars[end - 1] === ' ' && styles[end - 1] === '') end -= 1;
	return {chars: chars.slice(0, end), styles: styles.slice(0, end)};
};

/** Rows read before, by their text: most of a frame's rows stand in the frame before it. */
const remembered = 2000;

/** Reads rows. @param isWide Whether this terminal draws lines and marks two columns wide. */
export const rowReader = (isWide: () => boolean): ((text: string) => Row) => {
	const rows = new Map<string, Row>();
	let wide = isWide();
	return (text) => {
		if (rows.size > remembered || wide !== isWide()) rows.clear();
		wide = isWide();
		const known = rows.get(text);
		if (known) return known;
		const row = {text, cells: cellsOf(text, wide ? plainAscii : plain)};
		rows.set(text, row);
		return row;
	};
};
