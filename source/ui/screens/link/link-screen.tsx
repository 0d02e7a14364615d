import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {type AppState, layoutOf} from '../../state/app-state.ts';
import {ThemeContext} from '../../theme.ts';
import type {LinkScreen as Shown} from './link-state.ts';
import {linkView} from './link-view.ts';

type Props = {readonly state: AppState; readonly screen: Shown};

/** The link, its two clocks, and what can be done with it. */
export const LinkScreen = ({state, screen}: Props) => {
	const {symbols} = use(ThemeContext);
	const {columns, work} = layoutOf(state);
	return <Lines width={columns} rows={work} lines={linkView(screen, state, symbols).lines} />;
};
