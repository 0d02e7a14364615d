import {durationText, localTime, roughly} from '../../../text/duration-text.ts';
import type {AppState} from '../../app-state.ts';
import {readyValue} from '../../runtime/loadable.ts';

/** What is left of the session at hand, which is how long a link from it lasts; undefined: nobody says when it ends. */
export const ownSessionLeft = (
	state: AppState,
): {readonly short: string; readonly text: string} | undefined => {
	const end = readyValue(state.identity)?.credentialsExpireAt;
	if (end === undefined) return undefined;
	const seconds = Math.floor((Date.parse(end) - state.now) / 1000);
	if (seconds <= 0) return {short: 'ended', text: 'it has ended'};
	return {
		short: roughly(seconds),
		text: `${durationText(seconds)} left, until ${localTime(end, state.now)}`,
	};
};
