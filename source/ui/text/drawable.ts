import {harmless} from '../../text/plain-text.ts';

/**
 * Text from AWS, a file or the clipboard, made safe to draw on one line: white space becomes a space, the rest goes.
 */
export const drawable = (text: string): string =>
	harmless(text.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' '));
