import {Box, Text} from 'ink';
import {use} from 'react';
import {fitLine, type Line} from '../text/line.ts';
import {ThemeContext} from '../theme.ts';

type Props = {
	readonly lines: readonly Line[];
	/** Columns: longer lines are cut, with an ellipsis. */
	readonly width: number;
	/** Rows taken, whether there are as many lines or not. */
	readonly rows?: number;
};

/** Lines of text as they are, painted by the theme: one node for all of them, so that long lists stay cheap. */
export const Lines = ({lines, width, rows = lines.length}: Props) => {
	const {paint, symbols} = use(ThemeContext);
	const painted = lines
		.slice(0, rows)
		.map((line) => fitLine(line, width, symbols.ellipsis).map(paint).join(''))
		.join('\n');
	return (
		<Box width={width} height={rows} flexShrink={0} overflow="hidden">
			<Text wrap="truncate">{painted}</Text>
		</Box>
	);
};
