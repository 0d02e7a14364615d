import type {AppState} from './app-state.ts';
import {job, type Step, step} from './effects.ts';
import {ready, readyValue} from './runtime/loadable.ts';

/**
 * Milliseconds before their end within which the caller's own credentials may have been renewed by whoever gives them.
 */
const soon = 5 * 60_000;
/** Milliseconds between two looks. */
const pause = 55_000;

const lookAgain = job('own-credentials', {
	run: (jobs, _: object, signal) => jobs.credentialsEnd(signal),
	done: (state, end) => step(withEnd(state, end)),
	// The header tells when they ended; what can't be renewed is told by whatever needs them.
	failed: (state) => step(state),
})({});

const withEnd = (state: AppState, end: string | undefined): AppState => {
	const identity = readyValue(state.identity);
	if (identity === undefined) return state;
	const {credentialsExpireAt: _before, ...others} = identity;
	return {
		...state,
		identity: ready(end === undefined ? others : {...others, credentialsExpireAt: end}),
	};
};

/** Asks for them anew when they are about to end, or have: a container or a portal may have given others since. */
export const withOwnCredentials = ({state, effects}: Step): Step => {
	const end = readyValue(state.identity)?.credentialsExpireAt;
	const {now, credentialsSeenAt = 0} = state;
	// A clock that was set back would put the last look into the future.
	const isFresh = Math.abs(now - credentialsSeenAt) < pause;
	if (end === undefined || Date.parse(end) - now > soon || isFresh) return {state, effects};
	return step({...state, credentialsSeenAt: now}, ...effects, lookAgain);
};
