import {distance} from 'fastest-levenshtein';

/** A word somebody may have meant, and the id it stands for. */
export type Candidate = {readonly id: string; readonly word: string};

const fold = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Typing mistakes forgiven: one in short words, about a third of longer ones. */
const tolerance = (length: number) => Math.max(1, Math.floor(length / 3));

function cost(typed: string, word: string): number | undefined {
	if (typed === word) return 0;
	if (typed.length >= 2 && (word.startsWith(typed) || (word.length >= 3 && typed.startsWith(word)))) return 1;
	if (typed.length >= 3 && word.includes(typed)) return 2;
	const mistakes = distance(typed, word);
	const longer = Math.max(typed.length, word.length);
	return mistakes < longer && mistakes <= tolerance(longer) ? mistakes : undefined;
}

/**
 * Ids of the candidates nearest to a mistyped text, best first, each once, at most `limit`.
 * @example nearest('us-wset-2', [{id: 'us-west-2', word: 'us-west-2'}]) // ['us-west-2']
 */
export function nearest(text: string, candidates: readonly Candidate[], limit = 3): readonly string[] {
	const typed = fold(text);
	if (typed === '' || typed.length > 80) return [];
	const best = new Map<string, number>();
	for (const {id, word} of candidates) {
		const found = cost(typed, fold(word));
		if (found !== undefined && found < (best.get(id) ?? Number.POSITIVE_INFINITY)) best.set(id, found);
	}
	return [...best]
		.sort(([, a], [, b]) => a - b)
		.slice(0, limit)
		.map(([id]) => id);
}

/** How many letters are wrong, missing or too many. */
export const mistakes = (typed: string, word: string): number => distance(typed, word);

/** The three words nearest in spelling, however far: for a person who sees what was found before it opens. */
export const nearestOfAll = (typed: string, words: readonly string[]): readonly string[] =>
	words
		.map((word) => ({word, wrong: mistakes(typed.slice(0, 80), word)}))
		.sort((a, b) => a.wrong - b.wrong)
		.slice(0, 3)
		.map(({word}) => word);
