import type {JudgedRole} from '../../../roles/role.ts';
import {withinList} from '../../components/list/list-cursor.ts';
import {problemLines} from '../../components/problem-lines.ts';
import {scrolled} from '../../components/scrolled.ts';
import type {RolePolicies} from '../../jobs.ts';
import {type AppState, homeRegion} from '../../state/app-state.ts';
import {isFelt, type Loadable} from '../../state/loadable.ts';
import {doingText} from '../../text/doing-text.ts';
import {drawable} from '../../text/drawable.ts';
import {
	dim,
	hang,
	highlighted,
	type Line,
	padLine,
	plain,
	strong,
	textWidth,
	toned,
} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {policyLines} from '../roles/policy-lines.ts';
import {verdictMark, verdictTone} from '../roles/verdict-text.ts';
import {type Choice, choiceOptions} from './choices.ts';
import {type ChoiceFieldId, openChoice, type PassScreen} from './pass-state.ts';

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
	const open = openChoice(form);
	if (open === undefined) return [];
	const options = choiceOptions(form, open.field, homeRegion(state));
	if (options.length === 0) return [[], [dim('   Nothing is called that. Esc takes back what you typed.')]];
	const cursor = withinList(open.cursor, options.length, pane.rows);
	const widest = Math.max(...options.map(({name}) => textWidth(name)));
	const names = Math.min(widest, Math.floor(pane.columns * 0.55));
	return options
		.slice(cursor.top, cursor.top + pane.rows)
		.map((choice, offset) =>
			optionLine(open.field, choice, cursor.top + offset === cursor.index, names, symbols),
		);
};

/** What stands between the caller and this role, where something does. */
const reasonLines = (role: JudgedRole, width: number, symbols: Symbols): readonly Line[] => {
	const {verdict, reasons} = role.verdict;
	if (verdict === 'allowed') return [];
	const mark = toned(verdictTone(verdict), ` ${verdictMark(verdict, symbols)} `);
	return [...hang([mark], drawable(reasons[0] ?? ''), width - 1), []];
};

const knownPolicies = (
	known: Loadable<RolePolicies> | undefined,
	now: number,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	if (known?.status === 'ready') return policyLines(known.value, width);
	if (known?.status === 'failed') return problemLines(known.problem, width, symbols);
	return known !== undefined && isFelt(known.since, now)
		? [[dim(`   ${doingText('reading its policies', symbols)}`)]]
		: [];
};

const previewLines = (
	{role, preview}: PassScreen,
	{policies, now}: AppState,
	{columns}: Pane,
	symbols: Symbols,
): readonly Line[] => [
	...(role === undefined ? [] : reasonLines(role, columns, symbols)),
	[
		toned('accent', preview.focused ? ` ${symbols.cursor} ` : '   '),
		strong('What the visitor will be able to do'),
	],
	...(role === undefined ? [] : knownPolicies(policies.get(role.arn), now, columns, symbols)),
];

/** Beside or beneath the form: the list a field has opened, else what the visitor will be able to do. */
export const sideLines = (
	form: PassScreen,
	state: AppState,
	pane: Pane,
	symbols: Symbols,
): readonly Line[] =>
	openChoice(form) === undefined
		? scrolled(previewLines(form, state, pane, symbols), form.preview.scroll, pane, symbols)
		: optionLines(form, state, pane, symbols);
