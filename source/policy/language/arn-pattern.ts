/** ARNs against patterns, segment by segment: a `*` never reaches over a colon into the next segment. */
import {no, type Truth, unsure, yes} from './truth.ts';
import {anyRun, matchesWildcard, type Wildcard} from './wildcard.ts';

const colon = 0x3a;
/** Of an ARN, at least. */
export const segmentCount = 6;

export type ArnPattern = {
	readonly whole: Wildcard;
	/** The text before the first wildcard: no ARN without it matches, and most policies are told apart by it. */
	readonly prefix: string;
	/** The six segments, the last with every further colon in it; fewer if the pattern is incomplete. */
	readonly segments: readonly Wildcard[];
};

const segmentsOf = (whole: Wildcard): readonly Wildcard[] => {
	const segments: Wildcard[] = [];
	let start = 0;
	while (segments.length < segmentCount - 1) {
		const end = whole.indexOf(colon, start);
		if (end < 0) {
			break;
		}

		segments.push(whole.slice(start, end));
		start = end + 1;
	}

	segments.push(whole.slice(start));
	return segments;
};

const prefixOf = (whole: Wildcard): string => {
	const wild = whole.findIndex((token) => token < 0);
	return String.fromCharCode(...(wild < 0 ? whole : whole.slice(0, wild)));
};

/** Taken apart when it is compared: most patterns of a policy never are. */
class LazyPattern implements ArnPattern {
	readonly whole: Wildcard;
	#prefix: string | undefined;
	#segments: readonly Wildcard[] | undefined;

	constructor(whole: Wildcard) {
		this.whole = whole;
	}

	get prefix() {
		this.#prefix ??= prefixOf(this.whole);
		return this.#prefix;
	}

	get segments() {
		this.#segments ??= segmentsOf(this.whole);
		return this.#segments;
	}
}

export const arnPattern = (whole: Wildcard): ArnPattern => new LazyPattern(whole);

const arnSegments = (arn: string): readonly string[] => {
	const parts = arn.split(':');
	return parts.length <= segmentCount
		? parts
		: [...parts.slice(0, segmentCount - 1), parts.slice(segmentCount - 1).join(':')];
};

const segmentsMatch = ({segments}: ArnPattern, arn: string): boolean => {
	const parts = arnSegments(arn);
	return (
		parts.length === segmentCount &&
		segments.length === segmentCount &&
		segments.every((segment, index) => matchesWildcard(segment, parts[index] ?? ''))
	);
};

/**
 * For ARN condition operators: "each of the six colon-delimited components of the ARN is checked separately"
 * ("Condition operators: ARN"). What a pattern with fewer of them and a `*` at its end matches is not written down.
 */
export const matchesArn = (pattern: ArnPattern, arn: string): Truth => {
	if (segmentsMatch(pattern, arn)) {
		return yes;
	}

	const endsOpen = pattern.segments.length < segmentCount && pattern.whole.at(-1) === anyRun;
	return endsOpen && matchesWildcard(pattern.whole, arn) ? unsure : no;
};

/** Whether a pattern of fewer segments matches by the `*` at its end alone reaching over colons. */
const endsOpen = ({segments, whole}: ArnPattern, arn: string): boolean => {
	if (segments.length >= segmentCount || whole.at(-1) !== anyRun) return false;
	const parts = arn.split(':');
	const last = segments.length - 1;
	return segments.every((segment, at) =>
		matchesWildcard(segment, at < last ? (parts[at] ?? '') : parts.slice(at).join(':')),
	);
};

/**
 * For Resource: "if the `*` wildcard is the last character of a resource ARN segment, it can expand to match beyond the
 * colon boundaries" ("IAM JSON policy elements: Resource"). Sure at the very end; a `*` that would have to in the
 * middle, and an ARN that just ends early (once documented as completed with wildcards), are left in doubt.
 */
export const matchesResource = (pattern: ArnPattern, arn: string): Truth => {
	const {whole, prefix, segments} = pattern;
	// Neighbours in a policy differ in their last letters: looking at the last one first spares most comparisons.
	if (arn[prefix.length - 1] !== prefix.at(-1) || !arn.startsWith(prefix)) {
		return no;
	}

	if (segmentsMatch(pattern, arn)) {
		return yes;
	}

	if (matchesWildcard(whole, arn)) {
		return endsOpen(pattern, arn) ? yes : unsure;
	}

	const parts = arnSegments(arn);
	const endsEarly =
		segments.length < segmentCount &&
		segments.every((segment, index) => matchesWildcard(segment, parts[index] ?? ''));
	return endsEarly ? unsure : no;
};
