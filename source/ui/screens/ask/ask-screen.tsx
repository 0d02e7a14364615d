import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {type AppState, layoutOf} from '../../state/app-state.ts';
import {ThemeContext} from '../../theme.ts';
import {askLines} from './ask-lines.ts';
import type {AskScreen as Shown} from './ask-state.ts';

type Props = {readonly state: AppState; readonly screen: Shown};

/** "Can they …?", answered while it is typed. */
export const AskScreen = ({state, screen}: Props) => {
	const {symbols} = use(ThemeContext);
	const {columns, work} = layoutOf(state);
	return <Lines width={columns} rows={work} lines={askLines(screen, {columns, rows: work}, symbols)} />;
};
