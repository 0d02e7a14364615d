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
	readonly profile?: string;
	/** Where it was found: `account` is IAM's own list, the others know nothing but the ARN. */
	readonly foundIn: 'account' | 'own-policies' | 'aws-config' | 'preset' | 'history' | 'typed';
};

/** A role with the answer to "may I use it?". */
export type JudgedRole = Role & {
	readonly verdict: Verdict;
	/** Seconds; see `longestSession`. */
	readonly longestSessionSeconds: number;
	/** When `v` asked AWS for real, ISO 8601; absent: the verdict is worked out from policies. */
	readonly verifiedAt?: string;
};
