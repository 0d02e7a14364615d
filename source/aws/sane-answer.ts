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
 * @param value A date as text, or milliseconds since 1970.
 * @param at When they were made, by the clock of who made them; milliseconds since 1970.
 */
export const soonExpiration = (value: unknown, at: number): Date | undefined => {
	const time = typeof value === 'string' ? Date.parse(value) : Number(value);
	return time > at && time <= at + longestLife ? new Date(time) : undefined;
};

type KeyTexts = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
};

/** The keys of temporary credentials, whenever they end; undefined where one of them makes no sense. */
export const printableKeys = (parts: Readonly<Record<keyof KeyTexts, unknown>>): KeyTexts | undefined => {
	const accessKeyId = printableText(parts.accessKeyId);
	const secretAccessKey = printableText(parts.secretAccessKey);
	const sessionToken = printableText(parts.sessionToken);
	return accessKeyId && secretAccessKey && sessionToken
		? {accessKeyId, secretAccessKey, sessionToken}
		: undefined;
};

export type IssuedKeys = KeyTexts & {readonly expiration: Date};

/**
 * The one rule for temporary credentials, whoever hands them out; undefined where a part of them makes no sense.
 * @param at As of {@link soonExpiration}.
 */
export const issuedKeys = (
	parts: Readonly<Record<keyof IssuedKeys, unknown>>,
	at: number,
): IssuedKeys | undefined => {
	const keys = printableKeys(parts);
	const expiration = soonExpiration(parts.expiration, at);
	return keys && expiration && {...keys, expiration};
};
