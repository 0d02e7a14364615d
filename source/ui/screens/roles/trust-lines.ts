import type {DecidingStatement} from '../../../roles/verdict.ts';
import {drawable} from '../../text/drawable.ts';
import {jsonLines, memberLines} from '../../text/json-lines.ts';
import {dim, type Line, plain, toned, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';

const statementsOf = (document: unknown): readonly unknown[] => {
	if (typeof document !== 'object' || document === null || !('Statement' in document)) return [document];
	return Array.isArray(document.Statement) ? document.Statement : [document.Statement];
};

/** The trust policy's statements, pretty-printed; those that decided stand out, by a bar and not by colour alone. */
export const trustLines = (
	trust: string,
	deciding: readonly DecidingStatement[],
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const lit = new Set(deciding.filter(({source}) => source === 'trust').map(({index}) => index));
	let document: unknown;
	try {
		document = JSON.parse(trust);
	} catch {
		return wrapText(drawable(trust), width - 3).map((row) => [dim(`   ${row}`)]);
	}
	return statementsOf(document).flatMap((statement, index): readonly Line[] => [
		...(index === 0 ? [] : [[]]),
		...statementRows(statement, width - 3).map(
			(row): Line =>
				lit.has(index) ? [toned('accent', ` ${symbols.lit} `), plain(row)] : [dim(`   ${row}`)],
		),
	]);
};

const statementRows = (statement: unknown, width: number): readonly string[] =>
	typeof statement === 'object' && statement !== null && Object.keys(statement).length > 0
		? memberLines(statement, width)
		: jsonLines(statement, width);
