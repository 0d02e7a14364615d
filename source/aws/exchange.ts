import {setMaxListeners} from 'node:events';
import {type Agent, type ClientRequest, request as httpRequest, type IncomingHttpHeaders} from 'node:http';
import {connectTimeout} from './deadlines.ts';

/** One HTTP request, whoever makes it. */
export type Exchange = {
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Absent: none. */
	readonly body?: string | Uint8Array;
	readonly agent?: Agent | undefined;
	/** From asking for a connection to the last byte of the answer, milliseconds. */
	readonly timeout: number;
	/** A connection opened before what goes over it was known. */
	readonly early?: EarlyConnection | undefined;
	/** Only status and headers are wanted: the body is not waited for. */
	readonly headersOnly?: boolean;
};

export type Answer = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
};

/** Bytes. A page of 1,000 roles takes a fifth of it. */
const longestAnswer = 8 * 1024 * 1024;

/** Interim answers (1xx) before the answer: AWS sends one at most. */
const mostInterim = 20;

/** Thrown beside Node's own errors; `code` is what network-errors.ts knows them by. */
const broken = (code: 'ETIMEDOUT' | 'ECONNRESET' | 'ANSWER_TOO_LARGE' | 'NOT_HTTP', message: string) =>
	Object.assign(new Error(message), {code});

const aborted = () => Object.assign(new Error('aborted'), {name: 'AbortError'});

/** Loading TLS takes a few milliseconds that plain HTTP, to a container's endpoint for instance, need not wait for. */
const requestOf = async (url: string): Promise<typeof httpRequest> =>
	url.startsWith('https:') ? (await import('node:https')).request : httpRequest;

/**
 * Sends one request and reads its whole answer, within limits that hold whatever the other side does: a deadline for
 * all of it, a size, a number of interim answers. Neither waits for the request to notice that it was given up: one
 * whose proxy has not answered yet does not. Redirects are not followed: what is sent holds secrets.
 * @throws Error with a `code` of Node's or of {@link broken}, or `AbortError`.
 */
export const exchange = async (sent: Exchange, signal: AbortSignal | undefined): Promise<Answer> => {
	const makeRequest = await requestOf(sent.url);
	if (signal?.aborted) throw aborted();
	return new Promise((resolve, reject) => {
		const request = sent.early?.take() ?? dial(makeRequest, sent);
		let settled = false;
		const timers: NodeJS.Timeout[] = [];
		const settle = (then: () => void) => {
			if (settled) return;
			settled = true;
			for (const timer of timers) clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			then();
		};
		const fail = (error: Error) => {
			settle(() => reject(error));
			request.destroy();
		};
		const abort = () => fail(aborted());
		const late = () => fail(broken('ETIMEDOUT', 'no answer in time'));
		timers.push(setTimeout(late, sent.timeout));
		// As many as are under way at once listen, and Node would warn of the eleventh.
		if (signal) setMaxListeners(0, signal);
		signal?.addEventListener('abort', abort);

		request.on('socket', (socket) => {
			if (!socket.connecting) return;
			const connecting = setTimeout(late, Math.min(connectTimeout, sent.timeout));
			timers.push(connecting);
			socket.once('connect', () => clearTimeout(connecting));
		});
		request.on('error', fail);
		request.on('close', () => fail(broken('ECONNRESET', 'closed without an answer')));
		request.on('upgrade', (_, socket) => {
			socket.destroy();
			fail(broken('NOT_HTTP', 'HTTP 101, which nobody asked for'));
		});
		let interim = 0;
		request.on('information', () => {
			interim++;
			if (interim > mostInterim) fail(broken('NOT_HTTP', 'interim answers without end'));
		});
		request.on('response', (response) => {
			const {statusCode: status = 0, headers} = response;
			const chunks: Buffer[] = [];
			let length = 0;
			const finish = () => settle(() => resolve({status, headers, body: Buffer.concat(chunks)}));
			response.on('error', fail);
			response.on('close', () => fail(broken('ECONNRESET', 'the answer was cut short')));
			if (sent.headersOnly) {
				finish();
				request.destroy();
				return;
			}
			response.on('data', (chunk: Buffer) => {
				length += chunk.length;
				if (length <= longestAnswer) {
					chunks.push(chunk);
					return;
				}
				// A refusal is one however long its page is.
				if (status !== 200) finish();
				fail(broken('ANSWER_TOO_LARGE', 'more than 8 MB'));
			});
			response.on('end', () => {
				if (response.complete) finish();
			});
		});
		try {
			for (const [name, value] of Object.entries(sent.headers)) request.setHeader(name, value);
			request.end(sent.body);
		} catch (error) {
			fail(error as Error);
		}
	});
};

type Dialled = Pick<Exchange, 'url' | 'method' | 'agent'>;

const dial = (makeRequest: typeof httpRequest, {url, method, agent}: Dialled): ClientRequest =>
	makeRequest(url, {method, ...(agent ? {agent} : {})});

/** A connection that waits for its request. */
export type EarlyConnection = {
	/** The request to send over it, once; undefined where it is used up or broken: then another is opened. */
	take(): ClientRequest | undefined;
	/** Lets it go where it turns out that nothing is to be sent. */
	drop(): void;
};

/**
 * Looks a name up, connects and greets (TLS, a proxy) while what is to be sent is still being found out: the time that
 * takes is then already over. Nothing is sent. Whatever fails here is no error yet: the request then tries for itself.
 */
export const connectEarly = async (dialled: Dialled): Promise<EarlyConnection> => {
	const makeRequest = await requestOf(dialled.url);
	// Node connects when a request is made and sends its head when it is ended.
	let request: ClientRequest | undefined = dial(makeRequest, dialled);
	const ignore = () => {};
	request.on('error', ignore);
	return {
		take() {
			const taken = request?.destroyed ? undefined : request;
			request = undefined;
			return taken;
		},
		drop() {
			request?.destroy();
			request = undefined;
		},
	};
};
