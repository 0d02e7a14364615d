import {timestamp} from './query-protocol.ts';
import {jsonReply, type Reply} from './reply.ts';
import type {RunState} from './run-state.ts';

/** The endpoint CloudShell and ECS keep inside ("Container credential provider", AWS SDKs and Tools Reference). */
export const containerCredentials = (authorization: string | undefined, state: RunState): Reply => {
	if (authorization !== state.containerToken) {
		return jsonReply(401, {code: 'Unauthorized', message: 'The authorization token is missing or wrong'});
	}
	const keys = state.keys.callerKeys();
	return jsonReply(200, {
		AccessKeyId: keys.accessKeyId,
		SecretAccessKey: keys.secretAccessKey,
		Token: keys.sessionToken,
		Expiration: timestamp(new Date(keys.expiresAt ?? 0)),
	});
};
