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

/** Makes something of each item of a list as soon as it is read, so that no page of them is there twice. */
export type ItemReader<Item = unknown> = {
	/** The list's element. */
	readonly list: string;
	/** Undefined: it is left out. */
	readonly read: (item: JsonObject) => Item | undefined;
};

/**
 * What an answer of AWS's query protocol holds, by its elements' names: the text of one that holds nothing but text, an
 * object of one that holds others, a list where a name comes again. Attributes and the text between elements are left
 * out. Undefined where it is no XML as AWS writes it; a document type is none.
 */
export const parseXml = (bytes: Buffer, items?: ItemReader): JsonObject | undefined => {
	// Of as many characters as there are bytes. No text of an element is cut out of it: as long as such a piece is kept,
	// V8 keeps the whole.
	const text = bytes.toString('latin1');
	const root: Element = {name: '', text: '', children: undefined};
	const open: Element[] = [root];
	let at = 0;
	for (;;) {
		const current = open.at(-1) ?? root;
		const start = text.indexOf('<', at);
		const between = start === -1 ? text.length : start;
		if (between > at) {
			if (current === root) {
				if (bytes.toString('utf8', at, between).trim() !== '') return undefined;
			} else if (current.children === undefined && !isOpening(text, start)) {
				current.text += decoded(bytes.toString('utf8', at, between));
			}
		}
		if (start === -1) return open.length === 1 ? root.children : undefined;
		const aside = asideAt(text, start);
		if (aside === null) return undefined;
		if (aside !== undefined) {
			if (aside.text !== undefined) current.text += bytes.toString('utf8', ...aside.text);
			at = aside.end;
			continue;
		}
		const end = text.indexOf('>', start);
		if (end === -1) return undefined;
		at = end + 1;
		if (text[start + 1] === '/') {
			const closed = open.pop();
			if (closed === undefined || closed === root) return undefined;
			if (!text.startsWith(closed.name, start + 2)) return undefined;
			if (text.slice(start + 2 + closed.name.length, end).trimEnd() !== '') return undefined;
			add(open.at(-1) ?? root, closed, items);
			continue;
		}
		const isEmpty = text[end - 1] === '/';
		const inside = text.slice(start + 1, isEmpty ? end - 1 : end);
		const space = inside.search(/\s/);
		const name = space === -1 ? inside : inside.slice(0, space);
		if (!tag.test(name) || open.length > deepest) return undefined;
		// One root.
		if (current === root && root.children !== undefined) return undefined;
		const element = {name, text: '', children: undefined};
		if (isEmpty) add(current, element, items);
		else open.push(element);
	}
};

/** Whether an element begins there. */
const isOpening = (text: string, start: number): boolean => !'/!?'.includes(text.charAt(start + 1));

/**
 * A comment, a declaration, text as it is: where it ends, and where that text begins and ends. Undefined where it is a
 * tag, null where it is broken.
 */
const asideAt = (
	text: string,
	start: number,
): {end: number; text?: readonly [number, number]} | undefined | null => {
	const next = text[start + 1];
	if (next !== '!' && next !== '?') return undefined;
	const [opening, closing] = text.startsWith('<?', start)
		? ['<?', '?>']
		: text.startsWith('<!--', start)
			? ['<!--', '-->']
			: text.startsWith('<![CDATA[', start)
				? ['<![CDATA[', ']]>']
				: ['', ''];
	if (opening === '') return null;
	const end = text.indexOf(closing, start + opening.length);
	if (end === -1) return null;
	return {
		end: end + closing.length,
		...(closing === ']]>' ? {text: [start + opening.length, end] as const} : {}),
	};
};

/**
 * From which elements inherit nothing: a name is a name, whatever it is. Without any prototype V8 keeps them as hash
 * tables.
 */
const nothing = Object.freeze(Object.create(null));

const add = (parent: Element, {name, text, children}: Element, items: ItemReader | undefined) => {
	const isItem = parent.name === items?.list && name === 'member';
	const value = isItem ? items?.read(children ?? {}) : (children ?? text);
	if (value === undefined) return;
	parent.children ??= Object.create(nothing) as Record<string, unknown>;
	const before = parent.children[name];
	if (before === undefined) parent.children[name] = value;
	else if (Array.isArray(before)) before.push(value);
	else parent.children[name] = [before, value];
};

/** The text of an element; undefined where there is none. */
export const textIn = (value: JsonObject, name: string): string | undefined => {
	const found = value[name];
	return typeof found === 'string' ? found : undefined;
};

/**
 * The items of a list as they are, texts, objects or what an {@link ItemReader} made; undefined where there is no list.
 */
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

/** What was made of the items of a list. */
export const readIn = <Item>(value: JsonObject, {list}: ItemReader<Item>): readonly Item[] | undefined =>
	membersIn(value, list)?.filter((item): item is Item => item !== undefined);

/** A list of texts. */
export const textsIn = (value: JsonObject, name: string): readonly string[] | undefined =>
	membersIn(value, name)?.flatMap((member) => (typeof member === 'string' ? [member] : []));

/** A structure; an empty one where there is none. */
export const objectIn = (value: JsonObject, name: string): JsonObject => {
	const found = value[name];
	return isObject(found) ? found : {};
};
