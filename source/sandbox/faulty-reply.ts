import {randomUUID} from 'node:crypto';
import type {ActionName, AnsweredFault} from './faults.ts';
import {errorPage} from './federation/error-page.ts';
import {type Service, xmlError} from './query-protocol.ts';
import {htmlReply, jsonReply, type Reply, reply, xmlReply} from './reply.ts';
import {ServiceError} from './service-error.ts';

const statusOf = {
	throttled: 429,
	'500': 500,
	'503': 503,
	expired: 400,
	denied: 403,
	'region-disabled': 403,
} as const;
type Refusal = keyof typeof statusOf;

const queryErrors: Record<Refusal, ServiceError> = {
	throttled: new ServiceError('Throttling', 'Rate exceeded', 400),
	'500': new ServiceError(
		'InternalFailure',
		'The request processing has failed because of an unknown error.',
		500,
	),
	'503': new ServiceError('ServiceUnavailable', 'Service is temporarily unavailable.', 503),
	expired: new ServiceError('ExpiredToken', 'The security token included in the request is expired', 403),
	denied: new ServiceError('AccessDenied', 'Access denied.', 403),
	'region-disabled': new ServiceError(
		'RegionDisabledException',
		'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
		403,
	),
};

const signinWords: Record<Refusal, string> = {
	throttled: 'Too many requests.',
	'500': 'An internal error occurred.',
	'503': 'The service is temporarily unavailable.',
	expired: 'The security token included in the request is expired.',
	denied: 'Access denied.',
	'region-disabled': 'Access denied.',
};

const isRefusal = (fault: AnsweredFault): fault is Refusal => Object.hasOwn(statusOf, fault);

/** The bad answer a test asked for, in the form the service it stands for would give it. */
export const faultyReply = (action: ActionName, fault: AnsweredFault): Reply => {
	const service = action.split(':')[0] as Service | 'signin' | 'credentials';
	if (!isRefusal(fault)) {
		if (fault === 'html')
			return htmlReply(200, '<!doctype html><title>Proxy</title><h1>Please sign in to the network</h1>');
		return fault === 'empty' ? reply(200, 'text/plain', '') : jsonReply(200, {unexpected: ['answer', null]});
	}
	const status = statusOf[fault];
	if (service === 'signin') return errorPage(status, 'Error', signinWords[fault]);
	if (service === 'credentials') return jsonReply(status, {code: fault, message: signinWords[fault]});
	const error = queryErrors[fault];
	const requestId = randomUUID();
	return xmlReply(error.status, xmlError(service, error, requestId), requestId);
};
