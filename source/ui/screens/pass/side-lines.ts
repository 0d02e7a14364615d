import {withinList} from '../../components/list/list-cursor.ts';
import {problemLines} from '../../components/problem-lines.ts';
import {scrolled} from '../../components/scrolled.ts';
import {type AppState, homeRegion} from '../../state/app-state.ts';
import {isFelt} from '../../state/loadable.ts';
import {dim, highlighted, type Line, padLine, plain, strong, textWidth, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {policyLines} from '../roles/policy-lines.ts';
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

const previewLines = (form: PassScreen, state: AppState, pane: Pane, symbols: Symbols): readonly Line[] => {
	const head: Line = [
		toned('accent', form.preview.focused ? ` ${symbols.cursor} ` : '   '),
		strong('What the visitor will be able to do'),
	];
	const {role} = form;
	if (role === undefined) return [head];
	const known = state.policies.get(role.arn);
	if (known?.status === 'ready') return [head, ...policyLines(known.value, pane.columns)];
	if (known?.status === 'failed') return [head, ...problemLines(known.problem, pane.columns, symbols)];
	const felt = known !== undefined && isFelt(known.since, state.now);
	return [head, ...(felt ? [[dim(`   reading its policies${symbols.ellipsis}`)]] : [])];
};

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
