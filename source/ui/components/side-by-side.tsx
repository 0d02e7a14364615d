import {Box, Text} from 'ink';
import {type ReactNode, use} from 'react';
import {ThemeContext} from '../theme.ts';

type Props = {readonly left: ReactNode; readonly right: ReactNode; readonly rows: number};

/** Two panes with a wall between them. */
export const SideBySide = ({left, right, rows}: Props) => {
	const {symbols, paint} = use(ThemeContext);
	const wall = paint({text: ` ${symbols.wall} `, tone: 'line'});
	return (
		<Box height={rows} flexShrink={0}>
			{left}
			<Text>{Array.from({length: rows}, () => wall).join('\n')}</Text>
			{right}
		</Box>
	);
};
