import {isDemo} from '../../environment.ts';
import {unusualHosts} from '../../roles/session.ts';
import type {World} from '../world.ts';

/**
 * What of the environment lets somebody else read credentials, for whoever makes a link: an endpoint that is not AWS's,
 * and certificates that nobody checks. The demo's imitation says what it is itself.
 */
export const surroundingNotes = async (
	{env}: Pick<World, 'env'>,
	profile: string | undefined,
): Promise<readonly string[]> => {
	const hosts = isDemo(env) ? [] : await unusualHosts(env, profile);
	return [
		...(hosts.length === 0 ? [] : [`Not AWS, but ${hosts.join(' and ')} gets your credentials.`]),
		...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
			? ['NODE_TLS_REJECT_UNAUTHORIZED=0: anybody on the way could read your credentials.']
			: []),
	];
};
