/** Sets of ARNs as patterns: do two have anything in common, does one hold all of the other? */
import {anyOne, anyRun, literalWildcard, type Wildcard} from '../language/wildcard.ts';
import type {Effort} from './effort.ts';

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

/** What two tokens let a comparison do: go on in the first pattern, in the second, in both at once. */
type Moves = (p: number | undefined, q: number | undefined) => number;

const first = 1;
const second = 2;
const together = 4;

/** Rows of places in the second pattern, kept from one comparison to the next. */
const rows = {now: new Uint8Array(256), next: new Uint8Array(256)};

/** How many places are compared for what one costs as a witness is looked for. */
const comparedForOne = 16;

/**
 * Whether some moves lead to the end of both patterns. Row by row over the places in `a`, in each from the first to the
 * last place that moves have led to: m × n at most, whatever the patterns, and mostly less.
 */
const isLed = (a: Pattern, b: Pattern, moves: Moves, effort: Effort): boolean => {
	const start = commonStart(a, b);
	if (start < 0) return false;
	if (rows.now.length < b.length + 2) {
		rows.now = new Uint8Array(2 * b.length);
		rows.next = new Uint8Array(2 * b.length);
	}
	let {now, next} = rows;
	let from = start;
	let to = start;
	now[start] = 1;
	let compared = 0;
	let isAtEnd = false;
	for (let i = start; from >= 0; i++) {
		const p = a[i];
		let nextFrom = -1;
		let nextTo = -1;
		next[from] = 0;
		for (let j = from; j <= to; j++) {
			next[j + 1] = 0;
			if (!now[j]) continue;
			const q = b[j];
			if (p === undefined && q === undefined) isAtEnd = true;
			const move = moves(p, q);
			if (move & second) {
				now[j + 1] = 1;
				if (j === to) to++;
			}
			if (move & first) next[j] = 1;
			if (move & together) next[j + 1] = 1;
			if (move & (first | together)) {
				nextTo = move & together ? j + 1 : j;
				if (nextFrom < 0) nextFrom = nextTo;
			}
		}
		compared += to - from + 1;
		from = nextFrom;
		to = nextTo;
		[now, next] = [next, now];
	}
	effort.left -= Math.ceil(compared / comparedForOne);
	return isAtEnd;
};

const movesTogether: Moves = (p, q) => {
	if (isRun(p)) return first | (takesSome(p, q) ? second : 0);
	if (isRun(q)) return second | (takesSome(q, p) ? first : 0);
	return p !== undefined && q !== undefined && meet(p, q) ? together : 0;
};

/**
 * Whether some text matches both.
 * @param effort What it takes is taken from this.
 */
export const overlaps = (a: Pattern, b: Pattern, effort: Effort = {left: 0}): boolean =>
	isLed(a, b, movesTogether, effort);

const takesAll = (wild: number, token: number): boolean => {
	if (token >= 0) return takes(wild, token);
	if (wild === anyRun || wild === anyOne) return wild === anyRun || isOne(token);
	return wild === token || (wild === runWithoutColon && token === oneWithoutColon);
};

const movesWithin: Moves = (p, q) => {
	if (q === undefined) return 0;
	if (isRun(q)) return second | (p !== undefined && takesAll(q, p) ? first : 0);
	return p !== undefined && (p === q || (isOne(q) && !isRun(p) && takesAll(q, p))) ? together : 0;
};

/**
 * Whether every text that matches `inner` matches `outer`. False too in a few contrived cases where it does.
 * @param effort What it takes is taken from this.
 */
export const isWithin = (inner: Pattern, outer: Pattern, effort: Effort = {left: 0}): boolean =>
	isEverything(outer) || isLed(inner, outer, movesWithin, effort);
