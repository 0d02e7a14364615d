import {createHash, createHmac, timingSafeEqual} from 'node:crypto';

/** Signature Version 4 from the service's side ("Create a signed AWS API request", IAM User Guide). */

export type SignedRequest = {
	readonly method: string;
	/** As they came over the wire; the query without its question mark. */
	readonly path: string;
	readonly query: string;
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	readonly body: string;
};

export type Authorization = {
	readonly accessKeyId: string;
	/** `20260131` */
	readonly day: string;
	readonly region: string;
	readonly service: string;
	readonly signedHeaders: readonly string[];
	readonly signature: string;
};

const headerForm =
	/^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Absent: not an Authorization header of this kind. */
export const parseAuthorization = (header: string): Authorization | undefined => {
	const [, accessKeyId, day, region, service, signedHeaders, signature] = headerForm.exec(header) ?? [];
	if (!accessKeyId || !day || !region || !service || !signedHeaders || !signature) return;
	return {accessKeyId, day, region, service, signedHeaders: signedHeaders.split(';'), signature};
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

const canonicalRequest = (
	{method, path, query, headers, body}: SignedRequest,
	signedHeaders: readonly string[],
) => {
	const lines = signedHeaders.map((name) => {
		const value = headers[name] ?? '';
		const text = typeof value === 'string' ? value : value.join(',');
		return `${name}:${text.trim().replaceAll(/ +/g, ' ')}\n`;
	});
	const sortedQuery = query.split('&').sort().join('&');
	return [method, path, sortedQuery, lines.join(''), signedHeaders.join(';'), sha256(body)].join('\n');
};

/** Whether the request was signed with this secret. */
export const signatureHolds = (
	request: SignedRequest,
	authorization: Authorization,
	secret: string,
): boolean => {
	const {day, region, service, signedHeaders, signature} = authorization;
	const scope = `${day}/${region}/${service}/aws4_request`;
	const date = String(request.headers['x-amz-date'] ?? '');
	const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonicalRequest(request, signedHeaders))].join(
		'\n',
	);
	const key = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${secret}`, day));
	return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
};
