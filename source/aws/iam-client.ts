import {IAMClient} from '@aws-sdk/client-iam';
import {nonsense, toFailure} from './errors.ts';
import type {AwsSession} from './session.ts';

const clients = new WeakMap<AwsSession, Promise<IAMClient>>();

/** One client a session. */
const iamClient = (session: AwsSession, region: string): Promise<IAMClient> => {
	const client =
		clients.get(session) ?? session.clientSettings('iam', region).then((settings) => new IAMClient(settings));
	clients.set(session, client);
	return client;
};

/** Runs one read; whatever it throws leaves as a `Failure` that says what was being done. */
export type IamCall = <T>(doing: string, run: (client: IAMClient) => Promise<T>) => Promise<T>;

export const iamCall =
	(session: AwsSession, region: string): IamCall =>
	async (doing, run) => {
		try {
			return await run(await iamClient(session, region));
		} catch (error) {
			throw toFailure(error, {doing, profile: session.profile, region});
		}
	};

/**
 * What every answer of AWS's has, empty lists included. A page from elsewhere parses as an answer without anything in
 * it: taken for an empty list it would hide a policy, and with it a Deny.
 * @throws Failure `bad-answer`.
 */
export const present = <T>(part: T | undefined, doing: string): T => {
	if (part === undefined) throw nonsense(doing);
	return part;
};

export const withSignal = (signal: AbortSignal | undefined) => (signal ? {abortSignal: signal} : {});

/** Policy documents arrive percent-encoded (RFC 3986): IAM API Reference, "ListRoles". */
export const decodeDocument = (text: string | undefined): string | undefined => {
	if (text === undefined) return undefined;
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};
