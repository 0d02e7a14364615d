import {cancelled, Failure, type FailureCode, failureCodes} from '../failure.ts';
import {plainText, quotedText} from '../text/plain-text.ts';
import {networkFailure} from './network-errors.ts';

/** What the error met: the words of the sentence around AWS's own. */
export type ErrorContext = {
	/** A gerund: "assuming role/Audit". */
	readonly doing: string;
	readonly profile?: string;
	/** What the request was signed for. */
	readonly region?: string;
};

type ErrorRule = {
	readonly code: FailureCode;
	readonly says: string;
	readonly hint: string;
};

const renew =
	'Get fresh credentials (in CloudShell: reload the tab; with SSO: aws sso login), then run it again.';

/**
 * By AWS's error code: "Common Errors" in the STS and IAM API references, and each action's own list.
 * Codes not here are told with AWS's words.
 */
const rules: Readonly<Record<string, ErrorRule>> = {
	ExpiredToken: {
		code: 'expired-credentials',
		says: 'your AWS credentials have expired',
		hint: renew,
	},
	InvalidClientTokenId: {
		code: 'invalid-credentials',
		says: 'AWS does not know your access key, or its session token is wrong',
		hint: 'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or choose another --profile.',
	},
	SignatureDoesNotMatch: {
		code: 'invalid-credentials',
		says: 'your secret access key does not fit your access key',
		hint: 'Check AWS_SECRET_ACCESS_KEY, or choose another --profile.',
	},
	AccessDenied: {
		code: 'access-denied',
		says: 'AWS refuses',
		hint: 'Ask for the permission that AWS names, or use another role or profile.',
	},
	RegionDisabledException: {
		code: 'region-disabled',
		says: 'AWS STS is switched off in this region',
		hint: 'Set AWS_REGION to a region that is enabled in your account.',
	},
	PackedPolicyTooLarge: {
		code: 'policy-too-large',
		says: 'the scope and tags together are too large for AWS',
		hint: 'Use a shorter policy, fewer managed policies or fewer tags.',
	},
	MalformedPolicyDocument: {
		code: 'malformed-policy',
		says: 'AWS does not accept the scope policy',
		hint: 'Correct the policy and try again.',
	},
	ValidationError: {
		code: 'refused-value',
		says: 'AWS refuses a value',
		hint: 'Change that value and try again.',
	},
	NoSuchEntity: {
		code: 'not-found',
		says: 'AWS has nothing of that name',
		hint: 'Check the name and the account.',
	},
	Throttling: {
		code: 'throttled',
		says: 'AWS asks for fewer requests',
		hint: 'Wait a minute and try again.',
	},
};

/** Other spellings of the same, by service and protocol. */
const alias: Readonly<Record<string, string>> = {
	ExpiredTokenException: 'ExpiredToken',
	RequestExpired: 'ExpiredToken',
	UnrecognizedClientException: 'InvalidClientTokenId',
	InvalidAccessKeyId: 'InvalidClientTokenId',
	MissingAuthenticationToken: 'InvalidClientTokenId',
	IncompleteSignature: 'SignatureDoesNotMatch',
	InvalidSignatureException: 'SignatureDoesNotMatch',
	AccessDeniedException: 'AccessDenied',
	UnauthorizedOperation: 'AccessDenied',
	PackedPolicyTooLargeException: 'PackedPolicyTooLarge',
	MalformedPolicyDocumentException: 'MalformedPolicyDocument',
	ValidationException: 'ValidationError',
	InvalidParameterValue: 'ValidationError',
	InvalidInput: 'ValidationError',
	NoSuchEntityException: 'NoSuchEntity',
	ThrottlingException: 'Throttling',
	TooManyRequestsException: 'Throttling',
	RequestLimitExceeded: 'Throttling',
	SlowDown: 'Throttling',
};

type SdkError = Error & {
	readonly Code?: unknown;
	readonly code?: unknown;
	readonly $metadata?: {readonly httpStatusCode?: number};
};

/** AWS's error code in its one spelling, e.g. `AccessDenied`; `''` where the error is not AWS's answer. */
export const awsErrorCode = (error: unknown): string => {
	if (!(error instanceof Error)) return '';
	const cause = error instanceof Failure ? error.cause : error;
	if (!(cause instanceof Error)) return '';
	const {name, Code} = cause as SdkError;
	const code = typeof Code === 'string' ? Code : name;
	return alias[code] ?? code;
};

/** AWS's own words, safe to show; `''` where there are none. */
export const awsWords = (error: unknown): string => {
	const cause = error instanceof Failure ? error.cause : error;
	return cause instanceof Error ? quotedText(cause.message) : '';
};

/**
 * The one door for errors: whatever the SDK, HTTP, the network, TLS or the clock threw becomes a {@link Failure} with a
 * code, a sentence and a hint. AWS's own words are quoted where they help, cleaned and cut: a secret that they repeat
 * is taken out where the text leaves (secrets.ts).
 */
export const toFailure = (error: unknown, context: ErrorContext): Failure => {
	if (error instanceof Failure) return error;
	if (!(error instanceof Error)) return unexplained(context, error);
	if (error.name === 'AbortError') return cancelled();
	const failure =
		clockFailure(error, context) ?? answeredFailure(error, context) ?? networkFailure(error, context.doing);
	return failure ?? unexplained(context, error);
};

const sentence = (doing: string, says: string) =>
	`${doing[0]?.toUpperCase() ?? ''}${doing.slice(1)} failed: ${says}.`;

const answeredFailure = (error: SdkError, context: ErrorContext): Failure | undefined => {
	const {doing} = context;
	const rule = rules[awsErrorCode(error)];
	const status = error.$metadata?.httpStatusCode ?? 0;
	if (rule) {
		// What STS says of a bad signature repeats the signed request, session token included: never quoted.
		const words = failureCodes[rule.code] === 'credentials' ? '' : quotedText(error.message);
		if (/MultiFactorAuthentication failed/i.test(words)) return mfaRefused(words, error);
		return new Failure(rule.code, sentence(doing, rule.says), hintOf(rule, context), error, words);
	}
	if (status >= 500) {
		return new Failure(
			'aws-unavailable',
			sentence(doing, `AWS answered with an error of its own (HTTP ${status})`),
			'This is on AWS’s side: try again in a minute.',
			error,
		);
	}
	if (status === 429)
		return answeredFailure(Object.assign(new Error(error.message), {name: 'Throttling'}), context);
	if (status >= 400 && !unnamed.has(error.name)) {
		const words = [quotedText(error.name, 60), quotedText(error.message)].filter(Boolean).join(': ');
		const hint = 'Look the code up in the API reference, or ask whoever looks after the account.';
		return new Failure('aws-error', sentence(doing, 'AWS refused'), hint, error, words);
	}
	if (status > 0) return nonsense(doing, error, status);
	return undefined;
};

/**
 * A region that an account has to enable answers a key it knows nothing of as any other that nobody knows; so does one
 * that is given a token of the global endpoint (IAM User Guide, "Manage AWS STS in an AWS Region").
 */
const hintOf = (rule: ErrorRule, {region}: ErrorContext): string =>
	rule.code === 'invalid-credentials' && region !== undefined && !alwaysOn.test(region)
		? `${rule.hint} If they are right, your account may not have enabled the region ${plainText(region, 40)}, or they are of STS’s global endpoint: set AWS_REGION to another region.`
		: rule.hint;

/** AWS Account Management Guide, "Specify which AWS Regions your account can use": those that nobody has to enable. */
const alwaysOn =
	/^(us-(east|west)-[12]|ap-(south-1|northeast-[123]|southeast-[12])|ca-central-1|eu-(central-1|west-[123]|north-1)|sa-east-1|cn-.*|us-(gov|iso).*|eu-isoe.*|eusc.*)$/;

/** What an answer that is no answer says of another try: the failure of 429 and 5xx, undefined for any other. */
export const throttledOrDown = (status: number, doing: string): Failure | undefined =>
	status === 429 || status >= 500
		? toFailure(Object.assign(new Error(), {name: 'Error', $metadata: {httpStatusCode: status}}), {doing})
		: undefined;

/** Names of answers that hold no error code of AWS's. */
const unnamed = new Set(['Error', 'SyntaxError']);

const mfaRefused = (words: string, cause: unknown) =>
	new Failure(
		'mfa-refused',
		'AWS did not take the MFA code.',
		'Each code works once: wait for the next one (30 seconds), and check that it comes from the device named by --mfa-serial or the profile’s mfa_serial.',
		cause,
		words,
	);

/** An answer that arrived and makes no sense: a proxy's page, a cut-off body. */
export const nonsense = (doing: string, cause?: unknown, status = 200) =>
	new Failure(
		'bad-answer',
		sentence(doing, `the answer makes no sense${status === 200 ? '' : ` (HTTP ${status})`}`),
		'Something between you and AWS may have answered instead (a proxy, a login page): check the network and try again.',
		cause,
	);

const clockFailure = (error: SdkError, {doing}: ErrorContext): Failure | undefined => {
	const skewed =
		['RequestTimeTooSkewed', 'InvalidSignatureTime'].includes(error.name) ||
		/signature (expired|not yet current)/i.test(error.message);
	if (!skewed) return undefined;
	return new Failure(
		'clock-skew',
		sentence(doing, 'this machine’s clock is wrong by more than five minutes'),
		'Set the clock (for instance: sudo chronyc makestep), then try again.',
		error,
		quotedText(error.message, 160),
	);
};

const unexplained = ({doing}: ErrorContext, error: unknown) =>
	new Failure(
		'unexpected-error',
		sentence(doing, 'something unexpected happened'),
		'Try again; if it stays, daypass doctor shows what works here.',
		error,
		error instanceof Error ? quotedText(error.message, 160) : '',
	);
