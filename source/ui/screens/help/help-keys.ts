import {type AppState, type HelpScreen, popScreen, replaceTop} from '../../app-state.ts';
import {scrollBy} from '../../components/scrolled.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf, type ListMove, listKeys} from '../../keys/bindings.ts';
import type {ListPane} from '../../screen.ts';

const help = bindingsOf('Help');

export const helpKeys = (
	state: AppState,
	screen: HelpScreen,
	pane: () => ListPane,
): readonly Binding<Step>[] => {
	const move = (by: ListMove) => {
		const {count, rows} = pane();
		return step(replaceTop(state, {...screen, scroll: scrollBy(screen.scroll, by, count, rows)}));
	};
	return [help(['escape', '?'], 'back', () => step(popScreen(state)), {footer: 1}), ...listKeys(true, move)];
};
