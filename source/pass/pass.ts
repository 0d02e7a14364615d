/** The two values everything turns on: what somebody asks for, and what they get. Plain data, no behaviour. */

/** Seconds, or `max` for the longest AWS gives this caller. */
export type Duration = number | 'max';

/**
 * What somebody is asked about before such a pass is made: `privilege-escalation` is a code of policy/'s warnings,
 * `own-session` hands out all that its maker can do.
 */
export type GraveWarning = 'privilege-escalation' | 'own-session';

/**
 * What somebody asked for, and nothing else: what is absent is filled in when a pass is made (`fill-in.ts`). The screen
 * edits one, `link` parses one from flags, a preset is a saved one. Each field has a row in `fields.ts`.
 * Holds no secret: MFA codes and external IDs travel beside it in {@link PassSecrets}.
 */
export type PassRequest = {
	/** A role ARN, or a bare name or path/name to be looked up in the caller's account. Absent: see `self`, `profile`. */
	readonly role?: string;
	/** No role: the link is of the session at hand. */
	readonly self?: boolean;
	/** The visitor gets no role but a part of an IAM user's own permissions; `role` is then {@link federatedRole}. */
	readonly federate?: boolean;
	readonly duration?: Duration;
	/** Region the console opens in; absent: the one in a pasted console URL, else the caller's. */
	readonly region?: string;
	/** `''` for the console's home, `service`, `service/page`, or a console URL, as the user gave it. */
	readonly destination?: string;
	/** RoleSessionName, fixed or with `{user}` and `{date}`; absent: `daypass-` and the caller's own name. */
	readonly sessionName?: string;
	/** Narrowings: template names, managed policy ARNs, JSON policy files. Empty: the whole role. */
	readonly scope?: readonly string[];
	readonly sourceIdentity?: string;
	readonly tags?: Readonly<Record<string, string>>;
	/** Keys of `tags` that go on to roles assumed from the session. */
	readonly transitiveTags?: readonly string[];
	readonly mfaSerial?: string;
	/** Where the console sends people when the session ends. */
	readonly issuer?: string;
	readonly logoutFirst?: boolean;
	/** AWS profile; without a role, what the profile names. */
	readonly profile?: string;
	/** Warnings that were met with a yes: not asked about again for this role with this scope. */
	readonly accepted?: readonly GraveWarning[];
};

/** What stands in a request where a federated user has no role. */
export const federatedRole = 'federated-user';

/** Never printed; of the two only an external ID may be stored, in a preset, where somebody asked for that. */
export type PassSecrets = {
	readonly mfaCode?: string;
	readonly externalId?: string;
};

/** What each field of a request holds, and each secret beside it. */
export type Values = Required<PassRequest & PassSecrets>;

export type FieldName = keyof Values;

export type RequestName = keyof PassRequest;

/** What was handed out: the shape of `link --json`, field by field. Times are ISO 8601 UTC, lengths seconds. */
export type Pass = {
	readonly version: 1;
	/** The sign-in link: a secret; shown and printed, never stored. */
	readonly url: string;
	/** The role's ARN; `''` for a federated user. */
	readonly role: string;
	readonly account: string;
	readonly partition: string;
	readonly sessionName: string;
	readonly principal: string;
	readonly region: string;
	readonly service: string;
	readonly destination: string;
	readonly issuedAt: string;
	/** 15 minutes after the sign-in token was made. */
	readonly linkExpiresAt: string;
	readonly sessionExpiresAt: string;
	readonly durationSeconds: number;
	readonly requestedDurationSeconds: number;
	readonly scope: readonly string[];
	readonly warnings: readonly string[];
};

/** A saved {@link PassRequest} under a name. */
export type Preset = PassRequest & {
	readonly name: string;
	readonly note?: string;
	readonly externalId?: string;
};
