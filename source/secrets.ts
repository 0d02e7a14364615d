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

const mark = '[secret]';

/** All that machines made, as {@link scan} reads texts, and their forms in base64, parted by what no text has. */
let haystack = '';
const known = new Set<string>();

/** Which parts are in the haystack, as a Bloom filter: a long text costs a few nanoseconds a character. */
const filterBits = 23;
let filter: Uint8Array | undefined;

/** What persons chose, as patterns. */
const chosen = new Map<string, RegExp>();

/** Links that were made, whole, and as a terminal's clipboard is told of them: what may leave. */
const links = new Set<string>();

/** Keys and tokens: whatever AWS, or a page on the way, answers with them, they don't leave again. */
export const keepSecrets = (...secrets: ReadonlyArray<string | undefined>): void => {
	for (const secret of secrets) {
		if (secret === undefined || secret.length < partLength || known.has(secret)) continue;
		known.add(secret);
		for (const form of [secret, ...base64Forms(secret)]) addParts(form);
	}
};

/**
 * What a person chose or typed.
 * @param publicly What they say openly: a secret that stands in it is none.
 */
export const keepChosenSecret = (secret: string | undefined, publicly: readonly string[] = []): void => {
	const trimmed = secret?.trim() ?? '';
	if (trimmed === '' || chosen.has(trimmed) || publicly.some((text) => text.includes(trimmed))) return;
	chosen.set(trimmed, patternOf(trimmed));
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

const addParts = (secret: string): void => {
	const bits = filter ?? new Uint8Array(2 ** (filterBits - 3));
	filter = bits;
	const window = createWindow();
	let read = '';
	scan(secret, (code) => {
		read += String.fromCharCode(code);
		if (window.push(code)) {
			const at = window.hash();
			bits[at >>> 3] = (bits[at >>> 3] ?? 0) | (1 << (at & 7));
		}
	});
	haystack += `${read}\n`;
};

const withoutMade = (text: string): string => {
	const bits = filter;
	if (bits === undefined || text.length < partLength) return text;
	const window = createWindow();
	const starts = new Int32Array(partLength);
	const found: [start: number, end: number][] = [];
	let count = 0;
	scan(text, (code, start, end) => {
		starts[count % partLength] = start;
		count++;
		if (!window.push(code)) return;
		const at = window.hash();
		if (((bits[at >>> 3] ?? 0) & (1 << (at & 7))) === 0 || !haystack.includes(window.text())) return;
		const from = starts[count % partLength] ?? 0;
		const last = found.at(-1);
		if (last && from <= last[1]) last[1] = end;
		else found.push([from, end]);
	});
	return found
		.toReversed()
		.reduce((rest, [start, end]) => rest.slice(0, start) + mark + rest.slice(end), text);
};

const base = 0x01000193;
/** `base` to the power of the length of a part, less one. */
const oldest = Array.from({length: partLength - 1}).reduce<number>((power) => Math.imul(power, base), 1);

/** The last characters read, and a hash of them that rolls on. */
const createWindow = () => {
	const codes = new Uint16Array(partLength);
	let count = 0;
	let rolling = 0;
	return {
		/** True once there are as many as a part has. */
		push(code: number): boolean {
			const at = count % partLength;
			rolling = (Math.imul(rolling - Math.imul(codes[at] ?? 0, oldest), base) + code) | 0;
			codes[at] = code;
			count++;
			return count >= partLength;
		},
		hash: () => Math.imul(rolling, 0x9e3779b1) >>> (32 - filterBits),
		text: () =>
			Array.from({length: partLength}, (_, at) =>
				String.fromCharCode(codes[(count + at) % partLength] ?? 0),
			).join(''),
	};
};

/**
 * Reads a text as what it stands for: percent-encoding (once or more often) and JSON's escapes undone, white space and
 * what can't be seen left out, base64's two alphabets made one. Tells of each character where it stood.
 */
const scan = (text: string, visit: (code: number, start: number, end: number) => void): void => {
	for (let at = 0; at < text.length; ) {
		const start = at;
		let code = text.charCodeAt(at);
		at++;
		if (code === 0x25) {
			let digits = at;
			while (text.startsWith('25', digits) && isHex(text, digits + 2, 2)) digits += 2;
			if (isHex(text, digits, 2)) {
				code = Number.parseInt(text.slice(digits, digits + 2), 16);
				at = digits + 2;
			}
		} else if (code === 0x5c && at < text.length) {
			const letter = text.charAt(at);
			if (letter === 'u' && isHex(text, at + 1, 4)) {
				code = Number.parseInt(text.slice(at + 1, at + 5), 16);
				at += 5;
			} else {
				code = 'nrtbf'.includes(letter) ? 0x20 : letter.charCodeAt(0);
				at++;
			}
		}
		if (isGap(code)) continue;
		visit(code === 0x2d ? 0x2b : code === 0x5f ? 0x2f : code, start, at);
	}
};

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

/** How a secret looks within something else that is encoded in base64: three ways, as it falls among its groups of three. */
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
