import {plainText} from '../plain-text.ts';
import {ask, isInteractive} from './output.ts';

/**
 * How the code of the MFA device that a profile names is asked for: on the terminal, hidden. Undefined where there is
 * nobody to ask.
 */
export const mfaQuestion = (): ((serial: string) => Promise<string>) | undefined =>
	isInteractive()
		? (serial) => ask(`MFA code of ${plainText(serial)} (6 digits): `, {hidden: true})
		: undefined;
