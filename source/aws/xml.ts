import {isObject, type JsonObject} from '../json-object.ts';

/** Deeper than any answer of AWS's. */
const deepest = 64;

const named = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['quot', '"'],
	['apos', "'"],
]);

const decoded = (text: string): string =>
	text.includes('&')
		? text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (whole, decimal, hexadecimal, name) => {
				if (name !== undefined) return named.get(name) ?? whole;
				const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
				return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
			})
		: text;

type Element = {readonly name: string; text: string; children: Record<string, unknown> | undefined};

const tag = /^[A-Za-z_][\w.:-]*$/;

/**
 * What an answer of AWS's query protocol holds, by its elements' names: the text of one that holds nothing but text, an
 * object of one that holds others, a list where a name comes again. Attributes and the text between elements are left
 * out. Undefined where it is no XML as AWS writes it; a document type is none.
 */
export const parseXml = (text: string): JsonObject | undefined => {
	const root: Element = {name: '', text: '', children: undefined};
	const open: Element[] = [root];
	let at = 0;
	for (;;) {
		const current = open.at(-1) ?? root;
		const start = text.indexOf('<', at);
		const between = text.slice(at, start === -1 ? undefined : start);
		if (between !== '') {
			if (current === root) {
				if (between.trim() !== '') return undefined;
			} else current.text += decoded(between);
		}
		if (start === -1) return open.length === 1 ? root.children : undefined;
		const aside = asideAt(text, start);
		if (aside === null) return undefined;
		if (aside !== undefined) {
			if (aside.text !== undefined) current.text += aside.text;
			at = aside.end;
			continue;
		}
		const end = text.indexOf('>', start);
		if (end === -1) return undefined;
		at = end + 1;
		if (text[start + 1] === '/') {
			const closed = open.pop();
			if (closed === undefined || closed === root) return undefined;
			if (text.slice(start + 2, end).trimEnd() !== closed.name) return undefined;
			add(open.at(-1) ?? root, closed.name, closed.children ?? closed.text);
			continue;
		}
		const isEmpty = text[end - 1] === '/';
		const inside = text.slice(start + 1, isEmpty ? end - 1 : end);
		const space = inside.search(/\s/);
		const name = space === -1 ? inside : inside.slice(0, space);
		if (!tag.test(name) || open.length > deepest) return undefined;
		// One root.
		if (current === root && root.children !== undefined) return undefined;
		if (isEmpty) add(current, name, '');
		else open.push({name, text: '', children: undefined});
	}
};

/** A comment, a declaration, text as it is: where it ends. Undefined where it is a tag, null where it is broken. */
const asideAt = (text: string, start: number): {end: number; text?: string} | undefined | null => {
	const [opening, closing] = text.startsWith('<?', start)
		? ['<?', '?>']
		: text.startsWith('<!--', start)
			? ['<!--', '-->']
			: text.startsWith('<![CDATA[', start)
				? ['<![CDATA[', ']]>']
				: ['', ''];
	if (opening === '') return text[start + 1] === '!' ? null : undefined;
	const end = text.indexOf(closing, start + opening.length);
	if (end === -1) return null;
	return {
		end: end + closing.length,
		...(closing === ']]>' ? {text: text.slice(start + opening.length, end)} : {}),
	};
};

const add = (element: Element, name: string, value: unknown) => {
	// Without a prototype: a name is a name, whatever it is.
	element.children ??= Object.create(null) as Record<string, unknown>;
	const before = element.children[name];
	if (before === undefined) element.children[name] = value;
	else if (Array.isArray(before)) before.push(value);
	else element.children[name] = [before, value];
};

/** The text of an element; undefined where there is none. */
export const textIn = (value: JsonObject, name: string): string | undefined => {
	const found = value[name];
	return typeof found === 'string' ? found : undefined;
};

/** The members of a list as they are, texts or objects; undefined where there is no list. */
const membersIn = (value: JsonObject, name: string): readonly unknown[] | undefined => {
	const list = value[name];
	if (typeof list === 'string') return list.trim() === '' ? [] : undefined;
	if (!isObject(list)) return undefined;
	const {member} = list;
	return Array.isArray(member) ? member : [member];
};

/** A list of structures, as AWS writes one: `<Roles><member>…</member></Roles>`. An empty one is there all the same. */
export const listIn = (value: JsonObject, name: string): readonly JsonObject[] | undefined =>
	membersIn(value, name)?.map((member) => (isObject(member) ? member : {}));

/** A list of texts. */
export const textsIn = (value: JsonObject, name: string): readonly string[] | undefined =>
	membersIn(value, name)?.flatMap((member) => (typeof member === 'string' ? [member] : []));

/** A structure; an empty one where there is none. */
export const objectIn = (value: JsonObject, name: string): JsonObject => {
	const found = value[name];
	return isObject(found) ? found : {};
};
