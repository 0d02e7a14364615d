import type {ListCursor} from '../components/list/list-cursor.ts';
import {scrolled} from '../components/scrolled.ts';
import {drawable} from '../text/drawable.ts';
import {chosenLine, dim, hang, type Line, plain, strong, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';
import {type ActionRow, limitsOf, withinActions} from './action-list.ts';
import {accessMark, levelTone} from './matrix-lines.ts';
import type {PreviewAction, RolePreview} from './role-preview.ts';

type Pane = {readonly columns: number; readonly rows: number};

/** Beneath the list: what is to be said of the action under the cursor. */
const footRows = 2;

/** Rows of the list itself. */
export const actionListRows = ({rows}: Pane): number => Math.max(1, rows - footRows);

const nameOf = ({action}: PreviewAction) => action.slice(action.indexOf(':') + 1);

const actionLine = (
	{action, limits}: Extract<ActionRow, {row: 'action'}>,
	chosen: boolean,
	symbols: Symbols,
): Line => {
	const isAllowed = action.access !== 'none';
	const mark = action.cut ? symbols.cut : accessMark(action.access, symbols);
	return [
		toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
		toned(isAllowed ? levelTone(action.level) : 'dim', `${mark} `),
		{text: nameOf(action), tone: isAllowed ? 'plain' : 'dim', strong: chosen},
		...(limits === '' ? [] : [dim(`  ${drawable(limits)}`)]),
	];
};

const rowLine = (row: ActionRow, chosen: boolean, symbols: Symbols): Line => {
	switch (row.row) {
		case 'heading':
			return [plain('   '), strong(row.title), dim(`  ${row.count}`)];
		case 'action':
			return actionLine(row, chosen, symbols);
		case 'blank':
			return [];
	}
};

/** Why an action is not allowed. */
const whyNot = (action: PreviewAction, preview: RolePreview): string => {
	if (action.cut) return 'The role allows it, your session policy takes it away.';
	const effects = preview.statementsOn(action.action).map(({effect}) => effect);
	if (effects.includes('Deny')) return 'Denied.';
	return effects.includes('Allow')
		? 'Not allowed by every layer: one cuts the other.'
		: 'No statement allows it.';
};

/** What can be said of an action in a sentence. */
const sentence = (action: PreviewAction, preview: RolePreview): string => {
	const limits = limitsOf(action);
	switch (action.access) {
		case 'none':
			return whyNot(action, preview);
		case 'all':
			return 'Allowed, whatever it works on.';
		case 'some':
			return limits === '' ? 'Allowed on some resources.' : `Allowed ${limits}.`;
		case 'conditional':
			return `Allowed under a condition${limits === '' ? '' : `, ${limits}`}.`;
		case 'unknown':
			return 'Can’t be told: what decides could not be read, or is too intricate.';
	}
};

const footLines = (
	action: PreviewAction,
	preview: RolePreview,
	columns: number,
	symbols: Symbols,
): readonly Line[] => {
	const lines = hang([plain('   ')], drawable(sentence(action, preview)), columns - 3, 'dim');
	const shown = lines.slice(0, footRows);
	return lines.length === shown.length
		? shown
		: [...shown.slice(0, -1), [...(shown.at(-1) ?? []), dim(symbols.ellipsis)]];
};

/** A service's actions, one of them chosen, and beneath them what is to be said of it. */
export const actionLines = (
	preview: RolePreview,
	rows: readonly ActionRow[],
	cursor: ListCursor,
	pane: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const height = actionListRows(pane);
	const {top, row: chosen} = withinActions(cursor, rows, height);
	const lines = rows.map((row, place) => {
		const line = rowLine(row, place === chosen, symbols);
		return place === chosen ? chosenLine(line, pane.columns) : line;
	});
	const list = scrolled(lines, top, {columns: pane.columns, rows: height}, symbols);
	const row = rows[chosen];
	return [
		...list,
		...Array.from({length: height - list.length}, (): Line => []),
		...(row?.row === 'action' ? footLines(row.action, preview, pane.columns, symbols) : []),
	];
};
