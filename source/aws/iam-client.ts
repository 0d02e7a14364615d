import type {AnswerTime} from './answer-time.ts';
import {nonsense} from './errors.ts';
import {askQuery, type Query, type QueryAnswer, type QueryInput} from './query.ts';
import type {AwsSession} from './session.ts';
import type {ItemReader} from './xml.ts';

const iam: Query = {service: 'iam', version: '2010-05-08'};

type IamOptions = {
	/** A gerund, for what is said when it fails. */
	readonly doing: string;
	readonly signal?: AbortSignal | undefined;
	readonly hasNoResult?: boolean;
	readonly items?: ItemReader | undefined;
	readonly onAnswer?: (time: AnswerTime) => void;
};

/** One call of IAM (docs/decisions/0019). Throws the failures of `toFailure`. */
export type IamCall = (action: string, input: QueryInput, options: IamOptions) => Promise<QueryAnswer>;

export const iamCall =
	(session: AwsSession, region: string): IamCall =>
	async (action, input, {signal, ...options}) =>
		askQuery(iam, action, input, {
			inUse: await session.inUse(),
			credentials: session.provideCredentials,
			region,
			signal,
			...options,
		});

/**
 * What every answer of AWS's has, empty lists included. A page from elsewhere parses as an answer without anything in
 * it: taken for an empty list it would hide a policy, and with it a Deny.
 * @throws Failure `bad-answer`.
 */
export const present = <T>(part: T | undefined, doing: string): T => {
	if (part === undefined) throw nonsense(doing);
	return part;
};

/** Trust policies often are one another's copies: each text is decoded once. */
const decodedDocuments = new Map<string, string>();
const mostDecoded = 2000;

/** Policy documents arrive percent-encoded (RFC 3986): IAM API Reference, "ListRoles". */
export const decodeDocument = (text: string | undefined): string | undefined => {
	if (text === undefined) return undefined;
	const known = decodedDocuments.get(text);
	if (known !== undefined) return known;
	const document = percentDecoded(text);
	if (decodedDocuments.size >= mostDecoded) decodedDocuments.clear();
	decodedDocuments.set(text, document);
	return document;
};

const percentDecoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};
