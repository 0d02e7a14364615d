/** What daypass answers when it can't do what was asked: a code for scripts, a sentence, and what to do next. */

/** Exit codes of the program: a contract with scripts, see the README. */
export const exitCodes = {
	/** AWS or the network failed: 5xx, throttled to the end, timeout, reset, an answer that makes no sense. */
	aws: 1,
	/** Usage, or a value AWS would refuse or does not know. */
	usage: 2,
	/** AWS says this caller may not. */
	denied: 3,
	/** No credentials, or STS says they are expired or invalid. */
	credentials: 4,
	/** Presets, settings or history can't be read or written. */
	storage: 5,
	/** Cancelled by the user. */
	cancelled: 130,
} as const;

export type FailureKind = keyof typeof exitCodes;

/**
 * The one error of the program. `code` is kebab-case and stable, `message` says what happened in the user's words,
 * `hint` what to do next. None of them may hold a secret: no key, token, link, MFA code or external ID.
 */
export class Failure extends Error {
	readonly kind: FailureKind;
	readonly code: string;
	readonly hint: string;

	constructor(kind: FailureKind, code: string, message: string, hint = '', cause?: unknown) {
		super(message, cause === undefined ? undefined : {cause});
		this.name = 'Failure';
		this.kind = kind;
		this.code = code;
		this.hint = hint;
	}

	get exitCode(): number {
		return exitCodes[this.kind];
	}
}

export const usageFailure = (code: string, message: string, hint = '') =>
	new Failure('usage', code, message, hint);

export const cancelled = () => new Failure('cancelled', 'cancelled', 'Cancelled.');
