import {randomUUID} from 'node:crypto';
import {authenticate} from './authenticate.ts';
import {authorize, notAuthorized} from './authorize.ts';
import {iamActions} from './iam/actions.ts';
import {type QueryService, serviceOfVersion, xmlAnswer, xmlError} from './query-protocol.ts';
import {type Reply, xmlReply} from './reply.ts';
import type {RunState} from './run-state.ts';
import {ServiceError} from './service-error.ts';
import type {SignedRequest} from './signature.ts';
import {stsActions} from './sts/actions.ts';

const actions = {iam: iamActions, sts: stsActions};

type Query = {
	readonly service: QueryService;
	readonly action: string;
	readonly form: URLSearchParams;
	readonly request: SignedRequest;
	/** A test took this action away from everybody. */
	readonly denied: boolean;
};

/** The service and action a form asks for. Without a version it is STS's, whose clients all send one. */
export const queryAction = (body: string): Pick<Query, 'service' | 'action' | 'form'> => {
	const form = new URLSearchParams(body);
	return {service: serviceOfVersion(form.get('Version')) ?? 'sts', action: form.get('Action') ?? '', form};
};

const perform = ({service, action, form, request, denied}: Query, state: RunState) => {
	const {keys, region} = authenticate(request, service, state.now(), state.keys.find);
	const perform = Object.hasOwn(actions[service], action) ? actions[service][action] : undefined;
	if (!perform) {
		const words = `Could not find operation ${action} for version ${form.get('Version')}`;
		throw new ServiceError('InvalidAction', words);
	}
	const asked = {keys, service, action, form};
	if (denied) throw notAuthorized(asked, state);
	authorize(asked, state);
	return perform({form, keys, region, state});
};

/** Answers one call of IAM or STS, refusals included. */
export const answerQuery = (query: Query, state: RunState): Reply => {
	const {service, action} = query;
	const requestId = randomUUID();
	try {
		return xmlReply(200, xmlAnswer(service, action, requestId, perform(query, state)), requestId);
	} catch (error) {
		if (!(error instanceof ServiceError)) throw error;
		return xmlReply(error.status, xmlError(service, error, requestId), requestId);
	}
};
