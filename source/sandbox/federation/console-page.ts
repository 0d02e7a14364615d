import {htmlReply, type Reply, redirect} from '../reply.ts';
import type {RunState} from '../run-state.ts';
import {consoleHtml} from './console-html.ts';
import {consoleSession} from './console-session.ts';
import {errorPage} from './error-page.ts';
import {cookieName, forgetCookie} from './session-cookie.ts';

const visitId = (cookies: string) => new RegExp(`(?:^|; *)${cookieName}=([^;]*)`).exec(cookies)?.[1] ?? '';

/** The page that stands for the console. Who looks is told by the cookie that the link set. */
export const consolePage = (path: string, cookies: string, state: RunState): Reply => {
	const id = visitId(cookies);
	if (path === '/console/sign-out') {
		state.visits.delete(id);
		return redirect('/', forgetCookie);
	}
	const visit = state.visits.get(id);
	if (!visit) return errorPage(403, 'You are not signed in', 'Open a sign-in link that this demo made.');
	if (visit.token.sessionEndsAt <= state.now()) {
		return errorPage(403, 'Your session is over', 'Ask for a new link.');
	}
	return htmlReply(200, consoleHtml(consoleSession(visit, state)));
};
