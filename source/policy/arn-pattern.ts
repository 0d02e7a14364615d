/** ARNs against patterns, segment by segment: a `*` never reaches over a colon into the next segment. */
import {no, type Truth, unsure, yes} from './truth.ts';
import {matchesWildcard, type Wildcard} from './wildcard.ts';

const colon = 0x3a;
const segmentCount = 6;

export type ArnPattern = {
	readonly whole: Wildcard;
	/** The six segments, the last with every further colon in it; fewer if the pattern is incomplete. */
	readonly segments: readonly Wildcard[];
};

export const arnPattern = (whole: Wildcard): ArnPattern => {
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
	return {whole, segments};
};

export const arnSegments = (arn: string): readonly string[] => {
	const parts = arn.split(':');
	return parts.length <= segmentCount
		? parts
		: [...parts.slice(0, segmentCount - 1), parts.slice(segmentCount - 1).join(':')];
};

/**
 * Yes where every segment matches. Where only the text as a whole would (an incomplete ARN, a `*` over a colon) AWS's
 * documents disagree with each other about Resource and say nothing about conditions: unsure.
 */
export const matchesArn = (pattern: ArnPattern, arn: string): Truth => {
	const segments = arnSegments(arn);
	if (
		segments.length === segmentCount &&
		pattern.segments.length === segmentCount &&
		pattern.segments.every((segment, index) => matchesWildcard(segment, segments[index] ?? ''))
	) {
		return yes;
	}

	if (matchesWildcard(pattern.whole, arn)) {
		return unsure;
	}

	// "If you specify an incomplete ARN, AWS completes it with wildcards" (IAM JSON policy elements: Resource).
	const isPrefix =
		pattern.segments.length < segmentCount &&
		pattern.segments.every((segment, index) => matchesWildcard(segment, segments[index] ?? ''));
	return isPrefix ? unsure : no;
};
