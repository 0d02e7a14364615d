import {openSts} from '../aws/sts.ts';
import {Failure} from '../failure.ts';
import {longestChainedSession, longestConsoleSession} from '../pass/duration.ts';
import {longestFederatedName, sessionNameFor} from '../pass/session-name.ts';
import {type Granted, whole} from './assume.ts';
import {resolveScope} from './scope.ts';
import {tooLong} from './session-length.ts';
import {type FederatedUser, type Job, sessionParameters} from './visitor.ts';

/**
 * A visitor who gets no role but a part of the caller's own permissions (STS API Reference, "GetFederationToken"): what
 * both the IAM user's policies and the scope allow. The token decides how long the console session lasts.
 * @throws Failure `federate-temporary` before AWS is asked; `duration-too-long` for the root user.
 */
export const planFederation = async (job: Job): Promise<FederatedUser> => {
	const {request, credentials, opening, caller, now, onWait} = job;
	if (credentials.kind === 'temporary') throw temporaryCaller();
	const scope = await resolveScope(request.scope, opening.partition.id);

	onWait?.('asking AWS who you are');
	const {name, kind, account} = await caller();
	const seconds = tokenSeconds(request.duration, kind === 'root');
	const sessionName = sessionNameFor(request.sessionName, name, new Date(now()), longestFederatedName);
	return {kind: 'federated-user', account, sessionName, scope, seconds};
};

export const federationToken = async (
	{sessionName, scope, seconds}: FederatedUser,
	{request, session, regions, signal}: Job,
): Promise<Granted> => {
	const input = {Name: sessionName, DurationSeconds: seconds, ...sessionParameters(scope, request.tags)};
	return whole(await openSts(session, regions.sts).federationToken(input, signal), seconds);
};

const temporaryCaller = () =>
	new Failure(
		'federate-temporary',
		'Your own credentials are temporary, and AWS gives federation tokens only to an IAM user’s own access key.',
		'Name a role, or a --profile with an access key.',
	);

/** The root user's tokens last an hour at most; a console session of anybody's twelve. */
const tokenSeconds = (duration: number | 'max', isRoot: boolean): number => {
	const longest = isRoot ? longestChainedSession : longestConsoleSession;
	if (duration === 'max') return longest;
	if (duration <= longest) return duration;
	throw tooLong(duration, longest, 'you are the root user, whose federation tokens end after an hour');
};
