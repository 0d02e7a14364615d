import {asciiLine} from '../../text/ascii-text.ts';
import type {Outcome} from '../jobs.ts';
import type {Problem} from '../runtime/problem.ts';
import {drawable} from '../text/drawable.ts';
import {dim, hang, type Line, plain, toned, wrapText} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** A message as it can be drawn: it may take more columns than it had, so before it is broken into rows. */
export const message = (text: string, {onlyAscii}: Symbols): string =>
	onlyAscii ? asciiLine(drawable(text)) : drawable(text);

/** What went wrong and what to do about it. */
export const problemLines = (
	{message: what, hint, words}: Pick<Problem, 'message' | 'hint' | 'words'>,
	width: number,
	symbols: Symbols,
): readonly Line[] => [
	...hang([toned('bad', ` ${symbols.denied} `)], message(what, symbols), width - 1, 'bad'),
	...(hint === ''
		? []
		: wrapText(message(hint, symbols), width - 4).map((row): Line => [plain('   '), dim(row)])),
	...(words?.open === true
		? hang([plain('   ')], message(`AWS: “${words.text}”`, symbols), width - 1, 'dim')
		: []),
];

/** How the last copy, open or save went. */
export const toastLines = ({ok, message: said}: Outcome, width: number, symbols: Symbols): readonly Line[] =>
	wrapText(message(said, symbols), width - 2).map((row): Line => [toned(ok ? 'good' : 'warn', ` ${row}`)]);

/** What is being waited for, in words that say it goes on: `reading roles… 300 so far`, `asking AWS…`. */
export const doingText = (doing: string, {ellipsis}: Symbols): string => {
	const text = drawable(doing).replaceAll(/…|\.{3}/g, ellipsis);
	return text === '' || text.includes(ellipsis) ? text : `${text}${ellipsis}`;
};
