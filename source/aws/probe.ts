import {type AnswerTime, dateOf} from './answer-time.ts';
import type {ProfileInUse} from './config/profile-in-use.ts';
import {requestTimeout} from './deadlines.ts';
import {toFailure} from './errors.ts';
import {exchange} from './exchange.ts';
import {agentFor} from './http-agents.ts';

/** An answer to a request that asks for nothing: that there is one, and when. */
export type Probe = AnswerTime & {readonly status: number};

/**
 * Knocks at an address, unsigned and without credentials, the way every request to AWS goes (proxy, certificates).
 * Redirects are not followed and the body is not read.
 * @param form A form to POST; without one it is a GET.
 * @throws Failure of the network, or `cancelled`.
 */
export const probe = async (
	url: URL,
	form: string | undefined,
	signal: AbortSignal,
	inUse?: ProfileInUse,
): Promise<Probe> => {
	try {
		const agent = await agentFor(url.href, inUse);
		const sentAt = Date.now();
		const {status, headers} = await exchange(
			{
				url: url.href,
				...(form === undefined
					? {method: 'GET', headers: {}}
					: {
							method: 'POST',
							headers: {
								'content-type': 'application/x-www-form-urlencoded',
								'content-length': String(Buffer.byteLength(form)),
							},
							body: form,
						}),
				agent,
				timeout: requestTimeout,
				headersOnly: true,
			},
			signal,
		);
		return {status, ...dateOf(headers.date), sentAt, receivedAt: Date.now()};
	} catch (error) {
		throw toFailure(error, {doing: 'reaching it'});
	}
};
