/**
 * Texts that answer a set of patterns in every way they can be answered together. With these in hand "is there a
 * session name that this Allow wants and that Deny does not?" has an exact answer.
 */
import {anyOne, anyRun, type Wildcard} from './wildcard.ts';

/** Which texts AWS takes for a key, such as a RoleSessionName's 2–64 of `[\w+=,.@-]`. */
export type TextDomain = {
	readonly includes: (character: string) => boolean;
	readonly min: number;
	readonly max: number;
	/** Dates only: the earliest and the latest, milliseconds since 1970. */
	readonly between?: readonly [from: number, to: number];
};

export type TextTest = {readonly pattern: Wildcard; readonly ignoreCase: boolean};

export type Witnesses = {
	readonly texts: readonly string[];
	/** False: there may be further combinations of answers that no text here gives. */
	readonly complete: boolean;
};

/** How many states, times patterns, may be looked at before giving up: a few milliseconds' worth. */
const workLimit = 6000;

/** Positions in a pattern after some text: a non-deterministic automaton's state, sorted. */
type Positions = readonly number[];

const settle = (pattern: Wildcard, positions: Iterable<number>): Positions => {
	const closed = new Set<number>();
	for (const start of positions) {
		let position = start;
		closed.add(position);
		while (pattern[position] === anyRun) {
			closed.add(++position);
		}
	}

	return [...closed].sort((a, b) => a - b);
};

const step = ({pattern, ignoreCase}: TextTest, positions: Positions, character: string): Positions => {
	const unit = character.charCodeAt(0);
	const next: number[] = [];
	for (const position of positions) {
		const token = pattern[position];
		if (token === anyRun) {
			next.push(position);
		} else if (
			token === anyOne ||
			token === unit ||
			(ignoreCase && token !== undefined && foldCase(String.fromCharCode(token)) === foldCase(character))
		) {
			next.push(position + 1);
		}
	}

	return settle(pattern, next);
};

const foldCase = (text: string) => text.toLowerCase();

/** Every character the patterns tell apart, and one they don't mention. */
const alphabetOf = (tests: readonly TextTest[], domain: TextDomain): readonly string[] => {
	const mentioned = new Set<string>();
	for (const {pattern, ignoreCase} of tests) {
		for (const token of pattern) {
			if (token >= 0) {
				const character = String.fromCharCode(token);
				mentioned.add(character);
				if (ignoreCase) {
					mentioned.add(character.toLowerCase());
					mentioned.add(character.toUpperCase());
				}
			}
		}
	}

	const alphabet = [...mentioned].filter((character) => character.length === 1 && domain.includes(character));
	for (let unit = 0x21; unit < 0x250; unit++) {
		const character = String.fromCharCode(unit);
		if (!mentioned.has(character) && domain.includes(character)) {
			return [...alphabet, character];
		}
	}

	return alphabet;
};

type State = {readonly text: string; readonly positions: readonly Positions[]};

/** One text for each combination of answers, the shortest there is. */
export const textWitnesses = (tests: readonly TextTest[], domain: TextDomain): Witnesses => {
	const alphabet = alphabetOf(tests, domain);
	const texts = new Map<string, string>();
	const seen = new Set<string>();
	let level: readonly State[] = [{text: '', positions: tests.map(({pattern}) => settle(pattern, [0]))}];
	for (let length = 0; length <= domain.max && level.length > 0; length++) {
		const next: State[] = [];
		for (const {text, positions} of level) {
			if (length >= domain.min) {
				const answers = tests.map(({pattern}, index) => positions[index]?.at(-1) === pattern.length).join();
				if (!texts.has(answers)) {
					texts.set(answers, text);
				}
			}

			for (const character of alphabet) {
				const stepped = tests.map((test, index) => step(test, positions[index] ?? [], character));
				const name = `${Math.min(length + 1, domain.min)}|${stepped.map((item) => item.join()).join('|')}`;
				if (!seen.has(name)) {
					seen.add(name);
					next.push({text: text + character, positions: stepped});
				}
			}
		}

		if (seen.size * tests.length > workLimit) {
			return {texts: [...texts.values()], complete: false};
		}

		level = next;
	}

	return {texts: [...texts.values()], complete: true};
};
