import type {ProfileInUse} from '../aws/config/profile-in-use.ts';
import {maxAttempts, requestTimeout} from '../aws/deadlines.ts';
import {nonsense} from '../aws/errors.ts';
import {connectEarly, type EarlyConnection} from '../aws/exchange.ts';
import {agentFor} from '../aws/http-agents.ts';
import {askPlainly, type Meaning, type PlainAnswer} from '../aws/plain-request.ts';
import {printableText} from '../aws/sane-answer.ts';
import {secureEndpoint} from '../aws/secure-endpoint.ts';
import type {AwsSession} from '../aws/session.ts';
import type {TemporaryCredentials} from '../aws/sts.ts';
import {federationEndpoints} from '../console/federation-url.ts';
import type {Partition} from '../console/partitions.ts';
import {Failure, type FailureCode, isCancelled} from '../failure.ts';
import {jsonObject} from '../json-object.ts';
import {keepSecrets} from '../secrets.ts';
import {quotedText} from '../text/plain-text.ts';

type Environment = AwsSession['env'];

const doing = 'getting a sign-in token';

type Endpoints = readonly [first: string, ...others: string[]];

/**
 * What `AWS_ENDPOINT_URL_SIGNIN` names and nothing else; without it the region's endpoint, and another to fall back on.
 */
export const signInEndpoints = (partition: Partition, region: string, env: Environment): Endpoints => {
	const base = env['AWS_ENDPOINT_URL_SIGNIN'];
	return base
		? [`${secureEndpoint(base, env).replace(/\/+$/, '')}/federation`]
		: federationEndpoints(partition, region);
};

/**
 * Opens a connection to the endpoint while the credentials are still being asked for; undefined: the request opens one,
 * and says what is wrong. Dropped with the signal.
 */
export const connectToSignIn = async (
	url: string,
	signal: AbortSignal,
	inUse?: ProfileInUse,
): Promise<EarlyConnection | undefined> => {
	const early = await agentFor(url, inUse)
		.then((agent) => connectEarly({url, method: 'POST', agent}))
		.catch(() => undefined);
	if (signal.aborted) early?.drop();
	else signal.addEventListener('abort', () => early?.drop(), {once: true});
	return early;
};

export type SignInToken = {
	readonly token: string;
	/** The endpoint that made it, and that the link has to lead to. */
	readonly url: string;
	/** Sentences; empty when all is well. */
	readonly warnings: readonly string[];
};

/**
 * Trades temporary credentials for a sign-in token, good for 15 minutes (IAM User Guide, "Enable custom identity
 * broker access to the AWS console"). A POST keeps the credentials out of URLs and access logs. Tried again only on
 * 5xx, throttling and connection failures, three times in all: the last time at the other endpoint, where there is one
 * and the first can't be reached. Redirects are not followed.
 * @param sessionSeconds `SessionDuration`, for long-term callers only: AWS refuses it after role chaining.
 * @throws Failure `federation-refused`, or those of the network.
 */
export const signInToken = async (
	[first, other]: Endpoints,
	credentials: TemporaryCredentials,
	sessionSeconds: number | undefined,
	early: EarlyConnection | undefined,
	signal: AbortSignal | undefined,
	inUse?: ProfileInUse,
): Promise<SignInToken> => {
	const form = formOf(credentials, sessionSeconds);
	const atFirst = async (tries: number) => ({
		token: await ask(first, form, {tries, early, inUse}, signal),
		url: first,
		warnings: [],
	});
	if (other === undefined) return atFirst(maxAttempts);
	try {
		return await atFirst(maxAttempts - 1);
	} catch (error) {
		if (!(error instanceof Failure) || !isUnreachable(error)) throw error;
		const token = await ask(other, form, {tries: 1, inUse}, signal).catch((again: unknown) => {
			throw isCancelled(again) ? again : error;
		});
		const warning = `The sign-in endpoint ${hostOf(first)} can’t be reached: the link was made at ${hostOf(other)}.`;
		return {token, url: other, warnings: [warning]};
	}
};

const formOf = (
	{accessKeyId, secretAccessKey, sessionToken}: TemporaryCredentials,
	sessionSeconds: number | undefined,
): string =>
	new URLSearchParams({
		Action: 'getSigninToken',
		...(sessionSeconds === undefined ? {} : {SessionDuration: String(sessionSeconds)}),
		Session: JSON.stringify({sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken}),
	}).toString();

type Asking = {
	readonly tries: number;
	readonly early?: EarlyConnection | undefined;
	/** Whose certificates are trusted as well. */
	readonly inUse: ProfileInUse | undefined;
};

const ask = async (
	url: string,
	body: string,
	{tries, early, inUse}: Asking,
	signal: AbortSignal | undefined,
): Promise<string> => {
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		'content-length': String(Buffer.byteLength(body)),
		accept: 'application/json',
	};
	const agent = await agentFor(url, inUse);
	const request = {
		url,
		method: 'POST',
		headers,
		body,
		agent,
		early,
		timeout: requestTimeout,
		doing,
		tries,
	} as const;
	return askPlainly(request, read, signal);
};

const hostOf = (url: string): string => new URL(url).host;

/** By name, by connection, or down: another endpoint may answer. A refusal is one everywhere. */
const isUnreachable = ({code}: Failure): boolean =>
	[
		'dns',
		'refused',
		'reset',
		'unreachable',
		'timeout',
		'proxy-refused',
		'proxy-failed',
		'aws-unavailable',
	].includes(code);

const read = ({status, body}: PlainAnswer): Meaning<string> => {
	const {SigninToken: found} = jsonObject(body);
	// Also where a refusal quotes it.
	keepSecrets(typeof found === 'string' ? found : undefined);
	if (status !== 200) return {failure: refusal(status, String(body)), again: status >= 500 || status === 429};
	const token = printableText(found);
	return token === undefined ? {failure: nonsense(doing), again: false} : {value: token};
};

const refusal = (status: number, body: string): Failure => {
	const words = quotedText(body, 160);
	const said = (code: FailureCode, hint: string) =>
		new Failure(code, `AWS’s sign-in service answered HTTP ${status}.`, hint, undefined, words);
	if (status === 429) return said('throttled', 'Wait a minute and try again.');
	if (status >= 500) return said('aws-unavailable', 'This is on AWS’s side: try again in a minute.');
	return said(
		'federation-refused',
		'The role was assumed, but its credentials were not taken. Check this machine’s clock, and that the role’s partition and AWS_ENDPOINT_URL_SIGNIN are right.',
	);
};
