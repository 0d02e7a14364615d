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

/** Lines of text, painted by the theme. One node for a row: Ink then takes it apart only once. */
export const Lines = ({lines, width, rows = lines.length}: Props) => {
	const {paint, symbols} = use(ThemeContext);
	return (
		<Box flexDirection="column" width={width} height={rows} flexShrink={0}>
			{lines.slice(0, rows).map((line, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is what it is by its place
				<Text key={row} wrap="truncate">
					{fitLine(line, width, symbols.ellipsis).map(paint).join('') || ' '}
				</Text>
			))}
		</Box>
	);
};
