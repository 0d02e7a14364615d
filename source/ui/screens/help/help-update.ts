import {scrollBy} from '../../components/scrolled.ts';
import {type Step, step} from '../../runtime/effects.ts';
import {type AppState, type HelpScreen, layoutOf, popScreen, replaceTop} from '../../state/app-state.ts';
import type {HelpAction} from './help-keys.ts';
import {helpLines} from './help-lines.ts';

export const updateHelp = (state: AppState, screen: HelpScreen, action: HelpAction): Step<AppState> => {
	if (action.type === 'back') return step(popScreen(state));
	const {columns, work} = layoutOf(state);
	const scroll = scrollBy(screen.scroll, action, helpLines(state, columns).length, work);
	return step(replaceTop(state, {...screen, scroll}));
};
