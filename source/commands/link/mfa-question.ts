import {Failure} from '../../failure.ts';
import type {AskPerson} from '../../signin/mfa.ts';
import {plainText} from '../../text/plain-text.ts';
import type {Ask} from '../ask.ts';

/**
 * How the code of the MFA device that a profile names is asked for: on the terminal, hidden. Undefined where there is
 * nobody to ask.
 */
export const mfaQuestion = ({
	ask,
}: {
	readonly ask: Ask | undefined;
}): ((serial: string) => Promise<string>) | undefined =>
	ask ? (serial) => ask(`MFA code of ${plainText(serial)} (6 digits): `, {hidden: true}) : undefined;

/** Asks on the terminal for what a role turns out to want. */
export const asksPerson =
	(ask: Ask): AskPerson =>
	(question, {shown} = {shown: false}) =>
		ask(question, {hidden: !shown});

type MfaQuestion = ReturnType<typeof mfaQuestion>;

/** Answers with the code that was given the first time, and asks after that. */
export const givenOnce = (code: string, question: MfaQuestion): NonNullable<MfaQuestion> => {
	let given: string | undefined = code;
	return async (serial) => {
		const answer = given;
		given = undefined;
		if (answer !== undefined) return answer;
		if (question) return question(serial);
		throw new Failure(
			'mfa-required',
			'The profile needs another MFA code, and there is no terminal to ask on.',
			'Run it again with --mfa-code and the code your device shows then.',
		);
	};
};
