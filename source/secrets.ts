/**
 * Every secret that is alive in this process, and what is left of a text when they are taken out of it. Known, not
 * guessed: what AWS hands out and what a person types is told here where it comes in, and taken out where text leaves
 * (commands/output.ts, ui/runtime/problem.ts).
 *
 * What a machine made (keys, tokens) goes with every part of eight characters and more; what a person chose (MFA code,
 * external ID) as a whole, since it may be a company's name: half of it stands in many a role's. Either is found in
 * whatever way it was written (text/readings.ts), and in upper case as in lower.
 */
import {type Reading, readingsOf} from './text/readings.ts';

/** Characters of a part that is still a secret. */
const partLength = 8;

/** Below it, what a person chose is a secret only as a whole word. */
const shortSecret = 6;

/** The longest external ID (STS API Reference, "AssumeRole"). What is longer nobody takes. */
const longestChosen = 1224;

/** The most that has to be left of what a person chose, where it was cut off, to be more than a name. */
const tellingPart = 24;

const mark = '[secret]';

/** From where to where in a text a secret stands. */
type Span = readonly [start: number, end: number];

/** All that machines made, as texts are read, parted by what no reading has. */
let haystack = '';
const known = new Set<string>();

/** What persons chose, as texts are read. */
const chosen = new Set<string>();

/** Links that were made, whole, and as a terminal's clipboard is told of them: what may leave. */
const links = new Set<string>();

/** Keys and tokens: whatever AWS, or a page on the way, answers with them, they don't leave again. */
export const keepSecrets = (...secrets: ReadonlyArray<string | undefined>): void => {
	for (const secret of secrets) {
		if (secret === undefined || secret.length < partLength || known.has(secret)) continue;
		known.add(secret);
		haystack += `${foldedText(secret)}\n`;
	}
};

/**
 * What a person chose or typed.
 * @param publicly What they say openly: a secret that stands in it is none.
 */
export const keepChosenSecret = (secret: string | undefined, publicly: readonly string[] = []): void => {
	const letters = foldedText(secret ?? '');
	if (letters.length > longestChosen) keepSecrets(secret);
	else if (publicly.some((text) => foldedText(text).includes(letters))) chosen.delete(letters);
	else if (letters !== '') chosen.add(letters);
};

/** A link that was made: it holds a secret, and is what the program is for. */
export const letLinkPass = (link: string): void => {
	links.add(link);
};

/** The text without any secret but in a link that was made. */
export const withoutSecrets = (text: string): string => {
	if (known.size === 0 && chosen.size === 0) return text;
	return partedBy([...links], text)
		.map((part) => (links.has(part) ? part : without(part, chosenIn, wholeArn)))
		.join('');
};

/** A text of JSON's, the name of something or what stands for it. */
const jsonText = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/g;
/** What JSON of daypass's own calls something. */
const ownName = /^[A-Za-z][A-Za-z ]{0,30}$/;

/** The same of JSON, whole or in part, which stays JSON: its own names and its numbers are no secrets. */
export const withoutSecretsInJson = (json: string): string =>
	withoutSecrets(json) === json
		? json
		: json.replace(jsonText, (whole, text: string, colon: string | undefined) =>
				colon !== undefined && ownName.test(text) ? whole : `"${withoutSecrets(text)}"${colon ?? ''}`,
			);

/**
 * Somebody else's words, without any secret: also none that a person chose and that was cut off, or put into an ARN.
 * Nobody needs to use what is left of them.
 */
export const quotable = (words: string): string => without(words, chosenPartsIn, account);

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

type Finder = (folded: string, reading: Reading) => Iterable<Span>;

/** @param open Where what a person chose is no secret. */
const without = (text: string, chosenBy: Finder, open: RegExp): string => {
	if (haystack === '' && chosen.size === 0) return text;
	const made: Span[] = [];
	const said: Span[] = [];
	for (const reading of readingsOf(text)) {
		const letters = folded(reading.letters);
		for (const span of madeIn(letters, reading)) made.push(span);
		for (const span of chosenBy(letters, reading)) said.push(span);
	}
	const found = [...made, ...outside(said, text, open)];
	if (found.length === 0) return text;
	let rest = '';
	let read = 0;
	for (const [start, end] of joined(found.sort(byStart))) {
		// Of an escape that begins a secret by chance nothing is left.
		rest += text.slice(read, Math.max(read, text[start - 1] === '\\' ? start - 1 : start)) + mark;
		read = end;
	}
	return rest + text.slice(read);
};

const byStart = ([a]: Span, [b]: Span): number => a - b;

/** Those that stand in nothing of what is open. */
const outside = (spans: Span[], text: string, open: RegExp): readonly Span[] => {
	if (spans.length === 0) return [];
	const opened = Array.from(
		text.matchAll(open),
		({0: whole, index}) => [index, index + whole.length] as const,
	);
	let at = 0;
	return spans.sort(byStart).filter(([start, end]) => {
		while ((opened[at]?.[1] ?? end) <= start) at++;
		const [from, to] = opened[at] ?? [end, end];
		return start < from || to < end;
	});
};

/** Of spans in their order, those that touch as one. */
const joined = (spans: readonly Span[]): readonly Span[] => {
	const whole: [start: number, end: number][] = [];
	for (const [start, end] of spans) {
		const last = whole.at(-1);
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else whole.push([start, end]);
	}
	return whole;
};

/** Letters as they are compared: in lower case, base64's two alphabets made one. */
const folded = (letters: string): string => letters.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');

const foldedText = (text: string): string => {
	const [{letters = ''} = {}] = readingsOf(text);
	return folded(letters);
};

const spanOf = ({places}: Reading, at: number, length: number): Span => {
	const {starts, ends} = places();
	return [starts[at] ?? 0, ends[at + length - 1] ?? 0];
};

function* madeIn(letters: string, reading: Reading): Generator<Span> {
	if (haystack === '' || letters.length < partLength) return;
	const likely = filterFor(letters.length);
	let rolling = 0;
	for (let at = 0; at < letters.length; at++) {
		rolling = rolled(
			rolling,
			letters.charCodeAt(at),
			at < partLength ? 0 : letters.charCodeAt(at - partLength),
		);
		if (at < partLength - 1 || (likely && !mayHave(likely, rolling))) continue;
		const first = at - partLength + 1;
		const part = letters.slice(first, at + 1);
		// A run of slashes, or of the underscores they are read from, tells nothing; STS's tokens have one.
		if (part !== slashes && haystack.includes(part)) yield spanOf(reading, first, partLength);
	}
}

const slashes = '/'.repeat(partLength);

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

/** An ARN stays whole: an external ID is often an account's number, or a name that roles have too. */
const wholeArn = /\barn:[\w-]+:[^\s"'“”<>\\]+/g;
/** What names an account there means that account. */
const account = /\barn:[\w-]*:[\w-]*:[\w-]*:\d{12}:/g;

function* chosenIn(letters: string, reading: Reading): Generator<Span> {
	for (const secret of chosen) {
		const edge = /^\d+$/.test(secret) ? /\d/ : secret.length < shortSecret ? /[\w-]/ : undefined;
		// What a gap parts from it is no part of the same word.
		const goesOn = (left: number, right: number, beside: number) =>
			edge?.test(reading.letters.charAt(beside)) === true &&
			(reading.places().starts[right] ?? 0) <= (reading.places().ends[left] ?? 0);
		for (const at of placesOf(secret, letters)) {
			const end = at + secret.length;
			if (goesOn(at - 1, at, at - 1) || goesOn(end - 1, end, end)) continue;
			yield spanOf(reading, at, secret.length);
		}
	}
}

function* chosenPartsIn(letters: string, reading: Reading): Generator<Span> {
	yield* chosenIn(letters, reading);
	for (const secret of chosen) {
		const length = Math.max(partLength, Math.min(tellingPart, Math.floor(secret.length * 0.75) + 1));
		if (/^\d+$/.test(secret)) continue;
		for (let from = 0; from + length <= secret.length; from++) {
			for (const at of placesOf(secret.slice(from, from + length), letters)) {
				yield spanOf(reading, at, length);
			}
		}
	}
}

function* placesOf(sought: string, letters: string): Generator<number> {
	for (let at = letters.indexOf(sought); at !== -1; at = letters.indexOf(sought, at + 1)) yield at;
}
