import {endedText, localMoment} from '../../../text/duration-text.ts';
import type {AppState} from '../../app-state.ts';
import {problemLines} from '../../components/message-lines.ts';
import {scrolled} from '../../components/scrolled.ts';
import {needsSpinner} from '../../runtime/loadable.ts';
import {drawable} from '../../text/drawable.ts';
import {chosenLine, dim, type Line, padText, plain, strong, textWidth, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {choicesOf, holdersOf, type PassHolder, type RevokeScreen} from './revoke-state.ts';

type Pane = {readonly columns: number; readonly rows: number};

const everybody = 'Everybody';

/** Longer names are cut, and shorter ones too where it is narrow: what is known of them should be seen. */
const longestName = 30;
const leastName = 12;

const sinceText = ({since}: PassHolder, now: number) => `since ${localMoment(since, now)}`;

/** @param column How wide the first part is in the list. */
const holderText = (holder: PassHolder, column: number, now: number): string => {
	const {until, alive, revokedAt, passes} = holder;
	return [
		sinceText(holder, now).padEnd(column),
		alive ? `may be alive until ${localMoment(until, now)}` : endedText(until, revokedAt, now),
		...(passes > 1 ? [`${passes} passes`] : []),
	].join('  ');
};

/**
 * Whose sessions can be ended, or of whom history knows where none can; as many as fit, with the chosen one among them.
 */
export const choiceLines = (
	screen: RevokeScreen,
	{now}: AppState,
	{selectable, ...pane}: Pane & {readonly selectable: boolean},
	symbols: Symbols,
): readonly Line[] => {
	if (pane.rows < 1) return [];
	const choices = selectable ? choicesOf(screen, now) : holdersOf(screen, now);
	const at = Math.max(
		0,
		choices.findIndex((choice) => choice?.name === screen.chosen),
	);
	const names = choices.map((choice) => drawable(choice?.name ?? everybody));
	const column = Math.max(...choices.map((choice) => (choice ? sinceText(choice, now).length : 0)));
	const abouts = choices.map((choice) =>
		choice === undefined ? 'every session of the role' : holderText(choice, column, now),
	);
	const room = pane.columns - 6 - Math.max(...abouts.map(textWidth));
	const width = Math.min(longestName, Math.max(leastName, room), Math.max(...names.map(textWidth)));
	const lines = choices.map((choice, index): Line => {
		const chosen = selectable && index === at;
		const name = padText(names[index] ?? '', width, symbols.ellipsis);
		const about = abouts[index] ?? '';
		const line: Line = [
			toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
			chosen ? strong(name) : choice?.alive === false ? dim(name) : plain(name),
			plain('  '),
			choice?.alive === true ? plain(about) : dim(about),
		];
		return chosen ? chosenLine(line, pane.columns) : line;
	});
	return scrolled(lines, Math.max(0, at - pane.rows + 1), pane, symbols);
};

/** What is to be known of the list: that it is still read, or why it is short. */
export const historyLines = (
	{passes}: RevokeScreen,
	now: number,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	switch (passes.status) {
		case 'loading':
			return needsSpinner(passes.since, now) ? [[dim(`   reading the history${symbols.ellipsis}`)]] : [];
		case 'failed':
			return problemLines(passes.problem, width, symbols);
		case 'ready':
			return passes.value.length === 0 ? [[dim('   History knows no pass for this role.')]] : [];
	}
};
