import {type AppState, layoutOf, topScreen} from '../../state/app-state.ts';
import type {LinkPlace} from '../../terminal/soft-wrap.ts';
import type {Symbols} from '../../theme.ts';
import {linkView} from './link-view.ts';

/** Rows of the frame's header. */
const header = 2;

/** Where the whole link is shown, if it is. */
export const linkPlace = (state: AppState, symbols: Symbols): LinkPlace | undefined => {
	const screen = topScreen(state);
	const layout = layoutOf(state);
	if (screen?.name !== 'link' || layout.kind === 'too-small') return undefined;
	const {linkAt} = linkView(screen, state, symbols);
	if (linkAt === undefined) return undefined;
	return {url: screen.pass.url, row: header + linkAt, columns: layout.columns};
};
