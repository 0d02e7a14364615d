import {scrollBy, scrolled} from '../../components/scrolled.ts';
import type {ListMove} from '../../keys/bindings.ts';
import type {Layout} from '../../layout.ts';
import {drawable} from '../../text/drawable.ts';
import {type Line, plain, strong, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {LinkScreen} from './link-state.ts';

type Note = NonNullable<LinkScreen['note']>;

const head: readonly Line[] = [[plain(' '), strong('The message to send with it')], []];

const noteRows = ({text}: Note, columns: number): readonly string[] =>
	text.split('\n').flatMap((row) => wrapText(drawable(row), columns - 4));

/** The message to send along, as it will arrive. */
export const noteLines = (note: Note, {columns, work}: Layout, symbols: Symbols): readonly Line[] => {
	const rows = noteRows(note, columns).map((row): Line => [plain(`  ${row}`)]);
	return [...head, ...scrolled(rows, note.scroll, {rows: work - head.length, columns}, symbols)];
};

/** The message moved up or down, never further than to its end. */
export const scrolledNote = (note: Note, move: ListMove, {columns, work}: Layout): Note => ({
	...note,
	scroll: scrollBy(note.scroll, move, noteRows(note, columns).length, work - head.length),
});
