/** What no answer of AWS's is without, whatever else it holds: an answer that lacks it comes from somewhere else. */

/** Printable ASCII: no space, no control character, no half of a surrogate pair. Tokens have no length of their own. */
const printable = /^[\x21-\x7e]{1,16384}$/;

/** A key, a token, an ARN: undefined where it is none that could stand in a header or a link. */
export const printableText = (value: unknown): string | undefined =>
	typeof value === 'string' && printable.test(value) ? value : undefined;

/** Milliseconds: GetFederationToken's 36 hours are the longest, and a clock may be off by what AWS takes. */
const longestLife = (36 * 60 + 15) * 60_000;

/**
 * When temporary credentials end, as far as that can be: not before they were made, and not years later.
 * @param at When they were made, by the clock of who made them; milliseconds since 1970.
 */
export const soonExpiration = (value: unknown, at: number): Date | undefined => {
	const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return time > at && time <= at + longestLife ? new Date(time) : undefined;
};
