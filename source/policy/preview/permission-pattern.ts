/** Sets of ARNs as patterns: do two have anything in common, does one hold all of the other? */
import {anyOne, anyRun, literalWildcard, type Wildcard} from '../language/wildcard.ts';

const slash = 0x2f;
const colon = 0x3a;

/** Any run of characters without a slash: a bucket's name, where with a slash it would be an object. */
const runWithoutSlash = -3;
/** Any run of characters without a colon: a `*` in the region or the account of an ARN. */
const runWithoutColon = -4;
/** One character that is no colon. */
const oneWithoutColon = -5;

/** A {@link Wildcard} that also knows runs without a slash or a colon. */
export type Pattern = Wildcard;

export const everything: Pattern = [anyRun];

/** The pattern of `*`, `**`… */
export const isEverything = (pattern: Pattern): boolean =>
	pattern.length > 0 && pattern.every((token) => token === anyRun);

export const isRun = (token: number | undefined): token is number =>
	token === anyRun || token === runWithoutSlash || token === runWithoutColon;

const isOne = (token: number): boolean => token === anyOne || token === oneWithoutColon;

/** Whether a wildcard takes this character. */
export const takes = (wild: number, unit: number): boolean =>
	unit !== (wild === runWithoutSlash ? slash : wild < runWithoutSlash ? colon : -1);

/** What stands before the last segment of an ARN: `arn:aws:s3:::`. */
const segmentsBefore = 5;

/**
 * A policy's pattern as it is compared with other patterns: segment by segment, because no region, account or name of a
 * service holds a colon.
 * @param before How many segments stand before the last, whose wildcards take colons too.
 */
export const bySegments = (pattern: Wildcard, before: number = segmentsBefore): Pattern => {
	let colons = 0;
	return pattern.map((token) => {
		if (token === colon) colons++;
		if (colons >= before) return token;
		return token === anyRun ? runWithoutColon : token === anyOne ? oneWithoutColon : token;
	});
};

/** The place of a segment in an ARN, from 0. */
const region = 3;
const account = 4;

/**
 * A kind of resource, as the table of actions writes it, in one partition. A region is never empty; nor is an account
 * where there is no region (some of AWS's own documents of Systems Manager have none).
 * @param where The region of those that are in one; absent: any.
 * @example kindPattern('s3:::*\/*', 'aws') // arn:aws:s3:::*\/*
 */
export const kindPattern = (kind: string, partition: string, where?: string): Pattern => {
	if (kind === '^*') return literalWildcard('*');
	if (kind.startsWith('^')) return literalWildcard(`arn:${partition}:${kind.slice(1)}`);
	const segments = `arn:${partition}:${kind}`.split(':');
	if (where !== undefined && segments[region] === '*') segments[region] = where;
	const tokens: number[] = [];
	for (const [at, segment] of segments.entries()) {
		const isLast = at >= segmentsBefore;
		const isFilled = at === region || (at === account && segments[region] === '');
		if (at > 0) tokens.push(colon);
		for (const character of segment) {
			if (character === '~') tokens.push(runWithoutSlash);
			else if (character !== '*') tokens.push(character.charCodeAt(0));
			else if (isLast) tokens.push(anyRun);
			else if (isFilled) tokens.push(oneWithoutColon, runWithoutColon);
			else tokens.push(runWithoutColon);
		}
	}
	return tokens;
};

/** How many tokens both begin with, if those are plain characters; -1 where two of them differ. */
export const commonStart = (a: Pattern, b: Pattern): number => {
	let at = 0;
	for (;;) {
		const p = a[at];
		const q = b[at];
		if (p === undefined || q === undefined || p < 0 || q < 0) return at;
		if (p !== q) return -1;
		at++;
	}
};

/** Whether a wildcard can stand for what a token of the other stands for (some of it, if that is a wildcard). */
const takesSome = (wild: number, token: number | undefined): boolean =>
	token !== undefined && (token < 0 || takes(wild, token));

const meet = (p: number, q: number): boolean =>
	p === q || (isOne(p) && takesSome(p, q)) || (isOne(q) && takesSome(q, p));

/** Whether some text matches both. Row by row over the places in `a`: m × n whatever the patterns. */
export const overlaps = (a: Pattern, b: Pattern): boolean => {
	const start = commonStart(a, b);
	if (start < 0) return false;
	let [row, next] = [new Uint8Array(b.length + 1), new Uint8Array(b.length + 1)];
	row[start] = 1;
	for (let i = start; i <= a.length; i++) {
		next.fill(0);
		const p = a[i];
		let isAlive = false;
		for (let j = 0; j <= b.length; j++) {
			if (!row[j]) continue;
			const q = b[j];
			if (p === undefined && q === undefined) return true;
			let down = false;
			if (isRun(p)) {
				down = true;
				if (takesSome(p, q)) row[j + 1] = 1;
			} else if (isRun(q)) {
				row[j + 1] = 1;
				down = takesSome(q, p);
			} else if (p !== undefined && q !== undefined && meet(p, q)) {
				next[j + 1] = 1;
				isAlive = true;
			}
			if (down) next[j] = 1;
			isAlive ||= down;
		}
		if (!isAlive) return false;
		[row, next] = [next, row];
	}
	return false;
};

const takesAll = (wild: number, token: number): boolean => {
	if (token >= 0) return takes(wild, token);
	if (wild === anyRun || wild === anyOne) return wild === anyRun || isOne(token);
	return wild === token || (wild === runWithoutColon && token === oneWithoutColon);
};

/** Whether every text that matches `inner` matches `outer`. False too in a few contrived cases where it does. */
export const isWithin = (inner: Pattern, outer: Pattern): boolean => {
	if (isEverything(outer)) return true;
	const start = commonStart(inner, outer);
	if (start < 0) return false;
	let [row, next] = [new Uint8Array(outer.length + 1), new Uint8Array(outer.length + 1)];
	row[start] = 1;
	for (let i = start; i <= inner.length; i++) {
		next.fill(0);
		const p = inner[i];
		let isAlive = false;
		for (let j = 0; j <= outer.length; j++) {
			if (!row[j]) continue;
			const q = outer[j];
			if (q === undefined) {
				if (p === undefined) return true;
				continue;
			}
			if (isRun(q)) {
				row[j + 1] = 1;
				if (p !== undefined && takesAll(q, p)) {
					next[j] = 1;
					isAlive = true;
				}
			} else if (p !== undefined && (p === q || (isOne(q) && !isRun(p) && takesAll(q, p)))) {
				next[j + 1] = 1;
				isAlive = true;
			}
		}
		if (!isAlive) return false;
		[row, next] = [next, row];
	}
	return false;
};
