import {type AppState, type HelpScreen, popScreen, replaceTop} from '../../state/app-state.ts';
import {type Step, step} from '../../state/effects.ts';
import type {HelpAction} from './help-keys.ts';

export const updateHelp = (state: AppState, screen: HelpScreen, action: HelpAction): Step<AppState> => {
	if (action.type === 'back') return step(popScreen(state));
	const scroll =
		action.move === 'to' ? action.by : screen.scroll + action.by * (action.move === 'by-pages' ? 10 : 1);
	return step(replaceTop(state, {...screen, scroll: Math.max(0, scroll)}));
};
