/*
 * An issuer becomes a link in AWS's pages: nothing but the web, and a host that somebody can be sent to. A pattern, and
 * not `URL.canParse`, so that files, settings and flags are all held against the same rule.
 */
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const group = '[\\da-fA-F]{1,4}';
const hosts = [
	// The last label of a name begins with a letter: a number there makes all of it an IPv4 address.
	'(?:[\\w-]+\\.)*[A-Za-z][\\w-]*\\.?',
	`${octet}(?:\\.${octet}){3}`,
	`\\[(?:(?:${group}:){7}${group}|(?:${group}(?::${group}){0,3})?::(?:${group}(?::${group}){0,2})?)\\]`,
];
const port = '(?::(?:\\d{1,4}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]))?';

/** A web address of at most 2,048 characters, as a JSON Schema `pattern`. */
export const issuerPattern = `^(?=.{1,2048}$)https?://(?:${hosts.join('|')})${port}(?:[/?#][\\x21-\\x7e]*)?$`;
