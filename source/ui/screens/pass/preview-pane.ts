import {problemLines} from '../../components/problem-lines.ts';
import {scrolled} from '../../components/scrolled.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {actionLines} from '../../preview/action-lines.ts';
import {policyTextLines} from '../../preview/policy-text-lines.ts';
import {matrixPane, previewHeading} from '../../preview/preview-lines.ts';
import type {PreviewRow, RolePreview} from '../../preview/role-preview.ts';
import {type AppState, replaceTop} from '../../state/app-state.ts';
import {type Step, step} from '../../state/effects.ts';
import {isFelt, readyValue} from '../../state/loadable.ts';
import {previewOfForm, previewOfRole, scopeProblem} from '../../state/previews.ts';
import type {Problem} from '../../state/problem.ts';
import {doingText} from '../../text/doing-text.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {PassScreen, PreviewPane} from './pass-state.ts';
import {scopeItems} from './scope-text.ts';

type Pane = {readonly columns: number; readonly rows: number};

/** What the form can show now: its own preview, or the one before while the next is worked out. */
export const shownPreview = (state: AppState, form: PassScreen): RolePreview | undefined =>
	readyValue(previewOfForm(state, form)) ?? form.preview.last;

/**
 * Why whoever gets this pass could become administrator, as far as that is known: from the form's own preview, or for want
 * of it from that of the whole role, which differs by the page and the region alone.
 */
export const escalation = (state: AppState, form: PassScreen): string | undefined => {
	const whole = form.role !== undefined && scopeItems(form.texts.scope.value).length === 0;
	const known =
		readyValue(previewOfForm(state, form)) ??
		(whole ? readyValue(previewOfRole(state, form.role.arn)) : undefined);
	return known?.warnings.find(({code}) => code === 'privilege-escalation')?.message;
};

const chosenRow = ({rows}: RolePreview, {cursor}: PreviewPane): PreviewRow | undefined =>
	rows[Math.min(cursor, rows.length - 1)];

/** What can be done in the preview, for its key table. */
export const canLookInside = (state: AppState, form: PassScreen): boolean =>
	problemOf(state, form) === undefined && (shownPreview(state, form)?.rows.length ?? 0) > 0;

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

/** A page, whatever the window: moving by less than is in sight loses nobody. */
const page = 10;

const moved = (now: number, {move, by}: ListMove, most: number): number =>
	clamp(move === 'to' ? by : now + by * (move === 'by-pages' ? page : 1), most);

/** More lines than any service's actions or ten policies take. */
const farthest = 20_000;

/** Moving in the preview: from service to service, or through the lines. */
export const moveInPreview = (state: AppState, form: PassScreen, move: ListMove): PassScreen => {
	const {preview} = form;
	if (preview.view !== 'matrix') {
		return {...form, preview: {...preview, scroll: moved(preview.scroll, move, farthest)}};
	}
	const most = Math.max(0, (shownPreview(state, form)?.rows.length ?? 0) - 1);
	return {...form, preview: {...preview, cursor: moved(Math.min(preview.cursor, most), move, most)}};
};

export const viewPreview = (state: AppState, form: PassScreen, view: PreviewPane['view']): Step<AppState> =>
	step(replaceTop(state, {...form, preview: {...form.preview, view, scroll: 0}}));

/** Why there is nothing to preview, or nothing right. */
const problemOf = (state: AppState, form: PassScreen): Problem | undefined => {
	const wrong = scopeProblem(state, form);
	if (wrong !== undefined) return wrong;
	const policies = form.role && state.policies.get(form.role.arn);
	if (policies?.status === 'failed') return policies.problem;
	const preview = previewOfForm(state, form);
	return preview?.status === 'failed' ? preview.problem : undefined;
};

const waitingLines = (state: AppState, form: PassScreen, symbols: Symbols): readonly Line[] => {
	const policies = form.role && state.policies.get(form.role.arn);
	const waits = policies?.status === 'loading' && isFelt(policies.since, state.now);
	return waits ? [[dim(`   ${doingText('reading its policies', symbols)}`)]] : [];
};

const insideLines = (
	preview: RolePreview,
	row: PreviewRow | undefined,
	form: PassScreen,
	{columns, rows}: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const inActions = form.preview.view === 'actions';
	const lines = inActions
		? actionLines(preview.actionsOf(row?.service ?? ''), columns, symbols)
		: policyTextLines(preview.policies, row?.service ?? '', columns, symbols);
	const name = drawable(row?.name ?? '');
	const heading = inActions
		? [...previewHeading(name, true, symbols), dim(`  ${row?.service ?? ''}:…`)]
		: [
				...previewHeading('The policies', true, symbols),
				...(name === '' ? [] : [dim(`  ${symbols.lit} names actions of ${name}`)]),
			];
	return [heading, ...scrolled(lines, form.preview.scroll, {columns, rows: rows - 1}, symbols)];
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
	const problem = problemOf(state, form);
	if (problem !== undefined) return [heading, ...problemLines(problem, pane.columns, symbols)];
	const preview = shownPreview(state, form);
	if (preview === undefined) return [heading, ...waitingLines(state, form, symbols)];
	if (view !== 'matrix') return insideLines(preview, chosenRow(preview, form.preview), form, pane, symbols);
	const chosen = focused ? Math.min(cursor, preview.rows.length - 1) : undefined;
	return [heading, ...matrixPane(preview, chosen, {...pane, rows: pane.rows - 1}, symbols)];
};
