/**
 * What `daypass doctor` finds: one fact about what works here, judged. The shape of `doctor --json`, field by field.
 */

/** `warning`: daypass works, but less well; `problem`: something will fail; `skipped`: it could not be looked at. */
export type CheckStatus = 'ok' | 'warning' | 'problem' | 'skipped';

export type Check = {
	/** Stable: kebab-case, or a permission as AWS writes it. */
	readonly id: string;
	readonly status: CheckStatus;
	/** A word or two for a person. */
	readonly title: string;
	/** What was found. Never a secret. */
	readonly detail: string;
	/** What to do about it, or what is lost without it; empty where there is nothing to say. */
	readonly hint: string;
};

/** What a check is about, before it is known how it went. */
export type CheckName = Pick<Check, 'id' | 'title'>;

export const finding = ({id, title}: CheckName, status: CheckStatus, detail: string, hint = ''): Check => ({
	id,
	status,
	title,
	detail,
	hint,
});
