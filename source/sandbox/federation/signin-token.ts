import type {AccessKeys} from '../key-set.ts';
import {jsonReply, type Reply} from '../reply.ts';
import type {RunState} from '../run-state.ts';
import {newSigninToken} from '../unique-id.ts';
import {errorPage} from './error-page.ts';

/**
 * "Enabling custom identity broker access to the AWS console" (IAM User Guide): temporary credentials in, a token for
 * a link out.
 */

const shortestSession = 900;
const longestSession = 43_200;

const badRequest = (words: string) => errorPage(400, 'Bad Request', words);

const endOf = ({expiresAt = Number.POSITIVE_INFINITY}: AccessKeys) => expiresAt;

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

/** Who the given keys belong to, or what is wrong with them in AWS's words. */
const keysOf = (given: GivenSession | undefined, state: RunState): AccessKeys | string => {
	if (!given) return 'The Session parameter is missing or is not in the expected form.';
	const keys = state.keys.find(given.sessionId);
	const known = keys?.sessionToken === given.sessionToken && keys.secretAccessKey === given.sessionKey;
	if (!known) return 'The security token included in the request is invalid.';
	return endOf(keys) > state.now() ? keys : 'The security token included in the request is expired.';
};

/** When the console session ends, milliseconds since 1970, or why `SessionDuration` can't be had. */
const sessionEnd = (keys: AccessKeys, duration: string | null, now: number): number | string => {
	if (duration === null) return Math.min(endOf(keys), now + longestSession * 1000);
	const seconds = /^\d+$/.test(duration) ? Number(duration) : 0;
	if (seconds < shortestSession || seconds > longestSession) {
		return 'SessionDuration must be between 900 and 43200 seconds.';
	}
	// Neither after role chaining nor for GetFederationToken, says the guide.
	if (keys.origin !== 'assume-role') return 'SessionDuration is not allowed for these credentials.';
	return now + seconds * 1000;
};

export const getSigninToken = (form: URLSearchParams, state: RunState): Reply => {
	const keys = keysOf(parseSession(form.get('Session')), state);
	if (typeof keys === 'string') return badRequest(keys);
	const sessionEndsAt = sessionEnd(keys, form.get('SessionDuration'), state.now());
	if (typeof sessionEndsAt === 'string') return badRequest(sessionEndsAt);
	const token = newSigninToken();
	state.signinTokens.set(token, {keys, issuedAt: state.now(), sessionEndsAt});
	return jsonReply(200, {SigninToken: token});
};
