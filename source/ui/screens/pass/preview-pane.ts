import type {AppState} from '../../app-state.ts';
import {doingText, problemLines} from '../../components/message-lines.ts';
import {withMore} from '../../components/scrolled.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {actionLines} from '../../preview/action-lines.ts';
import {policyTextLines} from '../../preview/policy-text-lines.ts';
import {matrixPane, previewHeading} from '../../preview/preview-lines.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import {needsSpinner} from '../../runtime/loadable.ts';
import {unfolded} from '../../runtime/problem.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, plain, spread, textWidth, toned, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {
	chosenService,
	policiesRead,
	previewProblem,
	type Reading,
	readFor,
	serviceActions,
	shownPreview,
} from './pass-preview.ts';
import type {PassScreen} from './pass-state.ts';

type Pane = {readonly columns: number; readonly rows: number};

const waitingLines = (state: AppState, form: PassScreen, symbols: Symbols): readonly Line[] => {
	const policies = form.role && state.policies.get(form.role.arn);
	const waits = policies?.status === 'loading' && needsSpinner(policies.since, state.now);
	return waits ? [[dim(`   ${doingText('reading its policies', symbols)}`)]] : [];
};

/** What the policies are read for, and in words what is lit. */
const headingOf = (preview: RolePreview, text: string): readonly [heading: string, lit: string] => {
	const row = preview.rows.find(({service}) => service === text);
	if (row !== undefined) return ['The policies', `bears on ${drawable(row.name)}`];
	const effects = preview.statementsOn(text).map(({effect}) => effect);
	const allows = effects.includes('Allow');
	if (effects.includes('Deny')) return [text, allows ? 'allows or denies it' : 'denies it'];
	return allows ? [text, 'allows it'] : [text || 'The policies', text && 'no statement allows it'];
};

/** `3 of 12`, where there is anything to go to. */
const countText = ({stops}: Reading, stop: number | undefined): string => {
	if (stops.length === 0) return 'no match';
	return stop === undefined ? `${stops.length}` : `${stop + 1} of ${stops.length}`;
};

const policiesHeading = (
	preview: RolePreview,
	form: PassScreen,
	read: Reading,
	columns: number,
	symbols: Symbols,
): Line => {
	const {search, stop} = form.preview.reader;
	if (search !== undefined) {
		const count = search.field.value.trim() === '' ? '' : `  ${countText(read, stop)} `;
		const field = {width: columns - 4 - textWidth(count), focused: search.editing};
		const typed = textFieldLine(search.field, field, symbols);
		return spread([toned('accent', ' / '), ...typed], [dim(count)], columns, symbols.ellipsis);
	}
	const [heading, lit] = headingOf(preview, readFor(preview, form.preview));
	const bar = read.stops.length === 0 ? '' : `${symbols.lit} `;
	const count = read.stops.length > 1 ? `  ${countText(read, stop)} ` : '';
	return spread(
		[...previewHeading(heading, true, symbols), dim(`  ${bar}${lit}`)],
		[dim(count)],
		columns,
		symbols.ellipsis,
	);
};

const policiesLines = (
	preview: RolePreview,
	form: PassScreen,
	{columns, rows}: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const read = policiesRead(preview, form, columns);
	const {scroll, stop} = form.preview.reader;
	const top = Math.max(0, Math.min(scroll, read.rows.length - rows));
	const here = stop === undefined ? undefined : read.stops[stop]?.row;
	const marks = {here, found: read.found.flat()};
	const lines = policyTextLines(read.rows, marks, {top, count: rows}, symbols);
	return [
		policiesHeading(preview, form, read, columns, symbols),
		...withMore(lines, read.rows.length - top - lines.length, columns, symbols),
	];
};

const actionsLines = (
	preview: RolePreview,
	form: PassScreen,
	pane: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const {service = '', name = ''} = chosenService(preview, form.preview) ?? {};
	const heading = [...previewHeading(drawable(name), true, symbols), dim(`  ${service}:${symbols.ellipsis}`)];
	const rows = serviceActions(preview, form.preview);
	return [heading, ...actionLines(preview, rows, form.preview.action, pane, symbols)];
};

/** What the visitor will be able to do with the pass in the form. */
export const previewPaneLines = (
	form: PassScreen,
	state: AppState,
	pane: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const {focused, view, cursor} = form.preview;
	const heading = previewHeading('What the visitor will be able to do', focused, symbols);
	if (form.values.self) {
		const says = 'All that you can do, until your session ends.';
		return [heading, ...wrapText(says, pane.columns - 4).map((row): Line => [plain(`   ${row}`)])];
	}
	const problem = previewProblem(state, form);
	// Said beneath the fields already.
	if (problem !== undefined && problem.message === form.problem?.message) return [heading];
	if (problem !== undefined) return [heading, ...problemLines(unfolded(problem), pane.columns, symbols)];
	const preview = shownPreview(state, form);
	if (preview === undefined) return [heading, ...waitingLines(state, form, symbols)];
	const inner = {...pane, rows: pane.rows - 1};
	if (view === 'policies') return policiesLines(preview, form, inner, symbols);
	if (view === 'actions') return actionsLines(preview, form, inner, symbols);
	const chosen = focused ? Math.min(cursor, preview.rows.length - 1) : undefined;
	return [heading, ...matrixPane(preview, chosen, inner, symbols)];
};
