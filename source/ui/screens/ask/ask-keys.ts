import type {AppState} from '../../app-state.ts';
import type {Step} from '../../effects.ts';
import {type Binding, bindingsOf} from '../../keys/bindings.ts';
import type {AskScreen} from './ask-state.ts';
import {chooseAction, complete, leaveAsk} from './ask-update.ts';

const ask = bindingsOf('Can they …?');

/** The keys of the prompt, as things stand: without actions to choose from only the way back. */
export const askKeys = (state: AppState, screen: AskScreen): readonly Binding<Step>[] => {
	const back = ask('escape', 'back', () => leaveAsk(state, screen), {footer: 1});
	const action = screen.found[screen.chosen];
	if (action === undefined) return [back];
	return [
		ask(['tab', 'enter'], 'complete', () => complete(state, screen, action), {footer: 2}),
		back,
		ask('up', 'up', () => chooseAction(state, screen, -1), {footer: 3}),
		ask('down', 'down', () => chooseAction(state, screen, 1), {footer: 3}),
	];
};
