import type {Problem} from '../runtime/problem.ts';
import {dim, hang, type Line, plain, toned, wrapText} from '../text/line.ts';
import type {Symbols} from '../theme.ts';

/** What went wrong and what to do about it. */
export const problemLines = (
	{message, hint}: Pick<Problem, 'message' | 'hint'>,
	width: number,
	symbols: Symbols,
): readonly Line[] => [
	...hang([toned('bad', ` ${symbols.denied} `)], message, width - 1, 'bad'),
	...(hint === '' ? [] : wrapText(hint, width - 4).map((row): Line => [plain('   '), dim(row)])),
];
