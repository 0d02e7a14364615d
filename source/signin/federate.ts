import {openSts} from '../aws/sts.ts';
import {partitionOfRegion} from '../console/partitions.ts';
import {Failure} from '../failure.ts';
import {longestChainedSession, longestConsoleSession} from '../pass/duration.ts';
import {whole} from './assume.ts';
import {packing} from './packed-size.ts';
import {resolveScope} from './scope.ts';
import {tooLong} from './session-length.ts';
import {longestFederatedName, sessionNameFor} from './session-name.ts';
import {type Stage, sessionParameters, type Visitor} from './visitor.ts';

/**
 * A visitor who gets no role but a part of the caller's own permissions (STS API Reference, "GetFederationToken"): what
 * both the IAM user's policies and the scope allow. The token decides how long the console session lasts.
 * @throws Failure `federate-temporary` before AWS is asked; `duration-too-long` for the root user.
 */
export const federatedUser = async (stage: Stage): Promise<Visitor> => {
	const {request, context, stsRegion, place, caller} = stage;
	const {session, signal, now, onWait} = context;
	const found = place(partitionOfRegion(stsRegion)?.id ?? 'aws');
	const scope = await resolveScope(request.scope, found.partition.id);
	if ((await session.credentials(signal)).kind === 'temporary') throw temporaryCaller();

	onWait?.('asking AWS who you are');
	const {name, kind, account} = await caller();
	const seconds = tokenSeconds(request.duration, kind === 'root');
	const sessionName = sessionNameFor(request.sessionName, name, new Date(now()), longestFederatedName);

	onWait?.('getting a federation token');
	const input = {Name: sessionName, DurationSeconds: seconds, ...sessionParameters(scope, request.tags)};
	const sts = openSts(session, stsRegion);
	stage.onAsking(undefined, scope, found);
	const ask = async () => whole(await sts.federationToken(input, signal), seconds);
	const granted = await packing(ask, {scope, tags: request.tags, onPacked: context.onPacked});
	return {granted, role: '', account, sessionName, scope, place: found};
};

const temporaryCaller = () =>
	new Failure(
		'federate-temporary',
		'Your own credentials are temporary, and AWS gives federation tokens only to an IAM user’s own access key.',
		'Name a role with --role, or a --profile with an access key.',
	);

/** The root user's tokens last an hour at most; a console session of anybody's twelve. */
const tokenSeconds = (duration: number | 'max', isRoot: boolean): number => {
	const longest = isRoot ? longestChainedSession : longestConsoleSession;
	if (duration === 'max') return longest;
	if (duration <= longest) return duration;
	throw tooLong(duration, longest, 'you are the root user, whose federation tokens end after an hour');
};
