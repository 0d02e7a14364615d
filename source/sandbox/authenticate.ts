import {type AccessKeys, isTemporary} from './key-set.ts';
import type {QueryService} from './query-protocol.ts';
import {expiredToken, invalidToken, ServiceError} from './service-error.ts';
import {parseAuthorization, type SignedRequest, signatureHolds} from './signature.ts';

/** "Elements of an AWS API request signature" (IAM User Guide): a request must arrive within five minutes. */
const allowedSkewMinutes = 5;

const compact = (time: number) => new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');

const parseAmzDate = (text: string) =>
	Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const checkClock = (date: string, now: number) => {
	const signedAt = parseAmzDate(date);
	const skew = allowedSkewMinutes * 60_000;
	if (Number.isNaN(signedAt))
		throw new ServiceError('IncompleteSignature', 'Date must be in ISO-8601 basic format', 400);
	if (signedAt < now - skew) {
		const words = `Signature expired: ${date} is now earlier than ${compact(now - skew)} (${compact(now)} - ${allowedSkewMinutes} min.)`;
		throw new ServiceError('SignatureDoesNotMatch', words, 403);
	}
	if (signedAt > now + skew) {
		const words = `Signature not yet current: ${date} is still later than ${compact(now + skew)} (${compact(now)} + ${allowedSkewMinutes} min.)`;
		throw new ServiceError('SignatureDoesNotMatch', words, 403);
	}
};

/**
 * Who signed this request, and for which region.
 * @throws ServiceError with the codes AWS uses for a missing, malformed, unknown, expired or wrong signature.
 */
export const authenticate = (
	request: SignedRequest,
	service: QueryService,
	now: number,
	find: (accessKeyId: string) => AccessKeys | undefined,
): {keys: AccessKeys; region: string} => {
	const header = request.headers['authorization'];
	if (typeof header !== 'string') {
		throw new ServiceError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
	}
	const authorization = parseAuthorization(header);
	if (!authorization) {
		throw new ServiceError(
			'IncompleteSignature',
			'Authorization header is not in the form of Signature Version 4',
			403,
		);
	}
	const keys = find(authorization.accessKeyId);
	if (!keys || request.headers['x-amz-security-token'] !== keys.sessionToken) throw invalidToken();
	checkClock(String(request.headers['x-amz-date'] ?? ''), now);
	if (authorization.service !== service) {
		const words = `Credential should be scoped to correct service: '${service}'.`;
		throw new ServiceError('SignatureDoesNotMatch', words, 403);
	}
	if (!signatureHolds(request, authorization, keys.secretAccessKey)) {
		const words =
			'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
		throw new ServiceError('SignatureDoesNotMatch', words, 403);
	}
	if (isTemporary(keys) && (keys.expiresAt ?? 0) <= now) throw expiredToken();
	return {keys, region: authorization.region};
};
