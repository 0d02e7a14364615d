import {setTimeout as wait} from 'node:timers/promises';
import type {Failure} from '../failure.ts';
import {maxAttempts} from './deadlines.ts';
import {toFailure} from './errors.ts';
import {type Exchange, exchange} from './exchange.ts';
import {mayPass} from './network-errors.ts';

/** A request with its tries: to STS, IAM, the federation endpoint, a container's credentials. */
export type PlainRequest = Exchange & {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Form-encoded; absent: none. */
	readonly body?: string;
	/** A gerund, for what is said when it fails: "getting a sign-in token". */
	readonly doing: string;
	/** Tries in all; absent: three. */
	readonly tries?: number;
};

export type PlainAnswer = {
	readonly status: number;
	readonly body: Buffer;
	/** The answer's Date header: what time it is there. */
	readonly date?: string | undefined;
	/** When it was asked for, milliseconds since 1970. */
	readonly sentAt: number;
};

/** What an answer means: the value asked for, or why there is none and whether another try may help. */
export type Meaning<T> = {readonly value: T} | Refusal;
type Refusal = {readonly failure: Failure; readonly again: boolean};

/**
 * Sends a request, at most three times in all: again after a connection that failed, and where `read` says so.
 * @throws Failure of `read`, or those of the network.
 */
export const askPlainly = async <T>(
	request: PlainRequest,
	read: (answer: PlainAnswer) => Meaning<T>,
	signal: AbortSignal | undefined,
): Promise<T> => {
	const {doing, tries = maxAttempts} = request;
	for (let attempt = 1; ; attempt++) {
		const sentAt = Date.now();
		const outcome = await exchange(request, signal).then(
			({status, headers, body}) => read({status, body, date: headers.date, sentAt}),
			(error: unknown): Refusal => ({failure: toFailure(error, {doing}), again: mayPass(error)}),
		);
		if ('value' in outcome) return outcome.value;
		if (!outcome.again || attempt >= tries) throw outcome.failure;
		await wait(150 * 2 ** attempt * (0.5 + Math.random()), undefined, signal ? {signal} : {}).catch(
			(error: unknown) => {
				throw toFailure(error, {doing});
			},
		);
	}
};
