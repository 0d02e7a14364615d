import type {DecidingStatement} from '../../../roles/verdict/verdict.ts';
import type {Line} from '../../text/line.ts';
import {statementLines} from '../../text/statement-lines.ts';
import type {Symbols} from '../../theme.ts';

/** The trust policy's statements; those that decided are lit. */
export const trustLines = (
	trust: string,
	deciding: readonly DecidingStatement[],
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const lit = new Set(deciding.filter(({source}) => source === 'trust').map(({index}) => index));
	return statementLines(trust, (index) => lit.has(index), width, symbols);
};
