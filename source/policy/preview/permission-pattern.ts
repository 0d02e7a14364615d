/** Sets of ARNs as patterns: do two have anything in common, does one hold all of the other? */
import {anyOne, anyRun, type Wildcard} from '../language/wildcard.ts';

const slash = 0x2f;
const colon = 0x3a;

/** Any run of characters without a slash: a bucket's name, where with a slash it would be an object. */
const runWithoutSlash = -3;
/** Any run of characters without a colon: a region, an account. */
const runWithoutColon = -4;

/** A {@link Wildcard} that also knows runs without a slash or a colon. */
export type Pattern = Wildcard;

export const everything: Pattern = [anyRun];

/** The pattern of `*`, `**`… */
export const isEverything = (pattern: Pattern): boolean =>
	pattern.length > 0 && pattern.every((token) => token === anyRun);

const isRun = (token: number | undefined): token is number =>
	token === anyRun || token === runWithoutSlash || token === runWithoutColon;

const allows = (run: number, unit: number): boolean =>
	run === anyRun || unit !== (run === runWithoutSlash ? slash : colon);

/**
 * A kind of resource, as the table of actions writes it, in one partition.
 * @example kindPattern('s3:::*\/*', 'aws') // arn:aws:s3:::*\/*
 */
export const kindPattern = (kind: string, partition: string): Pattern => {
	let colons = 0;
	return [...`arn:${partition}:${kind}`].map((character) => {
		colons += character === ':' ? 1 : 0;
		if (character === '~') return runWithoutSlash;
		if (character === '*') return colons < 5 ? runWithoutColon : anyRun;
		return character.charCodeAt(0);
	});
};

/** Remembers which pairs of places lead nowhere, so that no pair of patterns costs more than m × n. */
const searcher = (
	width: number,
	step: (i: number, j: number, go: (i: number, j: number) => boolean) => boolean,
) => {
	const failed = new Set<number>();
	const go = (i: number, j: number): boolean => {
		const place = i * width + j;
		if (failed.has(place)) return false;
		const found = step(i, j, go);
		if (!found) failed.add(place);
		return found;
	};
	return go;
};

/** How many tokens both begin with, if those are plain characters; -1 where two of them differ. */
const commonStart = (a: Pattern, b: Pattern): number => {
	let at = 0;
	for (;;) {
		const p = a[at];
		const q = b[at];
		if (p === undefined || q === undefined || p < 0 || q < 0) return at;
		if (p !== q) return -1;
		at++;
	}
};

/** Whether a run of one pattern can stand for what a token of the other stands for (some of it, if that is a run). */
const takesSome = (run: number, token: number | undefined): boolean =>
	token !== undefined && (token < 0 || allows(run, token));

/** Whether some text matches both. */
export const overlaps = (a: Pattern, b: Pattern): boolean => {
	const start = commonStart(a, b);
	if (start < 0) return false;
	const go = searcher(b.length + 1, (i, j, next) => {
		const p = a[i];
		const q = b[j];
		if (isRun(p)) return next(i + 1, j) || (takesSome(p, q) && next(i, j + 1));
		if (isRun(q)) return next(i, j + 1) || (takesSome(q, p) && next(i + 1, j));
		if (p === undefined || q === undefined) return p === q;
		return (p === q || p === anyOne || q === anyOne) && next(i + 1, j + 1);
	});
	return go(start, start);
};

const takesAll = (run: number, token: number): boolean =>
	run === anyRun || token === run || (token >= 0 && allows(run, token));

/** Whether every text that matches `inner` matches `outer`. False too in a few contrived cases where it does. */
export const isWithin = (inner: Pattern, outer: Pattern): boolean => {
	const go = searcher(outer.length + 1, (i, j, next) => {
		const p = inner[i];
		const q = outer[j];
		if (q === undefined) return p === undefined;
		if (isRun(q)) return next(i, j + 1) || (p !== undefined && takesAll(q, p) && next(i + 1, j));
		return p !== undefined && (q === p || (q === anyOne && (p >= 0 || p === anyOne))) && next(i + 1, j + 1);
	});
	return go(0, 0);
};
