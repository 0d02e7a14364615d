/** Who is asking: the value every verdict starts from. */
export type Caller = {
	/** As GetCallerIdentity returns it: a user, `arn:aws:sts::…:assumed-role/NAME/SESSION`, federated user or root. */
	readonly arn: string;
	readonly account: string;
	readonly partition: string;
	readonly kind: 'user' | 'role-session' | 'federated-user' | 'root';
	/** Long-term: an access key without a session token. */
	readonly credentials: 'long-term' | 'temporary';
	/** An instance's or a container's role, which is not under the hour of role chaining; absent: something else. */
	readonly credentialSource?: 'instance';
	/** The IAM ARN behind the caller, path included: the user, or the role a session belongs to. */
	readonly identityArn: string;
	/**
	 * False when the path of the role behind a session could not be read: `identityArn` then has no path and may be
	 * wrong (GetCallerIdentity leaves the path out).
	 */
	readonly identityArnKnown: boolean;
	/** GetCallerIdentity's UserId: `AIDA…`, or `AROA…:session`. */
	readonly userId: string;
	/** The user's name, or the session's: what a default session name is made of. */
	readonly name: string;
	/** Tags of the user or role as IAM has them; absent where they could not be read. Session tags are never known. */
	readonly tags?: Readonly<Record<string, string>>;
};
