import {buildQueryString, HttpResponse} from '@smithy/core/protocols';
import type {HttpHandlerOptions, HttpRequest} from '@smithy/types';
import {requestTimeout} from './deadlines.ts';
import {exchange} from './exchange.ts';
import {mayPass} from './network-errors.ts';
import type {HttpAgents} from './proxy-agents.ts';

/**
 * What the SDK's clients send their requests with: the same exchange, with the same limits, as every other request of
 * the program. Their own handler has a deadline for the beginning of an answer, and none for its end or its size.
 */
export const guardedHandler = ({httpAgent, httpsAgent}: HttpAgents) => ({
	metadata: {handlerProtocol: 'http/1.1'},
	/** Bytes of all answers so far. */
	received: 0,
	async handle(request: HttpRequest, {abortSignal}: HttpHandlerOptions = {}) {
		const {method, headers, protocol, body} = request;
		try {
			const answer = await exchange(
				{
					url: urlOf(request),
					method,
					headers,
					...(typeof body === 'string' || body instanceof Uint8Array ? {body} : {}),
					agent: protocol === 'https:' ? httpsAgent : httpAgent,
					timeout: requestTimeout,
				},
				abortSignal as AbortSignal | undefined,
			);
			this.received += answer.body.length;
			return {response: new HttpResponse({statusCode: answer.status, ...texts(answer)})};
		} catch (error) {
			throw mayPass(error) ? Object.assign(Object(error), {$retryable: {throttling: false}}) : error;
		}
	},
	updateHttpClientConfig() {},
	httpHandlerConfigs: () => ({}),
	destroy() {},
});

const urlOf = ({protocol, hostname, port, path, query}: HttpRequest): string => {
	const search = query ? buildQueryString(query) : '';
	return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${search ? `?${search}` : ''}`;
};

const texts = ({headers, body}: Awaited<ReturnType<typeof exchange>>) => ({
	body: new Uint8Array(body),
	headers: Object.fromEntries(
		Object.entries(headers).map(([name, value = '']) => [
			name,
			Array.isArray(value) ? value.join(',') : value,
		]),
	),
});
