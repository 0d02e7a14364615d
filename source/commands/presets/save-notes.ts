import {within} from '../../deadline.ts';
import {Failure} from '../../failure.ts';
import {formatDuration, longestChainedSession} from '../../pass/duration.ts';
import type {PassRequest, PassSecrets} from '../../pass/pass.ts';
import {identifyCaller, requireRegion} from '../../roles/caller/identify.ts';
import {openSession} from '../../roles/session.ts';
import {chainingReason, longestCertain} from '../../signin/session-length.ts';
import type {World} from '../world.ts';

/** Long enough for AWS to say who is asking, short enough not to keep somebody who only wants to save. Seconds. */
const patience = 4;

/** What a preset leaves out of what was asked for, and what AWS will not give when it is used, in sentences. */
export const saveNotes = async (
	request: PassRequest,
	{mfaCode}: PassSecrets,
	world: World,
): Promise<readonly string[]> => [
	...(mfaCode === undefined ? [] : ['The MFA code is good once and is not kept: it is asked for each time.']),
	...(await lengthNotes(request, world)),
];

const lengthNotes = async (request: PassRequest, {env, signal}: World): Promise<readonly string[]> => {
	const {duration, role, federate, profile} = request;
	const isLong = typeof duration === 'number' && duration > longestChainedSession;
	if (!isLong || role === undefined || federate) return [];
	const longest = await within(patience, signal, async (deadline) => {
		const session = openSession({env, profile});
		const credentials = await session.credentials(deadline);
		if (credentials.kind === 'long-term') return longestCertain(credentials, 'user');
		const {kind} = await identifyCaller(session, await requireRegion(session), deadline);
		return longestCertain(credentials, kind);
	});
	// Who can't be asked who they are may be another when the preset is used.
	if (longest instanceof Failure || longest === undefined || longest >= duration) return [];
	const [asked, most] = [duration, longest].map(formatDuration);
	return [`AWS will not give you ${asked} as you are now: at most ${most}, because ${chainingReason}.`];
};
