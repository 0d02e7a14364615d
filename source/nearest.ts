import {distance} from 'fastest-levenshtein';

/**
 * The candidate most like a mistyped word, or undefined when none is near: at most two edits in five letters, capitals
 * not counted.
 * @example nearest('audti', ['audit', 'oncall']) // 'audit'
 */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
	const lower = word.toLowerCase();
	let best: {candidate: string; edits: number} | undefined;
	for (const candidate of candidates) {
		const edits = distance(lower, candidate.toLowerCase());
		const near = edits <= Math.max(1, Math.round(Math.min(word.length, candidate.length) * 0.4));
		if (near && (best === undefined || edits < best.edits)) best = {candidate, edits};
	}
	return best?.candidate;
};
