import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {type AppState, layoutOf} from '../../state/app-state.ts';
import {ThemeContext} from '../../theme.ts';
import {revokeLines} from './revoke-lines.ts';
import type {RevokeScreen as Shown} from './revoke-state.ts';

type Props = {readonly state: AppState; readonly screen: Shown};

/** Taking back what was handed out. */
export const RevokeScreen = ({state, screen}: Props) => {
	const {symbols} = use(ThemeContext);
	const {columns, work} = layoutOf(state);
	return <Lines width={columns} rows={work} lines={revokeLines(screen, state, symbols)} />;
};
