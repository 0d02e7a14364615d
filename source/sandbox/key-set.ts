/** Access keys the imitation has given out, and who they belong to. */

export type SandboxPrincipal = {
	readonly kind: 'user' | 'root' | 'role-session' | 'federated-user';
	/** As GetCallerIdentity returns it. */
	readonly arn: string;
	/** The user, or the role the session belongs to. */
	readonly identityArn: string;
	readonly userId: string;
	readonly account: string;
};

/** How the keys came about; decides what the federation endpoint and IAM accept them for. */
type Origin =
	| 'long-term'
	| 'console'
	| 'assume-role'
	| 'role-chaining'
	| 'federation-token'
	| 'session-token';

/** What an AssumeRole or GetFederationToken call gave the session on its way. */
export type SessionDetails = {
	/** The session policy, JSON as it was sent. */
	readonly policy?: string;
	readonly policyArns: readonly string[];
	readonly tags: Readonly<Record<string, string>>;
	readonly sourceIdentity?: string;
};

export const noDetails: SessionDetails = {policyArns: [], tags: {}};

export type AccessKeys = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	/** Absent: long-term. */
	readonly sessionToken?: string;
	/** Milliseconds since 1970. */
	readonly issuedAt: number;
	/** Milliseconds since 1970; absent: long-term. */
	readonly expiresAt?: number;
	readonly principal: SandboxPrincipal;
	readonly origin: Origin;
	readonly mfa: boolean;
	readonly details: SessionDetails;
};

export const isTemporary = (keys: AccessKeys): boolean => keys.sessionToken !== undefined;
