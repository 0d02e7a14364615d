import process from 'node:process';
import {requestTimeout} from '../aws/deadlines.ts';
import {nonsense, quotable} from '../aws/errors.ts';
import {agentFor} from '../aws/http-agents.ts';
import {askPlainly, type Meaning, type PlainAnswer} from '../aws/plain-request.ts';
import {printableText} from '../aws/sane-answer.ts';
import type {TemporaryCredentials} from '../aws/sts.ts';
import {federationEndpoint} from '../console/federation-url.ts';
import type {Partition} from '../console/partitions.ts';
import {Failure} from '../failure.ts';

const doing = 'getting a sign-in token';

/** The partition's federation endpoint, or the one AWS_ENDPOINT_URL_SIGNIN names. */
export const federationUrl = (partition: Partition): string => {
	const base = process.env['AWS_ENDPOINT_URL_SIGNIN'];
	return base ? `${base.replace(/\/+$/, '')}/federation` : federationEndpoint(partition);
};

/**
 * Trades temporary credentials for a sign-in token, good for 15 minutes (IAM User Guide, "Enable custom identity
 * broker access to the AWS console"). A POST keeps the credentials out of URLs and access logs. Tried again only on
 * 5xx, throttling and connection failures; redirects are not followed.
 * @param sessionSeconds `SessionDuration`, for long-term callers only: AWS refuses it after role chaining.
 * @throws Failure `federation-refused`, or those of the network.
 */
export const signInToken = async (
	url: string,
	credentials: TemporaryCredentials,
	sessionSeconds: number | undefined,
	signal: AbortSignal | undefined,
): Promise<string> => {
	const session = {
		sessionId: credentials.accessKeyId,
		sessionKey: credentials.secretAccessKey,
		sessionToken: credentials.sessionToken,
	};
	const form = new URLSearchParams({
		Action: 'getSigninToken',
		...(sessionSeconds === undefined ? {} : {SessionDuration: String(sessionSeconds)}),
		Session: JSON.stringify(session),
	}).toString();

	return askPlainly(
		{
			url,
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(Buffer.byteLength(form)),
				accept: 'application/json',
			},
			body: form,
			agent: await agentFor(url),
			timeout: requestTimeout,
			doing,
		},
		read,
		signal,
	);
};

const read = ({status, body}: PlainAnswer): Meaning<string> => {
	if (status !== 200) return {failure: refusal(status, body), again: status >= 500 || status === 429};
	const token = tokenIn(body);
	return token === undefined ? {failure: nonsense(doing), again: false} : {value: token};
};

const tokenIn = (body: string): string | undefined => {
	try {
		const answer: unknown = JSON.parse(body);
		if (typeof answer !== 'object' || answer === null || !('SigninToken' in answer)) return undefined;
		return printableText(answer.SigninToken);
	} catch {
		return undefined;
	}
};

const refusal = (status: number, body: string): Failure => {
	const words = quotable(body, 160);
	const said = `AWS’s sign-in service answered HTTP ${status}${words ? ` (“${words}”)` : ''}.`;
	if (status === 429) return new Failure('throttled', said, 'Wait a minute and try again.');
	if (status >= 500) {
		return new Failure('aws-unavailable', said, 'This is on AWS’s side: try again in a minute.');
	}
	return new Failure(
		'federation-refused',
		said,
		'The role was assumed, but its credentials were not taken. Check this machine’s clock, and that the role’s partition and AWS_ENDPOINT_URL_SIGNIN are right.',
	);
};
