import type {JudgedRole} from '../../../roles/role.ts';
import {drawable} from '../../text/drawable.ts';
import {hang, type Line, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {verdictMark, verdictTone} from '../roles/verdict-text.ts';

/** What stands between the caller and this role, where something does. */
export const reasonLines = (
	role: JudgedRole | undefined,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	if (role === undefined) return [];
	const {verdict, reasons} = role.verdict;
	if (verdict === 'allowed') return [];
	const mark = toned(verdictTone(verdict), ` ${verdictMark(verdict, symbols)} `);
	return [...hang([mark], drawable(reasons[0] ?? ''), width - 1), []];
};
