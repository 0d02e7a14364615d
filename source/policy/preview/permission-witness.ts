/** An ARN that matches some patterns and none of others: the proof that something is allowed somewhere. */
import {anyRun} from '../language/wildcard.ts';
import type {Effort} from './effort.ts';
import {commonStart, isRun, type Pattern, takes} from './permission-pattern.ts';

/** `too-intricate`: the effort was spent before there was an answer. */
export type Witness = {readonly text: string} | 'none' | 'too-intricate';

/** Places in a pattern that some text may have led to, sorted. */
type Places = readonly number[];

/** With the places behind runs, which may stand for nothing. */
const settled = (pattern: Pattern, places: readonly number[]): Places => {
	const all: number[] = [];
	let last = -1;
	for (let place of places) {
		if (place > last) all.push(place);
		last = Math.max(last, place);
		while (isRun(pattern[place])) {
			place++;
			if (place > last) all.push(place);
			last = Math.max(last, place);
		}
	}
	return all;
};

const step = (pattern: Pattern, places: Places, unit: number): Places => {
	const next: number[] = [];
	for (const place of places) {
		const token = pattern[place];
		if (token === undefined) continue;
		if (token >= 0) {
			if (token === unit) next.push(place + 1);
		} else if (takes(token, unit)) next.push(isRun(token) ? place : place + 1);
	}
	return next.length === 0 ? next : settled(pattern, next);
};

const isAtEnd = (pattern: Pattern, places: Places) => places.at(-1) === pattern.length;

/** Letters first: a witness should look like an ARN. */
const fillers = [...'xqzjkvwygh0123456789-'].map((character) => character.charCodeAt(0));

/** A character that no pattern writes out, so that only wildcards take it. */
const unmentioned = (patterns: readonly Pattern[]): number => {
	const isMentioned = (unit: number) => patterns.some((pattern) => pattern.includes(unit));
	const found = fillers.find((unit) => !isMentioned(unit));
	if (found !== undefined) return found;
	let unit = 0x21;
	while (isMentioned(unit) || unit === 0x3a || unit === 0x2f) unit++;
	return unit;
};

/**
 * What may come next: what one of the patterns insists on, else all they write out, and last what none of them does.
 */
const nextUnits = (
	within: readonly Pattern[],
	places: readonly Places[],
	filler: number,
): readonly number[] => {
	const all = new Set<number>();
	for (const [at, pattern] of within.entries()) {
		const units = (places[at] ?? []).flatMap((place) => pattern[place] ?? []);
		const written = units.filter((unit) => unit >= 0);
		if (written.length === units.length) return written;
		for (const unit of written) all.add(unit);
	}
	return [filler, ...all];
};

type State = {readonly text: string; readonly within: readonly Places[]; readonly except: readonly Places[]};

/** Depth first, what a pattern writes out before what fills a wildcard: the first way mostly is one. */
export const findWitness = (
	within: readonly Pattern[],
	except: readonly Pattern[],
	effort: Effort,
): Witness => {
	const [first = [anyRun], ...others] = within;
	if (others.some((other) => commonStart(first, other) < 0)) return 'none';
	const near = except.filter((hole) => within.every((pattern) => commonStart(pattern, hole) >= 0));
	const filler = unmentioned([...within, ...near]);
	const start = (patterns: readonly Pattern[]) => patterns.map((pattern) => settled(pattern, [0]));
	const open: State[] = [{text: '', within: start(within), except: start(near)}];
	const seen = new Set<string>();
	for (let state = open.pop(); state; state = open.pop()) {
		const {text, within: inside, except: holes} = state;
		const isIn = within.every((pattern, at) => isAtEnd(pattern, inside[at] ?? []));
		if (isIn && !near.some((pattern, at) => isAtEnd(pattern, holes[at] ?? []))) return {text};
		for (const unit of nextUnits(within, inside, filler)) {
			const next = within.map((pattern, at) => step(pattern, inside[at] ?? [], unit));
			effort.left -= next.length;
			if (next.some((places) => places.length === 0)) continue;
			const left = near.map((pattern, at) => step(pattern, holes[at] ?? [], unit));
			effort.left -= left.reduce((sum, places) => sum + places.length, 0);
			if (effort.left < 0) return 'too-intricate';
			const name = `${next.join('|')}!${left.join('|')}`;
			effort.left -= name.length >> 2;
			if (seen.has(name)) continue;
			seen.add(name);
			open.push({text: text + String.fromCharCode(unit), within: next, except: left});
		}
	}
	return 'none';
};
