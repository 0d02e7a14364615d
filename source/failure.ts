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

/** Every code a failure may have: its kind, which gives the exit code, and when. Scripts rely on both. */
export const failureCodes = {
	// AWS or the network
	'aws-error': 'aws', // AWS refused with a code that is told in AWS's own words
	'aws-unavailable': 'aws', // 5xx to the end
	'bad-answer': 'aws', // an answer that makes no sense
	dns: 'aws', // a name that can't be looked up
	'federation-refused': 'aws', // the federation endpoint refuses the session
	'output-lost': 'aws', // standard output can't be written
	'policies-unanswered': 'aws', // none of a role's policies could be read, and not for want of a permission
	'proxy-failed': 'aws', // the proxy has an error of its own, or hung up
	'proxy-refused': 'aws', // the proxy does not let us through
	refused: 'aws', // nothing listens at that address
	'revocation-overwritten': 'aws', // somebody else writes the same policy, again and again
	reset: 'aws', // the connection was cut
	throttled: 'aws', // asked for fewer requests to the end
	timeout: 'aws', // no answer in time
	tls: 'aws', // a certificate that is not trusted, or no TLS at all
	'unexpected-error': 'aws', // what nobody foresaw
	unreachable: 'aws', // no way to that address

	// AWS says this caller may not
	'access-denied': 'denied', // and nothing explains it better
	'external-id-refused': 'denied', // not the one the role expects
	'mfa-missing': 'denied', // the role wants MFA, and a role session can't supply it
	'mfa-refused': 'denied', // a wrong code, or one used twice
	'network-refuses': 'denied', // a VPC endpoint's policy
	'organisation-refuses': 'denied', // an SCP or RCP
	'other-account': 'denied', // what can only be read or changed in the role's own account
	'other-account-refuses': 'denied', // the caller's own side allows it: the role's account does not
	'own-policies-refuse': 'denied', // the caller's own policies, boundary or session policy
	'policies-unreadable': 'denied', // none of a role's policies may be read
	'region-refused': 'denied', // the role wants STS asked in another region
	'role-gone': 'denied', // IAM has none of that ARN
	'roles-not-listed': 'denied', // iam:ListRoles is missing
	'session-name-refused': 'denied', // the role wants another session name
	'source-identity-refused': 'denied', // the role lets none in
	'source-identity-wrong': 'denied', // the role wants another
	'sso-refused': 'denied', // IAM Identity Center does not give the role of the profile
	'tags-missing': 'denied', // the role wants some
	'tags-refused': 'denied', // the role lets none in
	'trust-policy-refuses': 'denied', // the role's trust policy
	'unseen-policy-refuses': 'denied', // every policy that can be read allows it

	// no credentials, or none that hold
	'clock-skew': 'credentials', // this machine's clock makes every signature wrong
	'config-malformed': 'credentials', // the AWS config or credentials file
	'container-endpoint-malformed': 'credentials',
	'container-token-malformed': 'credentials',
	'credential-process-failed': 'credentials',
	'expired-credentials': 'credentials',
	'invalid-credentials': 'credentials', // AWS does not know them
	'login-expired': 'credentials', // aws login is due
	'no-credentials': 'credentials', // none found, or a profile does not say all of where they are
	'services-section-missing': 'credentials', // a profile names one
	'sso-expired': 'credentials', // aws sso login is due
	'unknown-profile': 'credentials', // no profile of that name
	'web-identity-failed': 'credentials', // its token is missing, too old or not taken

	// presets, settings, history
	'config-newer': 'storage', // written by a newer daypass: not changed
	'file-set-aside': 'storage', // it made no sense, and has another name now
	'file-unreadable': 'storage', // it made no sense, and can't be set aside
	'last-newer': 'storage', // as config-newer
	'no-temporary-folder': 'storage', // the demo has nowhere to keep its presets
	'storage-failed': 'storage', // what the disk says has no better words
	'storage-full': 'storage',
	'storage-link-loop': 'storage',
	'storage-locked': 'storage', // another daypass writes for too long
	'storage-no-folder': 'storage',
	'storage-not-a-file': 'storage', // a folder, a pipe or a device stands where a file should be
	'storage-not-a-folder': 'storage',
	'storage-not-answering': 'storage', // a network home
	'storage-not-permitted': 'storage',
	'storage-read-only': 'storage',

	cancelled: 'cancelled', // by the user

	// a value of the command line, of a preset, of the environment
	'action-malformed': 'usage',
	'ca-bundle-unreadable': 'usage',
	'check-and-service': 'usage',
	'check-missing': 'usage', // --on without --check
	'demo-in-demo': 'usage',
	'destination-too-long': 'usage',
	'duration-malformed': 'usage',
	'duration-out-of-range': 'usage', // outside what AWS gives anybody
	'duration-too-long': 'usage', // longer than AWS gives this caller with this role
	'editor-failed': 'usage',
	'endpoint-insecure': 'usage', // plain http to another machine
	'endpoint-malformed': 'usage', // the address set for a service is no URL
	'external-id-malformed': 'usage',
	'external-id-required': 'usage',
	'federate-option': 'usage', // what GetFederationToken does not take
	'federate-role': 'usage',
	'federate-temporary': 'usage', // GetFederationToken wants long-term credentials
	'file-exists': 'usage',
	'file-missing': 'usage',
	'import-refused': 'usage',
	'import-replaces': 'usage', // wants a confirmation
	'import-unreadable': 'usage',
	'issuer-malformed': 'usage',
	'logout-first-unsupported': 'usage',
	'malformed-arn': 'usage', // of a resource to open
	'malformed-name': 'usage', // of a console page
	'malformed-policy': 'usage', // a scope that is no policy
	'mfa-code-malformed': 'usage',
	'mfa-device-unknown': 'usage', // it can't be found out and has to be named
	'mfa-required': 'usage', // and can't be asked for
	'mfa-serial-malformed': 'usage',
	'missing-name': 'usage', // of what a console page shows
	'no-region': 'usage', // nothing sets one
	'no-terminal': 'usage', // something has to be asked, and there is nobody
	'not-a-console-url': 'usage',
	'not-confirmed': 'usage',
	'not-found': 'usage', // AWS has nothing of that name
	'not-in-partition': 'usage', // a service that the role's partition lacks
	'nothing-to-repeat': 'usage',
	'other-partition': 'usage', // role, region and destination don't agree
	'place-malformed': 'usage', // in the list of presets
	'policy-changed': 'usage', // since it was read: it is left alone
	'policy-not-understood': 'usage', // so it is left alone
	'policy-too-large': 'usage', // for AWS
	'port-malformed': 'usage',
	'port-taken': 'usage',
	'preset-exists': 'usage',
	'preset-invalid': 'usage',
	'preset-name': 'usage', // not one a preset may have
	'preset-name-reserved': 'usage',
	'preset-of-team': 'usage', // only read
	'preset-unknown': 'usage',
	'protected-role': 'usage', // only AWS may change it
	'proxy-malformed': 'usage',
	'refused-value': 'usage', // AWS's ValidationError
	'region-disabled': 'usage', // STS is switched off there
	'region-of-other-partition': 'usage',
	'region-of-other-resource': 'usage',
	'resource-malformed': 'usage',
	'role-malformed': 'usage',
	'role-missing': 'usage',
	'scope-file-unreadable': 'usage',
	'scope-malformed': 'usage',
	'scope-missing': 'usage', // a federated user may do nothing without
	'scopes-add-up': 'usage', // together they would allow more than each
	'self-long-term': 'usage', // a long-term key is no session to make a link from
	'self-option': 'usage', // what only AssumeRole takes
	'self-unasked': 'usage', // a profile turns out to be a session, and nobody has said yes to handing that out
	'self-user': 'usage', // a user's own session, which AWS makes no links from
	'session-name-malformed': 'usage',
	'setting-invalid': 'usage',
	'setting-unknown': 'usage',
	'since-malformed': 'usage',
	'source-identity-malformed': 'usage',
	'source-identity-required': 'usage',
	'tag-malformed': 'usage',
	'tag-repeated': 'usage',
	'too-many-policies': 'usage',
	'too-many-presets': 'usage',
	'too-many-tags': 'usage',
	'transitive-tag-unknown': 'usage',
	'unknown-action': 'usage',
	'unknown-command': 'usage',
	'unknown-page': 'usage',
	'unknown-partition': 'usage',
	'unknown-region': 'usage',
	'unknown-role': 'usage',
	'unknown-scope': 'usage',
	'unknown-service': 'usage',

	// what commander finds
	'conflicting-option': 'usage',
	'excess-arguments': 'usage',
	'invalid-argument': 'usage',
	'missing-argument': 'usage',
	'option-missing-argument': 'usage',
	'unknown-option': 'usage',
} as const satisfies Readonly<Record<string, FailureKind>>;

export type FailureCode = keyof typeof failureCodes;

/**
 * The one error of the program. `code` is stable, `message` says what happened in the user's words, `hint` what to do
 * next. `words` are those of AWS, or whoever else answered; the message quotes them, and `sentence` is the message
 * without them. None of them may hold a secret: no key, token, link, MFA code or external ID.
 */
export class Failure extends Error {
	readonly code: FailureCode;
	readonly hint: string;
	readonly sentence: string;
	readonly words: string;

	/** @param sentence Ends with a full stop. */
	constructor(code: FailureCode, sentence: string, hint = '', cause?: unknown, words = '') {
		const message = words === '' ? sentence : `${sentence.replace(/\.$/, '')} (“${words}”).`;
		super(message, cause === undefined ? undefined : {cause});
		this.name = 'Failure';
		this.code = code;
		this.hint = hint;
		this.sentence = sentence;
		this.words = words;
	}

	/** The same failure with another hint, and with another code where more is known of it. */
	explained(hint: string, code: FailureCode = this.code): Failure {
		return new Failure(code, this.sentence, hint, this.cause, this.words);
	}

	get kind(): FailureKind {
		return failureCodes[this.code];
	}

	get exitCode(): number {
		return exitCodes[this.kind];
	}
}

export const cancelled = () => new Failure('cancelled', 'Cancelled.');

/** Whether somebody called it off: never told, retried or made another failure of. */
export const isCancelled = (error: unknown): error is Failure =>
	error instanceof Failure && error.kind === 'cancelled';

/** Whether it is a failure to tell or to do without: no mistake of the program's own, and not called off. */
export const hasFailed = (error: unknown): error is Failure =>
	error instanceof Failure && error.kind !== 'cancelled';

/** Whether it is the role that was named which is not there. */
export const isRoleGone = (code: string): boolean => code === 'role-gone' || code === 'unknown-role';
