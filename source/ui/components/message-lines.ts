import type {Outcome} from '../jobs.ts';
import type {Problem} from '../runtime/problem.ts';
import {drawable} from '../text/drawable.ts';
import {dim, hang, type Line, plain, toned, wrapText} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** What went wrong and what to do about it. */
export const problemLines = (
	{message, hint, words}: Pick<Problem, 'message' | 'hint' | 'words'>,
	width: number,
	symbols: Symbols,
): readonly Line[] => [
	...hang([toned('bad', ` ${symbols.denied} `)], message, width - 1, 'bad'),
	...(hint === '' ? [] : wrapText(hint, width - 4).map((row): Line => [plain('   '), dim(row)])),
	...(words?.open === true ? hang([plain('   ')], `AWS: “${words.text}”`, width - 1, 'dim') : []),
];

/** How the last copy, open or save went. */
export const toastLines = ({ok, message}: Outcome, width: number): readonly Line[] =>
	wrapText(drawable(message), width - 2).map((row): Line => [toned(ok ? 'good' : 'warn', ` ${row}`)]);

/** What is being waited for, in words that say it goes on: `reading roles… 300 so far`, `asking AWS…`. */
export const doingText = (doing: string, {ellipsis}: Symbols): string => {
	const text = drawable(doing).replaceAll(/…|\.{3}/g, ellipsis);
	return text === '' || text.includes(ellipsis) ? text : `${text}${ellipsis}`;
};
