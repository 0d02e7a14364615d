/**
 * Characters that certainly take one column, as the inside of a regular expression's class: ASCII, Latin letters,
 * quotation marks, lines and the program's own marks; not U+00AD and U+25FD, U+25FE. Terminals set up for Chinese,
 * Japanese and Korean may still draw those beyond ASCII two columns wide.
 */
export const oneColumn =
	' -~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u2193\\u2500-\\u25fc\\u25ff\\u2713\\u2717';
