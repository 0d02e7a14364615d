/** The answer to "may this caller assume this role?": the values, on which everything else here builds. */

/** What would have to be supplied or true for a conditional role: the vocabulary of `roles --json`. */
export const needs = [
	'mfa',
	'external-id',
	'session-name',
	'source-identity',
	'tags',
	'region',
	'source-ip',
	'other',
] as const;

export type Need = (typeof needs)[number];

export const verdicts = ['allowed', 'conditional', 'denied', 'unknown'] as const;

/** A statement that decided: which document, and which of its statements (0-based). */
export type DecidingStatement = {
	readonly source: 'trust' | 'identity' | 'boundary';
	/** The policy's name; empty for the trust policy. */
	readonly policy: string;
	readonly index: number;
	readonly sid?: string;
	readonly effect: 'Allow' | 'Deny';
};

/** "You may with an MFA code", and why: "the role trusts your account 111122223333". */
export type FirstReason = {readonly claim: string; readonly grounds: string};

export type Verdict = {
	readonly verdict: (typeof verdicts)[number];
	/** Sorted; empty unless conditional. */
	readonly needs: readonly Need[];
	/** Sentences for a person, the deciding one first. Never empty. */
	readonly reasons: readonly string[];
	/** The first reason where there is no screen with a key that settles it; absent: it names none. */
	readonly withoutKey?: FirstReason;
	readonly deciding: readonly DecidingStatement[];
	/** Only a service, a SAML or an OIDC provider can assume it: hidden unless asked for. */
	readonly onlyForServices: boolean;
	/**
	 * The role's own tags, which were not read, could make it another verdict; `false` where nobody here can read them.
	 */
	readonly turnsOnTags: boolean;
};
