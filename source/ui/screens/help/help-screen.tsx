import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {scrolled} from '../../components/scrolled.ts';
import {type AppState, layoutOf, type HelpScreen as Shown} from '../../state/app-state.ts';
import {ThemeContext} from '../../theme.ts';
import {helpLines} from './help-lines.ts';

type Props = {readonly state: AppState; readonly screen: Shown};

/** All the keys that worked where `?` was pressed. */
export const HelpScreen = ({state, screen}: Props) => {
	const {symbols} = use(ThemeContext);
	const {columns, work} = layoutOf(state);
	return (
		<Lines
			width={columns}
			rows={work}
			lines={scrolled(helpLines(state, columns), screen.scroll, {rows: work, columns}, symbols)}
		/>
	);
};
