import {type ActionRow, actionRows, actionsIn} from '../../preview/action-list.ts';
import {type PolicyText, policyText, type Stop} from '../../preview/policy-text.ts';
import type {PreviewRow, RolePreview} from '../../preview/role-preview.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {type AppState, layoutOf} from '../../state/app-state.ts';
import {previewOfForm} from '../../state/previews.ts';
import {findText, type Piece} from '../../text/find-text.ts';
import {anySymbols} from '../../theme.ts';
import {passLayout} from './pass-layout.ts';
import type {PassScreen} from './pass-state.ts';
import type {PreviewPane} from './preview-state.ts';
import {reasonLines} from './reason-lines.ts';

export type Pane = {readonly columns: number; readonly rows: number};

/** What the form can show now: its own preview, or the one before while the next is worked out. */
export const shownPreview = (state: AppState, form: PassScreen): RolePreview | undefined =>
	readyValue(previewOfForm(state, form)) ?? form.preview.last;

/** The service under the cursor. */
export const chosenService = (preview: RolePreview, {cursor}: PreviewPane): PreviewRow | undefined =>
	preview.rows[Math.min(cursor, preview.rows.length - 1)];

/** The rows of that service's actions. */
export const serviceActions = (preview: RolePreview, pane: PreviewPane): readonly ActionRow[] =>
	actionRows(preview.actionsOf(chosenService(preview, pane)?.service ?? ''));

/** What the policies are read for: `s3:GetObject`, or the service `s3`. */
export const readFor = (preview: RolePreview, pane: PreviewPane): string => {
	const service = chosenService(preview, pane)?.service ?? '';
	if (pane.reader.behind === 'matrix') return service;
	const actions = actionsIn(serviceActions(preview, pane));
	return actions[Math.min(pane.action.index, actions.length - 1)]?.action ?? service;
};

/** Columns and rows beneath the heading, for somebody in the preview. */
export const insidePane = (state: AppState, form: PassScreen): Pane => {
	const {columns, rows} = passLayout(layoutOf(state), undefined, true).side;
	return {columns, rows: rows - reasonLines(form.role, columns, anySymbols).length - 1};
};

/** The policies as somebody reads them: their text, what a search has found, and where `n` leads. */
export type Reading = PolicyText & {
	readonly found: readonly (readonly Piece[])[];
};

export const policiesRead = (preview: RolePreview, {preview: pane}: PassScreen, columns: number): Reading => {
	const text = policyText(preview, readFor(preview, pane), columns);
	const search = pane.reader.search?.field.value.trim() ?? '';
	if (search === '') return {...text, found: []};
	const found = findText(
		text.rows.map((row) => (row.policy === undefined ? row.text : `${row.text}\n`)),
		search,
	);
	const stops = found.flatMap(([piece]): readonly Stop[] =>
		piece === undefined ? [] : [{row: piece.row, from: piece.row}],
	);
	return {rows: text.rows, stops, found};
};
