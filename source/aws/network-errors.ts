import {Failure, type FailureCode} from '../failure.ts';

type NodeError = Error & {readonly code?: unknown; readonly errors?: unknown; readonly cause?: unknown};

type NetworkErrorRule = {
	readonly code: FailureCode;
	readonly says: string;
	/** The same of a proxy; absent: it is no matter of the proxy alone. */
	readonly ofProxy?: string;
	readonly hint: string;
	/** Whether it may be otherwise a moment later. */
	readonly passing?: boolean;
};

/** By Node's error code ("Common system errors" and "OpenSSL error codes" in the Node.js documentation). */
const byCode: Readonly<Record<string, NetworkErrorRule>> = {
	ERR_INVALID_URL: {
		code: 'endpoint-malformed',
		says: 'the address set for it is no URL',
		hint: 'Check any AWS_ENDPOINT_URL variables, the profile’s endpoint_url and the proxy: they look like https://host.',
	},
	// Of a header: only the caller's own credentials stand in any.
	ERR_INVALID_CHAR: {
		code: 'invalid-credentials',
		says: 'your access key or session token holds a character that none has',
		hint: 'Copy them again, without a line break: AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN, or those of the profile.',
	},
	ENOTFOUND: {
		passing: true,
		code: 'dns',
		says: 'the name of AWS’s server can’t be looked up',
		ofProxy: 'its name can’t be looked up',
		hint: 'Check the network, the region’s spelling and any AWS_ENDPOINT_URL variables.',
	},
	ECONNREFUSED: {
		passing: true,
		code: 'refused',
		says: 'nothing answers at that address',
		ofProxy: 'nothing answers at that address',
		hint: 'Check the network, the proxy and any AWS_ENDPOINT_URL variables.',
	},
	ECONNRESET: {
		passing: true,
		code: 'reset',
		says: 'the connection was cut',
		hint: 'Check the network or the proxy and try again.',
	},
	EHOSTUNREACH: {
		passing: true,
		code: 'unreachable',
		says: 'AWS’s server can’t be reached from here',
		ofProxy: 'there is no way to it from here',
		hint: 'Check the network, VPN or proxy.',
	},
	ETIMEDOUT: {
		passing: true,
		code: 'timeout',
		says: 'AWS did not answer in time',
		hint: 'Check the network or the proxy and try again.',
	},
	// Ours: HTTP 101, interim answers without end.
	NOT_HTTP: {
		passing: true,
		code: 'bad-answer',
		says: 'what came is not HTTP as AWS speaks it',
		hint: 'Something between you and AWS may have answered instead (a proxy, a login page): check the network and try again.',
	},
	ANSWER_TOO_LARGE: {
		code: 'bad-answer',
		says: 'the answer is larger than any that AWS gives (8 MB)',
		hint: 'Something between you and AWS may have answered instead: check the proxy and any AWS_ENDPOINT_URL variables.',
	},
	SELF_SIGNED_CERT_IN_CHAIN: {
		code: 'tls',
		says: 'the certificate is not one this machine trusts: something on the way may be intercepting TLS',
		hint: 'If your company inspects traffic, name its certificate in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS. Never switch checking off.',
	},
	CERT_HAS_EXPIRED: {
		code: 'tls',
		says: 'the server’s certificate has expired',
		hint: 'Check this machine’s clock; if it is right, something on the way is intercepting TLS.',
	},
	EPROTO: {
		code: 'tls',
		says: 'what answers there does not speak TLS as it should',
		hint: 'Check the proxy and any AWS_ENDPOINT_URL variables: http:// or https://?',
	},
	ERR_TLS_CERT_ALTNAME_INVALID: {
		code: 'tls',
		says: 'the certificate is for another name',
		hint: 'Check any AWS_ENDPOINT_URL variables and the proxy.',
	},
};

const alias: Readonly<Record<string, string>> = {
	ERR_INVALID_PROTOCOL: 'ERR_INVALID_URL',
	EAI_AGAIN: 'ENOTFOUND',
	EPIPE: 'ECONNRESET',
	ECONNABORTED: 'ECONNRESET',
	ERR_STREAM_PREMATURE_CLOSE: 'ECONNRESET',
	ENETUNREACH: 'EHOSTUNREACH',
	EHOSTDOWN: 'EHOSTUNREACH',
	EADDRNOTAVAIL: 'EHOSTUNREACH',
	ESOCKETTIMEDOUT: 'ETIMEDOUT',
	TimeoutError: 'ETIMEDOUT',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'SELF_SIGNED_CERT_IN_CHAIN',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'SELF_SIGNED_CERT_IN_CHAIN',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'SELF_SIGNED_CERT_IN_CHAIN',
	UNABLE_TO_GET_ISSUER_CERT: 'SELF_SIGNED_CERT_IN_CHAIN',
};

/** llhttp's own codes all begin so: a status line that is none, a header too many, two lengths. */
const notHttp = /^HPE_/;

/** What is known of an error by its code, Node's or the SDK's. */
export const networkErrorRule = (code: string): NetworkErrorRule | undefined =>
	byCode[notHttp.test(code) ? 'NOT_HTTP' : (alias[code] ?? code)];

/** Every code the error or what it wraps carries (Node tries several addresses and wraps what each answered). */
function* codes(error: unknown, depth = 0): Generator<string> {
	if (!(error instanceof Error) || depth > 3) return;
	const {code, errors, cause} = error as NodeError;
	if (typeof code === 'string') yield code;
	yield error.name;
	for (const inner of Array.isArray(errors) ? errors : []) yield* codes(inner, depth + 1);
	yield* codes(cause, depth + 1);
}

/** The failure behind a network or TLS error; undefined when it is neither. */
export const networkFailure = (error: Error, doing: string): Failure | undefined => {
	for (const code of codes(error)) {
		const known = networkErrorRule(code);
		if (known) {
			const start = `${doing[0]?.toUpperCase() ?? ''}${doing.slice(1)}`;
			return new Failure(known.code, `${start} failed: ${known.says}.`, known.hint, error);
		}
	}
	return undefined;
};

/** Whether another try may help. What a proxy's refusal says of it stands on it: `$retryable`, as the SDK has it. */
export const mayPass = (error: unknown): boolean =>
	error instanceof Error &&
	('$retryable' in error ||
		(error.name !== 'AbortError' &&
			[...codes(error)].some((code) => networkErrorRule(code)?.passing === true)));
