/** Access keys the imitation has given out, and who they belong to. */

export type Principal = {
	readonly kind: 'user' | 'root' | 'role-session' | 'federated-user';
	/** As GetCallerIdentity returns it. */
	readonly arn: string;
	/** The user, or the role the session belongs to. */
	readonly identityArn: string;
	readonly userId: string;
	readonly account: string;
};

/** How the keys came about; decides what the federation endpoint and IAM accept them for. */
export type Origin =
	| 'long-term'
	| 'console'
	| 'assume-role'
	| 'role-chaining'
	| 'federation-token'
	| 'session-token';

export type KeySet = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	/** Absent: long-term. */
	readonly sessionToken?: string;
	/** Milliseconds since 1970. */
	readonly issuedAt: number;
	/** Milliseconds since 1970; absent: long-term. */
	readonly expiresAt?: number;
	readonly principal: Principal;
	readonly origin: Origin;
	readonly mfa: boolean;
};

export const isTemporary = (keys: KeySet): boolean => keys.sessionToken !== undefined;
