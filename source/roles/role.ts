import type {Caller} from './caller/caller.ts';
import type {Verdict} from './verdict/verdict.ts';

/** A role as ListRoles, GetRole or GetAccountAuthorizationDetails tell of it. */
export type Role = {
	readonly arn: string;
	readonly name: string;
	/** `/` or `/team/`. */
	readonly path: string;
	readonly account: string;
	readonly description: string;
	/** MaxSessionDuration, 3,600–43,200 s; absent for a role of another account. */
	readonly maxSessionSeconds?: number;
	/** The trust policy as JSON text, percent-decoding done; absent where it could not be read (another account). */
	readonly trust?: string;
	readonly tags?: Readonly<Record<string, string>>;
	/** The profile of the AWS configuration file that names it, if one does. */
	readonly profile?: ProfileOfRole;
	/** Where it was found: `account` is IAM's own list, the others know nothing but the ARN. */
	readonly foundIn: 'account' | 'own-policies' | 'aws-config' | 'preset' | 'history' | 'typed';
};

/** A profile that names a role, and what it says of it. An external ID is a secret, and stays in the file. */
export type ProfileOfRole = {
	readonly name: string;
	readonly sessionName?: string;
	/** Seconds. */
	readonly duration?: number;
	/** It has the external ID. */
	readonly hasExternalId: boolean;
	/** It names an MFA device of whoever signs: a code of it has to be given. */
	readonly asksForMfa: boolean;
	/**
	 * Present where the session at hand is this profile's: the role is assumed anew by the profile's source, as which no
	 * session has to be allowed anything.
	 */
	readonly signer?: Signer;
};

/** Whose credentials assume a role, as far as the length of its session turns on it. */
export type Signer = Pick<Caller, 'credentials' | 'credentialSource'>;

/** A role with the answer to "may I use it?". */
export type JudgedRole = Role & {
	readonly verdict: Verdict;
	/** Seconds; see `longestSession`. */
	readonly longestSessionSeconds: number;
	/** When `v` asked AWS for real, ISO 8601; absent: the verdict is worked out from policies. */
	readonly verifiedAt?: string;
};
