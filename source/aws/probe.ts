import {request as httpRequest} from 'node:http';
import {request as httpsRequest} from 'node:https';
import {type AnswerTime, dateOf} from './answer-time.ts';
import {toFailure} from './errors.ts';
import {httpAgents} from './http-agents.ts';

/** An answer to a request that asks for nothing: that there is one, and when. */
export type Probe = AnswerTime & {readonly status: number};

/**
 * Knocks at an address, unsigned and without credentials, the way every request to AWS goes (proxy, certificates).
 * Redirects are not followed and the body is not read.
 * @param form A form to POST; without one it is a GET.
 * @throws Failure of the network, or `cancelled`.
 */
export const probe = async (url: URL, form: string | undefined, signal: AbortSignal): Promise<Probe> => {
	try {
		const {httpAgent, httpsAgent} = await httpAgents();
		const secure = url.protocol === 'https:';
		const agent = secure ? httpsAgent : httpAgent;
		const sentAt = Date.now();
		return await new Promise((resolve, reject) => {
			const request = (secure ? httpsRequest : httpRequest)(
				url,
				{
					method: form === undefined ? 'GET' : 'POST',
					...(form === undefined
						? {}
						: {
								headers: {
									'content-type': 'application/x-www-form-urlencoded',
									'content-length': Buffer.byteLength(form),
								},
							}),
					...(agent ? {agent} : {}),
					signal,
				},
				(response) => {
					response.on('error', () => {}).destroy();
					resolve({
						status: response.statusCode ?? 0,
						...dateOf(response.headers.date),
						sentAt,
						receivedAt: Date.now(),
					});
				},
			);
			request.on('error', reject);
			request.end(form);
		});
	} catch (error) {
		throw toFailure(error, {doing: 'reaching it'});
	}
};
