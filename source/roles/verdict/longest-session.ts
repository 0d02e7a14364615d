import type {Caller} from '../caller/caller.ts';
import type {Role} from '../role.ts';

/** A console session, whatever the role's maximum; seconds ("Enabling custom identity broker access to the AWS console"). */
export const longestConsoleSession = 43_200;
/** Role chaining ends a session after an hour at the latest; seconds (IAM User Guide, "Roles terms and concepts"). */
export const longestChainedSession = 3600;

/**
 * The longest console session this caller can hand out with this role, in seconds.
 *
 * Long-term credentials: getSigninToken's SessionDuration decides, up to 12 hours whatever the role's own maximum
 * ("Enabling custom identity broker access to the AWS console"). Temporary ones: role chaining, capped at an hour
 * ("Roles terms and concepts: Role chaining") and by the role's MaxSessionDuration.
 */
export const longestSession = ({
	caller,
	role,
}: {
	readonly caller: Pick<Caller, 'credentials'>;
	readonly role: Pick<Role, 'maxSessionSeconds'>;
}): number =>
	caller.credentials === 'long-term'
		? longestConsoleSession
		: Math.min(longestChainedSession, role.maxSessionSeconds ?? longestChainedSession);
