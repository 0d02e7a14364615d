import type {JudgedRole} from '../../../roles/role.ts';
import {type AppState, homeRegion, recentPages} from '../../app-state.ts';
import {withinList} from '../../components/list/list-cursor.ts';
import {message} from '../../components/message-lines.ts';
import {scrolled, withMore} from '../../components/scrolled.ts';
import {scopeProblem} from '../../preview/previews.ts';
import {drawable} from '../../text/drawable.ts';
import {
	chosenLine,
	dim,
	hang,
	highlighted,
	type Line,
	padLine,
	plain,
	textWidth,
	toned,
} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {verdictMark, verdictTone} from '../roles/verdict-text.ts';
import {type Choice, choiceOptions, choiceProblem} from './choices.ts';
import {type ChoiceFieldId, openList, type PassScreen} from './pass-state.ts';
import {previewPaneLines} from './preview-pane.ts';
import {scopeOptionLines, scopeOptions} from './scope-choices.ts';

type Pane = {readonly columns: number; readonly rows: number};

const optionLine = (
	field: ChoiceFieldId,
	choice: Choice,
	chosen: boolean,
	names: number,
	symbols: Symbols,
): Line => {
	const {value, detail} = choice;
	const more = field === 'region' || detail === '' ? detail : `  ${detail}`;
	return [
		toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
		...padLine(highlighted(choice.name, choice.matched, {strong: chosen}), names, symbols.ellipsis),
		plain('  '),
		dim(`${field === 'region' ? '' : value}${more}`),
	];
};

const optionLines = (form: PassScreen, state: AppState, pane: Pane, symbols: Symbols): readonly Line[] => {
	const open = openList(form);
	if (open === undefined) return [];
	const options = choiceOptions(form, open.field, homeRegion(state), recentPages(state));
	if (options.length === 0) {
		const problem = message(choiceProblem(form, open.field, homeRegion(state)), symbols);
		return [
			[],
			...hang([plain('   ')], `${problem} Esc takes back what you typed.`, pane.columns - 1, 'dim'),
		];
	}
	const cursor = withinList(open.cursor, options.length, pane.rows);
	const widest = Math.max(...options.map(({name}) => textWidth(name)));
	const names = Math.min(widest, Math.floor(pane.columns * 0.55));
	const lines = options
		.slice(cursor.top, cursor.top + pane.rows)
		.map((choice, offset) =>
			optionLine(open.field, choice, cursor.top + offset === cursor.index, names, symbols),
		)
		.map((line, offset) => (cursor.top + offset === cursor.index ? chosenLine(line, pane.columns) : line));
	return withMore(lines, options.length - cursor.top - lines.length, pane.columns, symbols);
};

/** The templates a scope can be picked from, and beneath them what the one chosen leaves. */
const scopeLines = (form: PassScreen, state: AppState, pane: Pane, symbols: Symbols): readonly Line[] => {
	const all = scopeOptionLines(form, pane.columns, symbols);
	const options = scrolled(all, Math.max(0, (form.pick?.index ?? 0) - pane.rows + 1), pane, symbols);
	const left = pane.rows - options.length - 1;
	// A scope that is half typed is not wrong yet.
	if (left < least || scopeProblem(state, form) !== undefined) return options;
	return [...options, [], ...previewPaneLines(form, state, {...pane, rows: left}, symbols)];
};

/** With fewer rows than this a preview says nothing. */
const least = 3;

/** The deciding reason. `v`, which settles a doubt on the list of roles, is a letter here. */
const reasonOnForm = ({verdict: {reasons, withoutKey}, verifiedAt}: JudgedRole): string => {
	const [first = ''] = reasons;
	const plainly = withoutKey && `${withoutKey.claim}: ${withoutKey.grounds}`;
	return plainly === undefined || verifiedAt !== undefined || first === `${plainly}.`
		? first
		: `${plainly}; making the link settles it.`;
};

/** What stands between the caller and this role, where something does. */
const reasonLines = (role: JudgedRole | undefined, width: number, symbols: Symbols): readonly Line[] => {
	if (role === undefined) return [];
	const {verdict} = role.verdict;
	if (verdict === 'allowed') return [];
	const mark = toned(verdictTone(verdict), ` ${verdictMark(verdict, symbols)} `);
	return [...hang([mark], drawable(reasonOnForm(role)), width - 1), []];
};

/** What the reasons leave for the preview. */
export const previewRoom = (form: PassScreen, {columns, rows}: Pane, symbols: Symbols): Pane => ({
	columns,
	rows: rows - reasonLines(form.role, columns, symbols).length,
});

/** Beside or beneath the form: the list a field has opened, else what the visitor will be able to do. */
export const sideLines = (
	form: PassScreen,
	state: AppState,
	pane: Pane,
	symbols: Symbols,
): readonly Line[] => {
	if (openList(form) !== undefined) return optionLines(form, state, pane, symbols);
	if (scopeOptions(form).length > 0) return scopeLines(form, state, pane, symbols);
	return [
		...reasonLines(form.role, pane.columns, symbols),
		...previewPaneLines(form, state, previewRoom(form, pane, symbols), symbols),
	];
};
