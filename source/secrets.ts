/**
 * Every secret that is alive in this process, and what is left of a text when they are taken out of it. Known, not
 * guessed: what AWS hands out and what a person types is told here where it comes in, and taken out where text leaves
 * (commands/output.ts, ui/runtime/problem.ts).
 *
 * What a machine made (keys, tokens) goes with every part of eight characters and more; what a person chose (MFA code,
 * external ID) as a whole, since it may be a company's name: half of it stands in many a role's. Either is found plain,
 * percent-encoded, in base64, escaped as in JSON or broken by white space.
 */

/** Characters of a part that is still a secret. */
const partLength = 8;

/** Below it, what a person chose is a secret only as a whole word. */
const shortSecret = 6;

/** The longest external ID (STS API Reference, "AssumeRole"). What is longer nobody takes, nor a pattern. */
const longestChosen = 1224;

const mark = '[secret]';

/** All that machines made, as {@link lettersOf} reads texts, and their forms in base64, parted by what no text has. */
let haystack = '';
const known = new Set<string>();

/** What persons chose, as patterns. */
const chosen = new Map<string, RegExp>();

/** Links that were made, whole, and as a terminal's clipboard is told of them: what may leave. */
const links = new Set<string>();

/** Keys and tokens: whatever AWS, or a page on the way, answers with them, they don't leave again. */
export const keepSecrets = (...secrets: ReadonlyArray<string | undefined>): void => {
	for (const secret of secrets) {
		if (secret === undefined || secret.length < partLength || known.has(secret)) continue;
		known.add(secret);
		for (const form of [secret, ...base64Forms(secret)]) haystack += `${lettersOf(form)}\n`;
	}
};

/**
 * What a person chose or typed.
 * @param publicly What they say openly: a secret that stands in it is none.
 */
export const keepChosenSecret = (secret: string | undefined, publicly: readonly string[] = []): void => {
	const trimmed = secret?.trim() ?? '';
	if (trimmed === '' || chosen.has(trimmed) || publicly.some((text) => text.includes(trimmed))) return;
	if (trimmed.length > longestChosen) keepSecrets(trimmed);
	else chosen.set(trimmed, patternOf(trimmed));
};

/** A link that was made: it holds a secret, and is what the program is for. */
export const letLinkPass = (link: string): void => {
	links.add(link);
};

/** The text without any secret but in a link that was made. */
export const withoutSecrets = (text: string): string => {
	if (known.size === 0 && chosen.size === 0) return text;
	return partedBy([...links], text)
		.map((part) => (links.has(part) ? part : withoutChosen(withoutMade(part))))
		.join('');
};

/** The text in pieces: what was looked for, and what stands between. */
const partedBy = (found: readonly string[], text: string): readonly string[] => {
	let parts: readonly string[] = [text];
	for (const one of found) {
		if (!text.includes(one)) continue;
		parts = parts.flatMap((part) =>
			found.includes(part)
				? [part]
				: part.split(one).flatMap((piece, at) => (at === 0 ? [piece] : [one, piece])),
		);
	}
	return parts;
};

const withoutMade = (text: string): string => {
	if (haystack === '' || text.length < partLength) return text;
	const likely = filterFor(text.length);
	const found: [start: number, end: number][] = [];
	// Of the letters read last: what they are, and where they began.
	const codes = new Uint16Array(partLength);
	const starts = new Uint32Array(partLength);
	let rolling = 0;
	let slashes = 0;
	let count = 0;
	for (let at = 0; at < text.length; ) {
		const start = at;
		let code = text.charCodeAt(at);
		if (isItself(code)) at++;
		else {
			({code, end: at} = letterAt(text, start));
			if (isGap(code)) continue;
		}
		code = inOneAlphabet(code);
		const place = count % partLength;
		rolling = rolled(rolling, code, codes[place] ?? 0);
		codes[place] = code;
		starts[place] = start;
		count++;
		// A run of slashes, or of the underscores they are read from, tells nothing; STS's tokens have one.
		slashes = code === 0x2f ? slashes + 1 : 0;
		if (count < partLength || slashes >= partLength) continue;
		if (likely && !mayHave(likely, rolling)) continue;
		const oldest = count % partLength;
		const part = String.fromCharCode(...codes.subarray(oldest), ...codes.subarray(0, oldest));
		if (!haystack.includes(part)) continue;
		const from = starts[oldest] ?? 0;
		const last = found.at(-1);
		if (last && from <= last[1]) last[1] = at;
		else found.push([from, at]);
	}
	let rest = '';
	let read = 0;
	for (const [start, end] of found) {
		rest += text.slice(read, start) + mark;
		read = end;
	}
	return rest + text.slice(read);
};

const base = 0x01000193;
/**
 * What a character's share of the hash has grown to when it leaves: `base` to the power of a part's length, less one.
 */
const leaving = Array.from({length: partLength - 1}).reduce<number>((power) => Math.imul(power, base), 1);

/** The hash of a part, moved on by a letter. */
const rolled = (hash: number, entering: number, left: number): number =>
	(Math.imul(hash - Math.imul(left, leaving), base) + entering) | 0;

/** Tells of a hash whether it is one of a text's parts; says so of very few others as well (a Bloom filter). */
type Filter = {readonly of: string; readonly bits: Uint8Array; readonly shift: number};

/** Of each part two are set: one in a thousand other hashes finds both. */
const bitsOfPart = 64;
const sizes = {least: 13, most: 30} as const;

const filterOf = (text: string): Filter => {
	const size = Math.ceil(Math.log2(text.length * bitsOfPart + 1));
	const within = Math.min(sizes.most, Math.max(sizes.least, size));
	const bits = new Uint8Array(2 ** (within - 3));
	const shift = 32 - within;
	let rolling = 0;
	for (let at = 0; at < text.length; at++) {
		rolling = rolled(rolling, text.charCodeAt(at), at < partLength ? 0 : text.charCodeAt(at - partLength));
		for (const factor of factors) {
			const bit = Math.imul(rolling, factor) >>> shift;
			bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
		}
	}
	return {of: text, bits, shift};
};

const factors = [0x9e3779b1, 0x85ebca6b] as const;

const mayHave = ({bits, shift}: Filter, hash: number): boolean =>
	factors.every((factor) => {
		const bit = Math.imul(hash, factor) >>> shift;
		return ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
	});

let filter = filterOf('');
/** What was looked through for the secrets that are known now, in characters. */
let looked = {for: '', length: 0};
/** A filter takes as long as looking for so many parts: what stands beside a link is shorter. */
const worthAFilter = 1000;

const filterFor = (length: number): Filter | undefined => {
	looked = {for: haystack, length: length + (looked.for === haystack ? looked.length : 0)};
	if (filter.of === haystack) return filter;
	if (looked.length < worthAFilter) return undefined;
	filter = filterOf(haystack);
	return filter;
};

/*
 * A text is read as what it stands for: percent-encoding (once or more often) and JSON's escapes undone, white space
 * and what can't be seen left out, base64's two alphabets made one.
 */

const lettersOf = (text: string): string => {
	// Keys and tokens: nothing in them stands for something else.
	if (/^[\w+/=-]*$/.test(text)) return text.replaceAll('-', '+').replaceAll('_', '/');
	let letters = '';
	for (let at = 0; at < text.length; ) {
		const {code, end} = letterAt(text, at);
		at = end;
		if (!isGap(code)) letters += String.fromCharCode(inOneAlphabet(code));
	}
	return letters;
};

/** Most of what is written: neither encoded nor a gap. */
const isItself = (code: number): boolean => code > 0x20 && code < 0x7f && code !== 0x25 && code !== 0x5c;

const inOneAlphabet = (code: number): number => (code === 0x2d ? 0x2b : code === 0x5f ? 0x2f : code);

/** The letter that begins there, and where the next one does. */
const letterAt = (text: string, at: number): {readonly code: number; readonly end: number} => {
	const code = text.charCodeAt(at);
	const next = at + 1;
	if (code === 0x25) {
		let digits = next;
		while (text.startsWith('25', digits) && isHex(text, digits + 2, 2)) digits += 2;
		if (isHex(text, digits, 2)) return {code: hex(text, digits, 2), end: digits + 2};
	}
	if (code === 0x5c && next < text.length) {
		const letter = text.charAt(next);
		if (letter === 'u' && isHex(text, next + 1, 4)) return {code: hex(text, next + 1, 4), end: next + 5};
		return {code: 'nrtbf'.includes(letter) ? 0x20 : letter.charCodeAt(0), end: next + 1};
	}
	return {code, end: next};
};

const hex = (text: string, at: number, length: number): number =>
	Number.parseInt(text.slice(at, at + length), 16);

const isHex = (text: string, at: number, length: number): boolean =>
	/^[\dA-Fa-f]+$/.test(text.slice(at, at + length)) && at + length <= text.length;

/** White space, controls, and the marks that take no room. */
const isGap = (code: number): boolean =>
	code <= 0x20 ||
	(code >= 0x7f &&
		(code <= 0xa0 ||
			code === 0xad ||
			(code >= 0x2000 && code <= 0x200f) ||
			(code >= 0x2028 && code <= 0x202f) ||
			(code >= 0x205f && code <= 0x206f) ||
			code === 0x3000 ||
			code === 0xfeff));

/**
 * How a secret looks within something else that is encoded in base64: three ways, as it falls among its groups of
 * three.
 */
const base64Forms = (secret: string): readonly string[] =>
	[0, 1, 2].flatMap((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
		const whole = bytes.toString('base64').replace(/=+$/, '');
		const form = whole.slice([0, 2, 3][before], bytes.length % 3 === 0 ? undefined : -1);
		return form.length >= partLength ? [form] : [];
	});

/** An ARN stays whole: an external ID is often an account's number, or a name that roles have too. */
const arn = /(\barn:[\w-]+:[^\s"'“”<>\\]+)/;

const withoutChosen = (text: string): string => {
	if (chosen.size === 0) return text;
	return text
		.split(arn)
		.map((part, at) => {
			if (at % 2 === 1) return part;
			let rest = part;
			for (const pattern of chosen.values()) rest = rest.replace(pattern, mark);
			return rest;
		})
		.join('');
};

const patternOf = (secret: string): RegExp => {
	const letters = [...secret].map((letter) => {
		const hex = Buffer.from(letter).toString('hex').replaceAll(/../g, '%(?:25)*$&');
		const plain = letter.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
		return `(?:${plain}|${hex})`;
	});
	const whole = letters.join('[\\s\\u200b]*');
	const [before, after] = /^\d+$/.test(secret)
		? ['(?<!\\d)', '(?!\\d)']
		: secret.length < shortSecret
			? ['(?<![\\w-])', '(?![\\w-])']
			: ['', ''];
	const encoded =
		secret.length < shortSecret ? [] : base64Forms(secret).map((form) => form.replaceAll(/[+/]/g, '\\$&'));
	return new RegExp([`${before}${whole}${after}`, ...encoded].join('|'), 'gi');
};
