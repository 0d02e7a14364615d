import {longestChainedSession, longestConsoleSession} from '../../pass/duration.ts';
import type {Caller} from '../caller/caller.ts';
import type {Role} from '../role.ts';

/**
 * The longest console session this caller can hand out with this role, in seconds.
 *
 * Long-term credentials: getSigninToken's SessionDuration decides, up to 12 hours whatever the role's own maximum
 * ("Enabling custom identity broker access to the AWS console"). Temporary ones: role chaining, capped at an hour
 * ("Roles terms and concepts: Role chaining") and by the role's MaxSessionDuration; an instance's or container's role
 * by the latter alone, which is an hour at least.
 */
export const longestSession = ({
	caller,
	role,
}: {
	readonly caller: Pick<Caller, 'credentials' | 'credentialSource'>;
	readonly role: Pick<Role, 'maxSessionSeconds'>;
}): number => {
	if (caller.credentials === 'long-term') {
		return longestConsoleSession;
	}

	const ofRole = role.maxSessionSeconds ?? longestChainedSession;
	return caller.credentialSource === 'instance' ? ofRole : Math.min(longestChainedSession, ofRole);
};
