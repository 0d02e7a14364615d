import {request as httpRequest} from 'node:http';
import {request as httpsRequest} from 'node:https';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {maxAttempts, requestTimeout} from '../aws/deadlines.ts';
import {nonsense, toFailure} from '../aws/errors.ts';
import {httpAgents} from '../aws/http-agents.ts';
import type {TemporaryCredentials} from '../aws/sts.ts';
import {federationEndpoint} from '../console/federation-url.ts';
import type {Partition} from '../console/partitions.ts';
import {Failure} from '../failure.ts';
import {plainText} from '../plain-text.ts';

const doing = 'getting a sign-in token';
/** A token is some 2 KB; anything far beyond is not one. */
const longestAnswer = 256 * 1024;

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

	for (let attempt = 1; ; attempt++) {
		const outcome = await attemptOnce(url, form, signal);
		if (typeof outcome === 'string') return outcome;
		if (!outcome.again || attempt >= maxAttempts) throw outcome.failure;
		await wait(150 * 2 ** attempt * (0.5 + Math.random()), undefined, signal ? {signal} : {}).catch(
			(error) => {
				throw toFailure(error, {doing});
			},
		);
	}
};

type Refusal = {readonly failure: Failure; readonly again: boolean};

const attemptOnce = async (
	url: string,
	form: string,
	signal: AbortSignal | undefined,
): Promise<string | Refusal> => {
	let answer: Answer;
	try {
		answer = await post(url, form, signal);
	} catch (error) {
		const failure = toFailure(error, {doing});
		return {failure, again: ['reset', 'refused', 'timeout', 'dns', 'unreachable'].includes(failure.code)};
	}
	const {status, body} = answer;
	if (status === 200) return tokenIn(body) ?? {failure: nonsense(doing), again: false};
	return {failure: refusal(status, body), again: status >= 500 || status === 429};
};

const tokenIn = (body: string): string | undefined => {
	try {
		const answer: unknown = JSON.parse(body);
		if (typeof answer !== 'object' || answer === null || !('SigninToken' in answer)) return undefined;
		return typeof answer.SigninToken === 'string' && answer.SigninToken !== ''
			? answer.SigninToken
			: undefined;
	} catch {
		return undefined;
	}
};

const refusal = (status: number, body: string): Failure => {
	const words = plainText(body, 160);
	const said = `AWS’s sign-in service answered HTTP ${status}${words ? ` (“${words}”)` : ''}.`;
	if (status === 429) return new Failure('aws', 'throttled', said, 'Wait a minute and try again.');
	if (status >= 500) {
		return new Failure('aws', 'aws-unavailable', said, 'This is on AWS’s side: try again in a minute.');
	}
	return new Failure(
		'aws',
		'federation-refused',
		said,
		'The role was assumed, but its credentials were not taken. Check this machine’s clock, and that the role’s partition and AWS_ENDPOINT_URL_SIGNIN are right.',
	);
};

type Answer = {readonly status: number; readonly body: string};

const post = async (url: string, form: string, signal: AbortSignal | undefined): Promise<Answer> => {
	const secure = url.startsWith('https:');
	const agents =
		secure || process.env['HTTP_PROXY'] || process.env['http_proxy'] ? await httpAgents() : undefined;
	const agent = secure ? agents?.httpsAgent : agents?.httpAgent;
	return new Promise((resolve, reject) => {
		const request = (secure ? httpsRequest : httpRequest)(
			url,
			{
				method: 'POST',
				headers: {
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': Buffer.byteLength(form),
					accept: 'application/json',
				},
				...(agent ? {agent} : {}),
				...(signal ? {signal} : {}),
			},
			(response) => {
				const chunks: Buffer[] = [];
				let length = 0;
				response.on('data', (chunk: Buffer) => {
					length += chunk.length;
					if (length > longestAnswer) request.destroy(new Error('answer too long'));
					else chunks.push(chunk);
				});
				response.on('end', () => {
					clearTimeout(deadline);
					resolve({status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8')});
				});
				response.on('error', fail);
			},
		);
		const deadline = setTimeout(() => {
			request.destroy(Object.assign(new Error('no answer in time'), {code: 'ETIMEDOUT'}));
		}, requestTimeout);
		const fail = (error: Error) => {
			clearTimeout(deadline);
			reject(error);
		};
		request.on('error', fail);
		request.end(form);
	});
};
