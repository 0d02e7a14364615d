import {Box} from 'ink';
import {type ReactNode, use} from 'react';
import {toned} from '../text/line.ts';
import {ThemeContext} from '../theme.ts';
import {Lines} from './lines.tsx';

type Props = {readonly left: ReactNode; readonly right: ReactNode; readonly rows: number};

/** Two panes with a wall between them. */
export const SideBySide = ({left, right, rows}: Props) => {
	const {symbols} = use(ThemeContext);
	return (
		<Box>
			{left}
			<Lines width={3} lines={Array.from({length: rows}, () => [toned('line', ` ${symbols.wall} `)])} />
			{right}
		</Box>
	);
};
