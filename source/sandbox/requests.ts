import {containerCredentials} from './container-credentials.ts';
import type {ActionName} from './faults.ts';
import {consolePage} from './federation/console-page.ts';
import {errorPage} from './federation/error-page.ts';
import {login} from './federation/login.ts';
import {signInPage, signOutAndReturn} from './federation/sign-in-page.ts';
import {getSigninToken} from './federation/signin-token.ts';
import {answerQuery, queryAction} from './query-api.ts';
import {type Reply, reply} from './reply.ts';
import type {RunState} from './run-state.ts';
import type {SignedRequest} from './signature.ts';

/** A request as it came in, its body read. */
export type Incoming = SignedRequest & {readonly origin: string};

/** What a request asks for: the name it is counted, denied and broken by, and how it is answered. */
type Route = {
	readonly action: ActionName;
	/** `denied`: a test took the action away from everybody. */
	readonly answer: (state: RunState, denied: boolean) => Reply;
};

const header = ({headers}: Incoming, name: string) => {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
};

const federation = (incoming: Incoming, query: URLSearchParams): Route => {
	const form = incoming.method === 'POST' ? new URLSearchParams(incoming.body) : query;
	const action = form.get('Action') ?? query.get('Action');
	if (action === 'getSigninToken') {
		return {
			action: 'signin:getSigninToken',
			answer: (state) => getSigninToken(form, state),
		};
	}
	if (action === 'login') return {action: 'signin:login', answer: (state) => login(form, state)};
	return {
		action: 'signin:unknown',
		answer: () => errorPage(400, 'Bad Request', 'The Action parameter is missing or is not known.'),
	};
};

/** Which of the imitation's doors a request knocks at. */
export const routeOf = (incoming: Incoming): Route => {
	const {path} = incoming;
	const parameters = new URLSearchParams(incoming.query);
	if (path === '/federation') return federation(incoming, parameters);
	if (path === '/credentials') {
		return {
			action: 'credentials:get',
			answer: (state) => containerCredentials(header(incoming, 'authorization'), state),
		};
	}
	if (path === '/oauth') {
		return {action: 'signin:logout', answer: () => signOutAndReturn(parameters, incoming.origin)};
	}
	if (path.startsWith('/console/')) {
		return {
			action: 'signin:console',
			answer: (state) => consolePage(path, header(incoming, 'cookie') ?? '', state),
		};
	}
	if (path !== '/') return {action: 'signin:unknown', answer: () => reply(404, 'text/plain', 'Not found\n')};
	if (incoming.method === 'GET') return {action: 'signin:page', answer: (state) => signInPage(state)};
	const {service, action, form} = queryAction(incoming.body);
	return {
		action: `${service}:${action}`,
		answer: (state, denied) => answerQuery({service, action, form, request: incoming, denied}, state),
	};
};
