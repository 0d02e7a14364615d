import type {PassRequest} from '../../../pass/pass.ts';
import {durationText, localTime, roughly} from '../../../text/duration-text.ts';
import type {AppState} from '../../app-state.ts';
import {readyValue} from '../../runtime/loadable.ts';

/** The profile of a request whose session is not the one at hand; nobody here knows how long that one lasts. */
export const otherProfile = ({profile}: PassRequest, state: AppState): string | undefined =>
	profile === readyValue(state.identity)?.profile ? undefined : profile;

/** What is left of the session at hand, which is how long a link from it lasts; undefined: nobody says when it ends. */
export const ownSessionLeft = (
	state: AppState,
	request: PassRequest = {},
): {readonly short: string; readonly text: string} | undefined => {
	if (otherProfile(request, state) !== undefined) return undefined;
	const end = readyValue(state.identity)?.credentialsExpireAt;
	if (end === undefined) return undefined;
	const seconds = Math.floor((Date.parse(end) - state.now) / 1000);
	if (seconds <= 0) return {short: 'ended', text: 'it has ended'};
	return {
		short: roughly(seconds),
		text: `${durationText(seconds)} left, until ${localTime(end, state.now)}`,
	};
};
