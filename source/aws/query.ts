import {createHash, createHmac} from 'node:crypto';
import {isClockSkewError, isThrottlingError, isTransientError} from '@smithy/core/retry';
import {SignatureV4} from '@smithy/signature-v4';
import type {AwsCredentialIdentity, AwsCredentialIdentityProvider, SdkError} from '@smithy/types';
import {isObject, type JsonObject} from '../json-object.ts';
import {keepSecrets} from '../secrets.ts';
import {version} from '../version.ts';
import {type AnswerTime, dateOf} from './answer-time.ts';
import type {ProfileInUse} from './config/profile-in-use.ts';
import {requestTimeout} from './deadlines.ts';
import {nonsense, toFailure} from './errors.ts';
import {agentFor} from './http-agents.ts';
import {askPlainly, type Meaning, type PlainAnswer, type PlainRequest} from './plain-request.ts';
import {endpointOf} from './service-endpoint.ts';
import {unlessAborted} from './unless-aborted.ts';
import {type ItemReader, objectIn, parseXml, textIn} from './xml.ts';

/** A service of AWS's that speaks the query protocol, and the version of its interface. */
export type Query = {readonly service: 'sts' | 'iam'; readonly version: string};

export type QueryCall = {
	/** Says where the service answers and how it is reached. */
	readonly inUse: ProfileInUse;
	/** What the request is signed with; undefined: it is not. */
	readonly credentials: AwsCredentialIdentityProvider | undefined;
	/** Whose endpoint is asked, and what the request is signed for where a service has an endpoint in each region. */
	readonly region: string;
	/** A gerund, for what is said when it fails. */
	readonly doing: string;
	readonly signal: AbortSignal | undefined;
	/** An action whose answer holds no result: that it was done is all it says. */
	readonly hasNoResult?: boolean;
	/** Makes something of each item of a list. */
	readonly items?: ItemReader | undefined;
	/** Is told of each answer that comes, refusals included. */
	readonly onAnswer?: ((time: AnswerTime) => void) | undefined;
};

export type QueryAnswer = {
	/** What stands in `<ActionResult>`, texts as they are. */
	readonly result: JsonObject;
	/** When it was given, by AWS's clock where it told the time; milliseconds since 1970. */
	readonly at: number;
	/** Bytes of the answer. */
	readonly length: number;
};

/** An action's parameters as its reference page names them; undefined ones are left out. */
export type QueryInput = Readonly<Record<string, unknown>>;

/**
 * One call of a service in AWS's query protocol ("Making Query requests", IAM User Guide), signed with the SDK's own
 * signer and sent without its client, whose loading is most of what making a link would cost (docs/decisions/0006).
 * Tried as often and after the same errors as the SDK's clients do, and once more by AWS's clock where it refuses ours.
 * @throws Failure as `toFailure` makes it; AWS's error is its cause.
 */
export const askQuery = async (
	query: Query,
	action: string,
	input: QueryInput,
	call: QueryCall,
): Promise<QueryAnswer> => {
	const {inUse, credentials, region, doing, signal} = call;
	const context = {doing, profile: inUse.name, region};
	let ahead: number | undefined;
	const read = (answer: PlainAnswer): Meaning<QueryAnswer> => {
		call.onAnswer?.({...dateOf(answer.date), sentAt: answer.sentAt, receivedAt: Date.now()});
		if (answer.status === 200) return resultIn(action, answer, call);
		const error = errorIn(answer);
		if (isClockSkewError(error)) ahead ??= aheadOfUs(answer);
		const again = isTransientError(error) || isThrottlingError(error);
		return {failure: toFailure(error, context), again};
	};
	try {
		const {service} = query;
		const {url, signingRegion} = await endpointOf(service, region, inUse);
		const body = queryOf(query, action, input);
		const ask = async () => {
			const identity = credentials && (await unlessAborted(credentials(), signal));
			const now = Date.now() + (ahead ?? 0);
			const request = await signed(url, body, {inUse, service, signingRegion, doing, now}, identity);
			return askPlainly(request, read, signal);
		};
		return await ask().catch((refused: unknown) => {
			if (ahead === undefined) throw refused;
			return ask();
		});
	} catch (error) {
		throw toFailure(error, context);
	}
};

/** Milliseconds; AWS takes a signature at most five minutes old, or as much ahead. */
const worthCorrecting = 60_000;

/** AWS's list notation: `Tags.member.1.Key`. */
const queryOf = ({version: Version}: Query, action: string, input: QueryInput): string => {
	const form = new URLSearchParams({Action: action, Version});
	const add = (name: string, value: unknown): void => {
		if (value === undefined) return;
		if (Array.isArray(value)) for (const [at, item] of value.entries()) add(`${name}.member.${at + 1}`, item);
		else if (isObject(value)) for (const [key, item] of Object.entries(value)) add(`${name}.${key}`, item);
		else form.append(name, String(value));
	};
	for (const [name, value] of Object.entries(input)) add(name, value);
	return form.toString();
};

type Signing = Pick<QueryCall, 'inUse' | 'doing'> &
	Pick<Query, 'service'> & {
		readonly signingRegion: string;
		/** Milliseconds since 1970. */
		readonly now: number;
	};

const signed = async (
	endpoint: URL,
	body: string,
	{inUse, service, signingRegion, doing, now}: Signing,
	credentials: AwsCredentialIdentity | undefined,
): Promise<PlainRequest> => {
	keepSecrets(credentials?.accessKeyId, credentials?.secretAccessKey, credentials?.sessionToken);
	// As the SDK's clients do with an endpoint that has a path.
	const path = endpoint.pathname.replace(/\/*$/, '/');
	const url = new URL(endpoint);
	url.pathname = path;
	url.search = '';
	const request = {
		method: 'POST',
		protocol: endpoint.protocol,
		hostname: endpoint.hostname,
		path,
		headers: {
			host: endpoint.host,
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': String(Buffer.byteLength(body)),
			'user-agent': `daypass/${version}`,
		},
		body,
	};
	const {headers} = credentials
		? await new SignatureV4({service, region: signingRegion, credentials, sha256: Sha256}).sign(request, {
				signingDate: new Date(now),
			})
		: request;
	return {
		url: url.href,
		method: 'POST',
		headers,
		body,
		agent: await agentFor(endpoint.href, inUse),
		timeout: requestTimeout,
		doing,
	};
};

/** Node's SHA-256 in the shape the signer takes. */
class Sha256 {
	readonly #hash;

	constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
		this.#hash =
			secret === undefined ? createHash('sha256') : createHmac('sha256', secret as NodeJS.ArrayBufferView);
	}

	update(data: Uint8Array) {
		this.#hash.update(data);
	}

	async digest() {
		return new Uint8Array(this.#hash.digest());
	}

	reset() {}
}

/** What stands in the root element, whatever its name. */
const rootIn = (document: JsonObject): JsonObject => {
	const [root] = Object.values(document);
	return isObject(root) ? root : {};
};

const resultIn = (
	action: string,
	{body, date}: PlainAnswer,
	{doing, hasNoResult = false, items}: QueryCall,
): Meaning<QueryAnswer> => {
	const document = parseXml(body, items) ?? {};
	const isDone = hasNoResult && document[`${action}Response`] !== undefined;
	const result = isDone ? {} : rootIn(document)[`${action}Result`];
	if (!isObject(result)) return {failure: nonsense(doing), again: false};
	return {value: {result, at: dateOf(date).date ?? Date.now(), length: body.length}};
};

/** As the SDK's clients would throw it: AWS's code for its name; without one, an answer that is not AWS's. */
const errorIn = ({status, body}: PlainAnswer): SdkError => {
	const root = rootIn(parseXml(body) ?? {});
	const error = objectIn(root['Error'] === undefined ? objectIn(root, 'Errors') : root, 'Error');
	const code = textIn(error, 'Code');
	return Object.assign(new Error(textIn(error, 'Message') ?? ''), {
		...(code ? {name: code} : {}),
		$metadata: {httpStatusCode: status},
	}) as SdkError;
};

/** Milliseconds AWS's clock is ahead of this machine's; undefined where that is no reason to refuse a signature. */
const aheadOfUs = ({date}: PlainAnswer): number | undefined => {
	const ahead = Date.parse(date ?? '') - Date.now();
	return Math.abs(ahead) > worthCorrecting ? ahead : undefined;
};
