import {scrolled} from '../../components/scrolled.ts';
import type {Layout} from '../../layout.ts';
import {drawable} from '../../text/drawable.ts';
import {type Line, plain, strong, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {LinkScreen} from './link-state.ts';

/** The message to send along, as it will arrive. */
export const noteLines = (
	{text, scroll}: NonNullable<LinkScreen['note']>,
	{columns, work}: Layout,
	symbols: Symbols,
): readonly Line[] => {
	const rows = text
		.split('\n')
		.flatMap((row) => wrapText(drawable(row), columns - 4))
		.map((row): Line => [plain(`  ${row}`)]);
	const head: readonly Line[] = [[plain(' '), strong('The message to send with it')], []];
	return [...head, ...scrolled(rows, scroll, {rows: work - head.length, columns}, symbols)];
};
