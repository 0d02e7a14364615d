/**
 * What the imitation knows of an account. Plain data: nothing here is derived from a policy document, so that the
 * program's own reading of the documents can be proved wrong by it.
 */

/** A policy document as its author wrote it. */
export type Document = Readonly<Record<string, unknown>>;

/** The policy AWS names when it says "with an explicit deny in …". */
export type DenyingPolicy = 'identity-based policy' | 'resource-based policy';

/** What a caller may do with the session besides opening it. */
export type SessionExtra = 'sts:TagSession' | 'sts:SetSourceIdentity';

/** What AssumeRole answers one caller. `if`: all that is named has to hold. */
export type AssumeAnswer =
	| {readonly answer: 'yes'; readonly also?: readonly SessionExtra[]}
	| {readonly answer: 'no'; readonly deniedBy?: DenyingPolicy}
	| {
			readonly answer: 'if';
			/** The caller's session was obtained with MFA, or a code comes with the call. */
			readonly mfa?: true;
			readonly externalId?: string;
			readonly sessionName?: RegExp;
			readonly sourceIdentity?: RegExp;
			/** Accepted values by tag key. */
			readonly tags?: Readonly<Record<string, readonly string[]>>;
			/** The STS region the request was signed for. */
			readonly region?: string;
			readonly also?: readonly SessionExtra[];
	  };

/** SimulatePrincipalPolicy's EvalDecision. */
export type SimulatedAnswer = 'allowed' | 'implicitDeny' | 'explicitDeny';

export type SandboxRole = {
	readonly name: string;
	readonly path: string;
	readonly account: string;
	readonly arn: string;
	/** `AROA…` */
	readonly id: string;
	readonly description?: string;
	readonly maxSessionSeconds: number;
	/** ISO 8601 */
	readonly created: string;
	readonly trust: Document;
	/** ARNs of managed policies. */
	readonly attached: readonly string[];
	readonly inline: Readonly<Record<string, Document>>;
	/** ARN of the permissions boundary. */
	readonly boundary?: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly lastUsed?: {readonly daysAgo: number; readonly region: string};
	/** Name of the instance profile that holds it. */
	readonly instanceProfile?: string;
	/** IAM actions a session of it may call, `iam:*` for all. */
	readonly mayCall: readonly string[];
	/**
	 * By the caller's session ARN, the ARN of the user or role behind it, or `*` for the whole account; nobody else may.
	 */
	readonly answers: Readonly<Record<string, AssumeAnswer>>;
	/** What the simulator says of `sts:AssumeRole` on this role, by user or role ARN; `implicitDeny` for the rest. */
	readonly simulated: Readonly<Record<string, SimulatedAnswer>>;
};

type AccessKey = {readonly accessKeyId: string; readonly secretAccessKey: string};

type MfaDevice = {
	readonly serial: string;
	/** The codes it would show; each is good once. */
	readonly codes: readonly string[];
};

export type SandboxUser = {
	readonly name: string;
	readonly path: string;
	readonly arn: string;
	/** `AIDA…` */
	readonly id: string;
	readonly created: string;
	readonly groups: readonly string[];
	readonly attached: readonly string[];
	readonly inline: Readonly<Record<string, Document>>;
	readonly boundary?: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly accessKey?: AccessKey;
	readonly mfa?: MfaDevice;
	readonly mayCall: readonly string[];
};

export type SandboxGroup = {
	readonly name: string;
	readonly path: string;
	readonly arn: string;
	readonly id: string;
	readonly created: string;
	readonly attached: readonly string[];
	readonly inline: Readonly<Record<string, Document>>;
};

type PolicyVersion = {readonly id: string; readonly created: string; readonly document: Document};

export type ManagedPolicy = {
	readonly name: string;
	readonly path: string;
	readonly arn: string;
	/** `ANPA…` */
	readonly id: string;
	readonly description?: string;
	/** Newest first. */
	readonly versions: readonly PolicyVersion[];
	readonly defaultVersion: string;
};

export type SandboxAccount = {
	readonly id: string;
	readonly alias?: string;
	/** Roles of other accounts among them are not listed, only assumed. */
	readonly roles: readonly SandboxRole[];
	readonly users: readonly SandboxUser[];
	readonly groups: readonly SandboxGroup[];
	readonly policies: readonly ManagedPolicy[];
	readonly rootKey: AccessKey;
	/** Who sits at the terminal: the session the container endpoint hands out credentials for. */
	readonly caller: {
		readonly role: string;
		readonly sessionName: string;
		/** Whether this session was obtained with MFA. */
		readonly mfa: boolean;
		readonly region: string;
	};
};
