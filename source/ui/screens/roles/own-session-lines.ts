import {type AppState, callerOf} from '../../app-state.ts';
import {drawable} from '../../text/drawable.ts';
import {
	chosenLine,
	dim,
	type Line,
	padText,
	padTextLeft,
	plain,
	strong,
	toned,
	wrapText,
} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {ownSessionLeft} from '../pass/own-session-left.ts';
import {labelled} from './role-detail.ts';
import {longestWidth, roleColumns} from './role-row.ts';
import {isOwnChosen, ownName} from './roles-state.ts';

/** The session at hand as the list's last row: no role is assumed for it. */
export const ownRowLine = (state: AppState, width: number, symbols: Symbols): Line => {
	const chosen = isOwnChosen(state.roles);
	const {name, needs, about} = roleColumns(width, state.roles.ordered);
	const line: Line = [
		toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
		dim(symbols.dot),
		plain(' '),
		{text: padText(ownName, name, symbols.ellipsis), strong: chosen},
		plain(' '.repeat(needs + 1)),
		dim(padTextLeft(ownSessionLeft(state)?.short ?? '', longestWidth + 1)),
		...(about === 0
			? []
			: [plain('  '), dim(padText('no role: all that you can do', about, symbols.ellipsis))]),
	];
	return chosen ? chosenLine(line, width) : line;
};

/** What a link from the session at hand is. */
export const ownDetailLines = (state: AppState, width: number): readonly Line[] => [
	[plain(' '), strong('A link from your own session')],
	...wrapText(
		'No role is assumed: whoever opens the link can do all that you can, until your session ends. Revoking it would end your own session too.',
		width - 4,
	).map((row): Line => [plain(`   ${row}`)]),
	...labelled('Session', ownSessionLeft(state)?.text ?? 'until your credentials end', width),
	...labelled('You', drawable(callerOf(state)?.arn ?? ''), width),
];
