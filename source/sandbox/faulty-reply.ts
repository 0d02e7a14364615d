import {randomUUID} from 'node:crypto';
import type {ActionName, AnsweredFault} from './faults.ts';
import {errorPage} from './federation/error-page.ts';
import {xmlError} from './query-protocol.ts';
import {htmlReply, jsonReply, type Reply, reply, xmlReply} from './reply.ts';
import {accessDenied, expiredToken, ServiceError} from './service-error.ts';

/** Answers that are no answer of the service at all: a proxy's page, nothing, something else. */
const nonsense = {
	html: htmlReply(200, '<!doctype html><title>Proxy</title><h1>Please sign in to the network</h1>'),
	empty: reply(200, 'text/plain', ''),
	'wrong-json': jsonReply(200, {unexpected: ['answer', null]}),
};

type Refusal = {
	/** As IAM and STS tell it. */
	readonly error: ServiceError;
	/** The status the sign-in and the credentials endpoint tell it by. */
	readonly status: number;
};

const refusals: Readonly<Record<Exclude<AnsweredFault, keyof typeof nonsense>, Refusal>> = {
	throttled: {error: new ServiceError('Throttling', 'Rate exceeded', 400), status: 429},
	'500': {
		error: new ServiceError(
			'InternalFailure',
			'The request processing has failed because of an unknown error.',
			500,
		),
		status: 500,
	},
	'503': {
		error: new ServiceError('ServiceUnavailable', 'Service is temporarily unavailable.', 503),
		status: 503,
	},
	expired: {error: expiredToken(), status: 400},
	denied: {error: accessDenied('Access denied.'), status: 403},
	'region-disabled': {
		error: new ServiceError(
			'RegionDisabledException',
			'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
			403,
		),
		status: 403,
	},
};

/** The bad answer a test asked for, in the form the service it stands for would give it. */
export const faultyReply = (action: ActionName, fault: AnsweredFault): Reply => {
	if (fault === 'html' || fault === 'empty' || fault === 'wrong-json') return nonsense[fault];
	const {error, status} = refusals[fault];
	const [service] = action.split(':');
	if (service === 'iam' || service === 'sts') {
		const requestId = randomUUID();
		return xmlReply(error.status, xmlError(service, error, requestId), requestId);
	}
	return service === 'signin'
		? errorPage(status, error.code, error.message)
		: jsonReply(status, {code: error.code, message: error.message});
};
