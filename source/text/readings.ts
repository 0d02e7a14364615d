/**
 * What somebody may read from a text who undoes how it was written: escapes, entities, percent-encoding, base64 and
 * hex, in whatever order and as often as they were put on. Each reading knows where in the text its letters stand.
 */

/** Where in the text letters begin and end. */
type Places = {readonly starts: Uint32Array; readonly ends: Uint32Array};

export type Reading = {
	/** Without gaps; of a letter that can be written in several ways the plain one, its case as it is. */
	readonly letters: string;
	/** Worked out once it is asked for: hardly any text holds what is looked for. */
	readonly places: () => Places;
};

/** Letters of all readings together, for each of the text: one that is made to have many costs no more. */
const mostLetters = 40;

/**
 * The text as it stands, then as it reads with more and more undone. What has fewer than six letters in base64 or hex
 * is not read: anything would have some.
 */
export function* readingsOf(text: string): Generator<Reading> {
	const readings = [withoutGaps(text)];
	const read = new Set<string>();
	let left = mostLetters * text.length;
	// What is added meanwhile is read too.
	for (const reading of readings) {
		if (read.has(reading.letters)) continue;
		read.add(reading.letters);
		yield reading;
		left -= reading.letters.length;
		if (left < 0) return;
		for (const one of escapes) readings.push(...unescaped(reading, one));
		// There may be more of them than a call takes arguments.
		for (const one of decoded(reading)) readings.push(one);
	}
}

/** White space, controls, marks above and below letters, and what takes no room. */
const gap = /^[\p{White_Space}\p{C}\p{M}\p{Default_Ignorable_Code_Point}]$/u;

/** Those of ASCII, but for what begins a terminal's code. */
const blanks = /[\0-\u001a\u001c-\u0020\u007f]+/g;
const beyondAscii = /[^\0-\u007f]/gu;

/** @param within Where in the text stands what is read here; left out: it is the text. */
const withoutGaps = (read: string, within?: () => Places): Reading => {
	const letters = read.replace(beyondAscii, plain).replace(blanks, '');
	let known: Places | undefined;
	return {letters, places: () => (known ??= placesOf(read, letters.length, within?.()))};
};

const placesOf = (read: string, count: number, within?: Places): Places => {
	const starts = new Uint32Array(count);
	const ends = new Uint32Array(count);
	let placed = 0;
	for (let at = 0; at < read.length; ) {
		const start = at;
		const code = read.charCodeAt(at);
		const letter = code < 0x80 ? read.charAt(at) : String.fromCodePoint(read.codePointAt(at) ?? code);
		at += letter.length;
		const isBlank = code <= 0x20 || code === 0x7f;
		const written = code >= 0x80 ? plain(letter).length : isBlank && code !== 0x1b ? 0 : 1;
		starts.fill(within ? (within.starts[start] ?? 0) : start, placed, placed + written);
		ends.fill(within ? (within.ends[at - 1] ?? 0) : at, placed, placed + written);
		placed += written;
	}
	return {starts, ends};
};

/** What letters were found to be, as far as it is remembered: a list has the same ones in every line. */
const plainLetters = new Map<string, string>();
const mostRemembered = 5000;

/** A letter beyond ASCII without what is a gap. @example plain('ﬁ') // 'fi' */
const plain = (letter: string): string => {
	const known = plainLetters.get(letter);
	if (known !== undefined) return known;
	const found = [...letter.replace('\u009b', '\u001b[').normalize('NFKD')]
		.filter((part) => part === '\u001b' || !gap.test(part))
		.join('');
	if (plainLetters.size >= mostRemembered) plainLetters.clear();
	plainLetters.set(letter, found);
	return found;
};

/** A way to write a letter, whatever it is. */
type Escape = {readonly sign: string; readonly pattern: RegExp; read(...groups: readonly string[]): string};

const letterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Names of what a secret may hold beside letters and digits (HTML, "Named character references"). */
const named: Readonly<Record<string, string>> = {
	...{amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", plus: '+', equals: '=', comma: ',', period: '.'},
	...{
		commat: '@',
		colon: ':',
		sol: '/',
		bsol: '\\',
		dash: '-',
		hyphen: '-',
		lowbar: '_',
		percnt: '%',
		num: '#',
	},
};

const escapes: readonly Escape[] = [
	{
		sign: '&',
		pattern: /&(?:amp;){0,1000}(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi,
		read: (_, hex, decimal, name) =>
			name ? (named[name.toLowerCase()] ?? '') : letterOf(hex ? Number.parseInt(hex, 16) : Number(decimal)),
	},
	{
		sign: '\\',
		pattern: /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([0-7]{3})|[nrtbfv]|(\\?))/gi,
		read: (_, braced, four, two, octal, itself = '') => {
			const hex = braced ?? four ?? two;
			return hex ? letterOf(Number.parseInt(hex, 16)) : octal ? letterOf(Number.parseInt(octal, 8)) : itself;
		},
	},
	{
		sign: '%',
		// One letter of UTF-8.
		pattern: /%(?:25){0,1000}(?:[0-7][\da-f]|[c-f][\da-f](?:%(?:25){0,1000}[89ab][\da-f]){1,3})/gi,
		read: (all = '') => Buffer.from(all.replaceAll(/%(?:25)*([\da-f]{2})/gi, '$1'), 'hex').toString('utf8'),
	},
	{sign: '<', pattern: /<[!/]?[a-z-][^<>]{0,80}>/gi, read: () => ''},
	// Colours and moves of a terminal's cursor.
	{sign: '\u001b', pattern: /\u001b(?:\[[0-?]*[ -/]*[@-~])?/g, read: () => ''},
];

/** With one sort of escapes undone; none where there are none. */
const unescaped = ({letters, places}: Reading, {sign, pattern, read}: Escape): readonly Reading[] => {
	if (!letters.includes(sign)) return [];
	const pieces: [text: string, from: number, to: number][] = [];
	let undone = '';
	let copied = 0;
	for (const match of letters.matchAll(pattern)) {
		const letter = read(...match);
		undone += letters.slice(copied, match.index);
		copied = match.index + match[0].length;
		pieces.push([letter, match.index, copied]);
		undone += letter;
	}
	if (pieces.length === 0) return [];
	undone += letters.slice(copied);
	return [withoutGaps(undone, () => movedBy(pieces, undone.length, places()))];
};

/** Where the letters stand of a text some pieces of which stand for others. */
const movedBy = (
	pieces: ReadonlyArray<readonly [text: string, from: number, to: number]>,
	length: number,
	{starts, ends}: Places,
): Places => {
	const moved = {starts: new Uint32Array(length), ends: new Uint32Array(length)};
	let at = 0;
	let copied = 0;
	const copy = (until: number) => {
		moved.starts.set(starts.subarray(copied, until), at);
		moved.ends.set(ends.subarray(copied, until), at);
		at += until - copied;
	};
	for (const [text, from, to] of pieces) {
		copy(from);
		moved.starts.fill(starts[from] ?? 0, at, at + text.length);
		moved.ends.fill(ends[to - 1] ?? 0, at, at + text.length);
		at += text.length;
		copied = to;
	}
	copy(starts.length);
	return moved;
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const oneOf = (is: (value: number) => boolean): string =>
	`[${[...alphabet].filter((_, value) => is(value)).join('')}]`;
/** Three letters of ASCII in base64: the highest bit of none is set, and the first two are none of its controls. */
const threeLetters = `${oneOf((value) => value >= 8 && value < 32)}${oneOf((value) => (value & 15) >= 2 && (value & 15) < 8)}${oneOf((value) => (value & 2) === 0)}[\\w+/-]`;

/** Some letters of ASCII written in it, and what else it is written with. */
const codings = [
	{
		name: 'base64',
		bits: 6,
		likely: new RegExp(`(?:${threeLetters}){2}`, 'g'),
		digit: /[\w+/-]/,
		digits: /[\w+/-]*/y,
	},
	{name: 'hex', bits: 4, likely: /(?:[2-7][\da-f]){6}/gi, digit: /[\da-f]/i, digits: /[\da-f]*/iy},
] as const;

/** A byte for each letter, or two. */
const shown = /[!-~][\0-~]*/g;
const leastLetters = 6;

/** What stands in base64 or hex, wherever within it a whole byte begins. */
const decoded = ({letters, places}: Reading): readonly Reading[] =>
	codings.flatMap(({name, bits, likely, digit, digits}) => {
		const readings: Reading[] = [];
		likely.lastIndex = 0;
		for (let match = likely.exec(letters); match; match = likely.exec(letters)) {
			let begin = match.index;
			while (begin > 0 && digit.test(letters.charAt(begin - 1))) begin--;
			digits.lastIndex = begin;
			const [run = ''] = digits.exec(letters) ?? [];
			likely.lastIndex = begin + run.length;
			for (let first = begin; first < begin + 8 / (8 - bits); first++) {
				const bytes = Buffer.from(run.slice(first - begin), name).toString('latin1');
				for (const {0: part, index} of bytes.matchAll(shown)) {
					const reading = withoutGaps(part, () => {
						const {starts, ends} = places();
						const digit = (byte: number) => first + ((index + byte) * 8) / bits;
						return {
							starts: Uint32Array.from(part, (_, at) => starts[Math.floor(digit(at))] ?? 0),
							ends: Uint32Array.from(part, (_, at) => ends[Math.ceil(digit(at + 1)) - 1] ?? 0),
						};
					});
					if (reading.letters.length >= leastLetters) readings.push(reading);
				}
			}
		}
		return readings;
	});
