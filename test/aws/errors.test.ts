import {describe, expect, test} from 'vitest';
import {awsErrorCode, toFailure} from '../../source/aws/errors.ts';

const sdkError = (name: string, message: string, httpStatusCode = 400) =>
	Object.assign(new Error(message), {name, $metadata: {httpStatusCode}});
const nodeError = (code: string) => Object.assign(new Error(`connect ${code}`), {code});
const context = {doing: 'assuming role/Audit', profile: 'work'};

describe('what AWS and the network answer, in plain words', () => {
	test.each([
		['AccessDenied', 403, 'denied', 'access-denied'],
		['AccessDeniedException', 403, 'denied', 'access-denied'],
		['ExpiredToken', 403, 'credentials', 'expired-credentials'],
		['ExpiredTokenException', 400, 'credentials', 'expired-credentials'],
		['InvalidClientTokenId', 403, 'credentials', 'invalid-credentials'],
		['UnrecognizedClientException', 403, 'credentials', 'invalid-credentials'],
		['SignatureDoesNotMatch', 403, 'credentials', 'invalid-credentials'],
		['ValidationError', 400, 'usage', 'refused-value'],
		['MalformedPolicyDocument', 400, 'usage', 'malformed-policy'],
		['MalformedPolicyDocumentException', 400, 'usage', 'malformed-policy'],
		['PackedPolicyTooLargeException', 400, 'usage', 'policy-too-large'],
		['RegionDisabledException', 403, 'usage', 'region-disabled'],
		['NoSuchEntityException', 404, 'usage', 'not-found'],
		['Throttling', 400, 'aws', 'throttled'],
		['TooManyRequestsException', 429, 'aws', 'throttled'],
		['InternalFailure', 500, 'aws', 'aws-unavailable'],
		['ServiceUnavailable', 503, 'aws', 'aws-unavailable'],
		['SomethingNew', 400, 'aws', 'aws-error'],
		['SyntaxError', 200, 'aws', 'bad-answer'],
	])('%s (%i) is %s: %s', (name, status, kind, code) => {
		expect(toFailure(sdkError(name, 'words of AWS', status), context)).toMatchObject({kind, code});
	});

	test.each([
		['ENOTFOUND', 'dns'],
		['EAI_AGAIN', 'dns'],
		['ECONNREFUSED', 'refused'],
		['ECONNRESET', 'reset'],
		['EPIPE', 'reset'],
		['ETIMEDOUT', 'timeout'],
		['EHOSTUNREACH', 'unreachable'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
		['CERT_HAS_EXPIRED', 'tls'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
		['EPROTO', 'tls'],
	])('%s is %s', (nodeCode, code) => {
		expect(toFailure(nodeError(nodeCode), context)).toMatchObject({kind: 'aws', code});
		const wrapped = new AggregateError([nodeError(nodeCode)], 'all addresses failed');
		expect(toFailure(new Error('request failed', {cause: wrapped}), context)).toMatchObject({
			kind: 'aws',
			code,
		});
	});

	test('a wrong clock is named, whatever code it comes with', () => {
		const error = sdkError(
			'SignatureDoesNotMatch',
			'Signature expired: 20261123T000000Z is now earlier than …',
			403,
		);
		expect(toFailure(error, context)).toMatchObject({code: 'clock-skew'});
	});

	test.each([
		['ap-east-1', true],
		['il-central-1', true],
		['us-east-1', false],
		['eu-north-1', false],
		['us-gov-west-1', false],
	])('a key that nobody knows in %s: the region may be why: %s', (region, may) => {
		const {hint} = toFailure(sdkError('InvalidClientTokenId', '', 403), {...context, region});
		expect(hint.includes(`enabled the region ${region}`)).toBe(may);
	});

	test('an aborted request is a cancelled one', () => {
		expect(toFailure(Object.assign(new Error('aborted'), {name: 'AbortError'}), context)).toMatchObject({
			kind: 'cancelled',
		});
	});

	test('what STS repeats of a badly signed request is never quoted', () => {
		const error = sdkError(
			'SignatureDoesNotMatch',
			'The Canonical String … x-amz-security-token:SECRET-TOKEN',
			403,
		);
		expect(JSON.stringify(toFailure(error, context).message)).not.toContain('SECRET-TOKEN');
	});

	test('AWS’s words are quoted without control characters and cut', () => {
		const {message} = toFailure(
			sdkError('AccessDenied', `no\u001b[2J way ${'and '.repeat(1500)}`, 403),
			context,
		);
		expect(message).toContain('no way');
		expect(message.length).toBeLessThan(450);
	});

	test('AWS’s words are quoted however long a word of them is: secrets are known, not guessed by their looks', () => {
		const arn = `arn:aws:iam::111122223333:role/${'a-path/'.repeat(24)}Audit`;
		const {message} = toFailure(sdkError('AccessDenied', `not authorized on ${arn}`, 403), context);
		expect(message).toContain(arn);
	});

	test('an HTML answer is reduced to its text', () => {
		const html =
			'<!DOCTYPE html><html><head><style>a{}</style></head><body><h1>Bad&nbsp;request</h1></body></html>';
		expect(toFailure(sdkError('ValidationError', html), context).message).toContain('“Bad request”');
	});

	test('AWS’s code is known behind a failure', () => {
		const failure = toFailure(sdkError('AccessDeniedException', 'no', 403), context);
		expect([awsErrorCode(failure), awsErrorCode(new Error('x')), awsErrorCode('x')]).toEqual([
			'AccessDenied',
			'Error',
			'',
		]);
	});
});
