/**
 * Everything a terminal could obey instead of print: C0 and C1 controls, DEL, line and paragraph separators, and the
 * marks that turn the writing direction around (a name could otherwise show something else than it says).
 */
const obeyed = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Text from AWS, a file or the clipboard, made safe to draw on one line: white space becomes a space, the rest goes. */
export const drawable = (text: string): string =>
	text.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ').replace(obeyed, '');
