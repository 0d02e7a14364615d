/** Text with policy variables in it ("IAM policy elements: Variables and tags"). */
import type {Context} from './request-context.ts';
import {no, type Truth, unsure} from './truth.ts';
import {compileWildcard, literalWildcard, type Wildcard} from './wildcard.ts';

type Part =
	/** `wild`: its `*` and `?` are wildcards where the element knows any. */
	| {readonly kind: 'text'; readonly text: string; readonly wild: boolean}
	| {readonly kind: 'variable'; readonly key: string; readonly fallback?: string};

export type Template = {
	/** As written in the document. */
	readonly source: string;
	readonly parts: readonly Part[];
	/** Lower-case condition keys it refers to. */
	readonly keys: readonly string[];
	/** What it stands for, where it refers to none. */
	readonly fixed: ResolvedText | undefined;
};

/** Text with nothing left to look up: for operators without wildcards, and for those with. */
export type ResolvedText = {readonly plain: string; readonly wildcard: Wildcard};

/**
 * `uncertain`: a value is not known; whatever it is, the text matches `possible`. `missing`: a variable has no value
 * and no default, so the text stands for nothing at all.
 */
export type Resolution =
	| {readonly text: ResolvedText}
	| {readonly uncertain: Truth; readonly possible: Wildcard}
	| 'missing';

type Piece = {readonly text: string; readonly wild: boolean};

const anything: Piece = {text: '*', wild: true};

const nothing: Wildcard = [];

const resolved = (pieces: readonly Piece[]): ResolvedText => ({
	plain: pieces.map(({text}) => text).join(''),
	wildcard: nothing.concat(
		...pieces.map(({text, wild}) => (wild ? compileWildcard(text) : literalWildcard(text))),
	),
});

const template = (source: string, parts: readonly Part[]): Template => {
	const keys = parts.flatMap((part) => (part.kind === 'variable' ? [part.key] : []));
	const pieces = parts.flatMap((part) => (part.kind === 'text' ? [part] : []));
	return {source, parts, keys, fixed: keys.length === 0 ? resolved(pieces) : undefined};
};

const variable = /^([^\s,:'${}]+:[^,'${}]*[^\s,'${}])\s*(?:,\s*'([^'{}]*)'\s*)?$/;

const parsePart = (inside: string): Part | undefined => {
	if (inside === '*' || inside === '?' || inside === '$') {
		return {kind: 'text', text: inside, wild: false};
	}

	const match = variable.exec(inside.trim());
	const key = match?.[1];
	if (key === undefined) {
		return undefined;
	}

	const fallback = match?.[2];
	return {kind: 'variable', key: key.toLowerCase(), ...(fallback !== undefined && {fallback})};
};

/**
 * Takes text apart. Before version 2012-10-17 (`variables` false) `${…}` is plain text. `undefined`: a variable is
 * malformed, and what AWS would make of it is anybody's guess.
 */
export const parseTemplate = (source: string, variables: boolean): Template | undefined => {
	if (!variables || !source.includes('${')) {
		return template(source, [{kind: 'text', text: source, wild: true}]);
	}

	const parts: Part[] = [];
	let position = 0;
	for (;;) {
		const start = source.indexOf('${', position);
		const text = source.slice(position, start < 0 ? undefined : start);
		if (text !== '') {
			parts.push({kind: 'text', text, wild: true});
		}

		if (start < 0) {
			break;
		}

		const end = source.indexOf('}', start);
		const part = end < 0 ? undefined : parsePart(source.slice(start + 2, end));
		if (part === undefined) {
			return undefined;
		}

		parts.push(part);
		position = end + 1;
	}

	return template(source, parts);
};

/** Puts the values of the request into the text. A value's own `*` is a plain character. */
export const resolveTemplate = ({parts, fixed}: Template, context: Context): Resolution => {
	if (fixed !== undefined) {
		return {text: fixed};
	}

	const pieces: Piece[] = [];
	let uncertain: Truth = no;
	for (const part of parts) {
		if (part.kind === 'text') {
			pieces.push(part);
			continue;
		}

		const value = context(part.key);
		if (value.state === 'uncertain') {
			uncertain |= value.why;
			pieces.push(anything);
		} else if (value.state === 'present' && value.values.length !== 1) {
			// Only single-valued keys may be variables; what AWS does with another is not written down.
			uncertain |= unsure;
			pieces.push(anything);
		} else {
			const known = value.state === 'present' ? value.values[0] : part.fallback;
			if (known === undefined) {
				return 'missing';
			}

			pieces.push({text: known, wild: false});
		}
	}

	const text = resolved(pieces);
	return uncertain === no ? {text} : {uncertain, possible: text.wildcard};
};
