import type {Symbols} from '../theme.ts';
import {drawable} from './drawable.ts';
import {jsonLines, memberLines} from './json-lines.ts';
import {dim, type Line, plain, toned, wrapText} from './line.ts';

const statementsOf = (document: unknown): readonly unknown[] => {
	if (typeof document !== 'object' || document === null || !('Statement' in document)) return [document];
	return Array.isArray(document.Statement) ? document.Statement : [document.Statement];
};

const statementRows = (statement: unknown, width: number): readonly string[] =>
	typeof statement === 'object' && statement !== null && Object.keys(statement).length > 0
		? memberLines(statement, width)
		: jsonLines(statement, width);

/** A policy's statements, pretty-printed; those that are lit stand out, by a bar and not by colour alone. */
export const statementLines = (
	policy: string,
	isLit: (statement: unknown, index: number) => boolean,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	let document: unknown;
	try {
		document = JSON.parse(policy);
	} catch {
		return wrapText(drawable(policy), width - 3).map((row) => [dim(`   ${row}`)]);
	}
	return statementsOf(document).flatMap((statement, index): readonly Line[] => {
		const lit = isLit(statement, index);
		return [
			...(index === 0 ? [] : [[]]),
			...statementRows(statement, width - 3).map(
				(row): Line => (lit ? [toned('accent', ` ${symbols.lit} `), plain(row)] : [dim(`   ${row}`)]),
			),
		];
	});
};
