import {jsonReply, type Reply} from '../reply.ts';
import type {RunState} from '../run-state.ts';
import {errorPage} from './error-page.ts';

/**
 * "Enabling custom identity broker access to the AWS console" (IAM User Guide): temporary credentials in, a token for
 * a link out.
 */

const shortestSession = 900;
const longestSession = 43_200;

const badRequest = (words: string) => errorPage(400, 'Bad Request', words);

type GivenSession = {readonly sessionId: string; readonly sessionKey: string; readonly sessionToken: string};

const parseSession = (text: string | null): GivenSession | undefined => {
	try {
		const {sessionId, sessionKey, sessionToken} = JSON.parse(text ?? '') as Record<string, unknown>;
		if (typeof sessionId !== 'string' || typeof sessionKey !== 'string' || typeof sessionToken !== 'string')
			return;
		return {sessionId, sessionKey, sessionToken};
	} catch {
		return;
	}
};

export const getSigninToken = (form: URLSearchParams, state: RunState): Reply => {
	const now = state.now();
	const session = parseSession(form.get('Session'));
	if (!session) return badRequest('The Session parameter is missing or is not in the expected form.');
	const keys = state.keysById(session.sessionId);
	const known =
		keys?.sessionToken !== undefined &&
		keys.sessionToken === session.sessionToken &&
		keys.secretAccessKey === session.sessionKey;
	if (!known || keys.expiresAt === undefined)
		return badRequest('The security token included in the request is invalid.');
	if (keys.expiresAt <= now) return badRequest('The security token included in the request is expired.');

	const duration = form.get('SessionDuration');
	let sessionEndsAt = Math.min(keys.expiresAt, now + longestSession * 1000);
	if (duration !== null) {
		const seconds = Number(duration);
		if (!/^\d+$/.test(duration) || seconds < shortestSession || seconds > longestSession) {
			return badRequest('SessionDuration must be between 900 and 43200 seconds.');
		}
		if (keys.origin !== 'assume-role') {
			return badRequest('SessionDuration is not allowed for these credentials.');
		}
		sessionEndsAt = now + seconds * 1000;
	}
	return jsonReply(200, {SigninToken: state.issueSigninToken({keys, issuedAt: now, sessionEndsAt})});
};
