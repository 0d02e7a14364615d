import {randomUUID} from 'node:crypto';
import {type Reply, redirect} from '../reply.ts';
import type {RunState} from '../run-state.ts';
import {errorPage} from './error-page.ts';
import {keepCookie} from './session-cookie.ts';

const linkLasts = 15 * 60_000;
const home = 'https://console.aws.amazon.com/console/home';

/** Where consoles live, by partition ("AWS Management Console service endpoints", AWS General Reference). */
const consoleHost =
	/^(?:[a-z0-9-]+\.)*(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu|c2shome\.ic\.gov|sc2shome\.sgov\.gov|csphome\.adc-e\.uk|csphome\.hci\.ic\.gov)$/;

const consoleUrl = (text: string): URL | undefined => {
	if (!URL.canParse(text)) return;
	const url = new URL(text);
	return url.protocol === 'https:' && consoleHost.test(url.hostname) ? url : undefined;
};

/** Opens the session a link stands for and sends the browser on to where the console would be, fragment included. */
export const login = (query: URLSearchParams, state: RunState): Reply => {
	const now = state.now();
	const token = state.signinTokens.get(query.get('SigninToken') ?? '');
	if (!token || token.issuedAt + linkLasts <= now) {
		return errorPage(
			400,
			'This sign-in link does not work',
			token
				? 'It was made more than 15 minutes ago. Ask for a new one.'
				: 'Its token is not known here. A demo link dies with the demo that made it.',
		);
	}
	if (token.sessionEndsAt <= now) {
		return errorPage(
			400,
			'This session is over',
			'The credentials behind this link have expired. Ask for a new one.',
		);
	}
	const destination = query.get('Destination') || home;
	const url = consoleUrl(destination);
	if (!url) {
		return errorPage(400, 'This link leads nowhere', 'Its destination is not a page of the AWS console.');
	}
	const id = randomUUID();
	state.visits.set(id, {token, destination, issuer: query.get('Issuer') ?? '', openedAt: now});
	return redirect(`/console/${url.host}${url.pathname}${url.search}${url.hash}`, keepCookie(id));
};
