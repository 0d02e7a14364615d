import {type Agent, request as httpRequest} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import type {Failure} from '../failure.ts';
import {maxAttempts} from './deadlines.ts';
import {nonsense, toFailure} from './errors.ts';

/** A request that no client of the SDK's sends: to STS, the federation endpoint, a container's credentials. */
export type PlainRequest = {
	readonly url: string;
	readonly method: 'GET' | 'POST';
	readonly headers: Readonly<Record<string, string>>;
	/** Form-encoded; absent: none. */
	readonly body?: string;
	readonly agent?: Agent | undefined;
	/** From sending it to its whole answer, milliseconds. */
	readonly timeout: number;
	/** A gerund, for what is said when it fails: "getting a sign-in token". */
	readonly doing: string;
};

export type PlainAnswer = {
	readonly status: number;
	readonly body: string;
	/** The answer's Date header: what time it is there. */
	readonly date?: string | undefined;
};

/** What an answer means: the value asked for, or why there is none and whether another try may help. */
export type Meaning<T> = {readonly value: T} | Refusal;
type Refusal = {readonly failure: Failure; readonly again: boolean};

/** What is asked for is some 2 KB; anything far beyond is not it. */
const longestAnswer = 256 * 1024;

const passing = ['reset', 'refused', 'timeout', 'dns', 'unreachable', 'proxy-failed'];

/**
 * Sends a request, at most three times in all: again after a connection that failed, and where `read` says so.
 * Redirects are not followed: what is sent holds secrets.
 * @throws Failure of `read`, or those of the network.
 */
export const askPlainly = async <T>(
	request: PlainRequest,
	read: (answer: PlainAnswer) => Meaning<T>,
	signal: AbortSignal | undefined,
): Promise<T> => {
	const {doing} = request;
	for (let attempt = 1; ; attempt++) {
		const outcome = await send(request, signal).then(read, (error: unknown): Refusal => {
			const failure = toFailure(error, {doing});
			return {failure, again: passing.includes(failure.code)};
		});
		if ('value' in outcome) return outcome.value;
		if (!outcome.again || attempt >= maxAttempts) throw outcome.failure;
		await wait(150 * 2 ** attempt * (0.5 + Math.random()), undefined, signal ? {signal} : {}).catch(
			(error: unknown) => {
				throw toFailure(error, {doing});
			},
		);
	}
};

/** Loading TLS takes a few milliseconds that plain HTTP, to a container's endpoint for instance, need not wait for. */
const requestOf = async (url: string): Promise<typeof httpRequest> =>
	url.startsWith('https:') ? (await import('node:https')).request : httpRequest;

const send = async (
	{url, method, headers, body, agent, timeout, doing}: PlainRequest,
	signal: AbortSignal | undefined,
): Promise<PlainAnswer> => {
	const makeRequest = await requestOf(url);
	return new Promise((resolve, reject) => {
		const request = makeRequest(
			url,
			{method, headers: {...headers}, ...(agent ? {agent} : {}), ...(signal ? {signal} : {})},
			(response) => {
				const chunks: Buffer[] = [];
				let length = 0;
				const {statusCode: status = 0} = response;
				const finish = () => {
					clearTimeout(deadline);
					resolve({status, body: Buffer.concat(chunks).toString('utf8'), date: response.headers.date});
				};
				response.on('data', (chunk: Buffer) => {
					length += chunk.length;
					if (length <= longestAnswer) {
						chunks.push(chunk);
						return;
					}
					// A refusal is one however long its page is.
					if (status !== 200) finish();
					request.destroy(nonsense(doing));
				});
				response.on('end', finish);
				response.on('error', fail);
			},
		);
		const deadline = setTimeout(() => {
			request.destroy(Object.assign(new Error('no answer in time'), {code: 'ETIMEDOUT'}));
		}, timeout);
		const fail = (error: Error) => {
			clearTimeout(deadline);
			reject(error);
		};
		request.on('error', fail);
		request.end(body);
	});
};
