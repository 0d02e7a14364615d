import {type AppState, findScreen} from '../state/app-state.ts';

const second = 1000;
const minute = 60 * second;

/**
 * Milliseconds until the frame must be drawn again without anything having happened: at the next whole second while a
 * link's clocks are shown, at the next minute for what is left of the caller's own credentials.
 */
export const untilTick = (state: AppState): number => {
	const every = findScreen(state, 'link') === undefined ? minute : second;
	return every - (state.now % every);
};
