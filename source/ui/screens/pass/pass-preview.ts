import {type AppState, layoutOf} from '../../app-state.ts';
import {type ActionRow, actionRows, actionsIn} from '../../preview/action-list.ts';
import {type PolicyText, policyText, type Stop} from '../../preview/policy-text.ts';
import {previewOfForm, previewOfRole, scopeProblem} from '../../preview/previews.ts';
import type {PreviewRow, RolePreview} from '../../preview/role-preview.ts';
import {problemIn, readyValue} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import {findText, type Piece} from '../../text/find-text.ts';
import {passLayout} from './pass-layout.ts';
import {type PassScreen, scopeOf} from './pass-state.ts';
import type {PreviewPane} from './preview-state.ts';

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

/**
 * Why whoever gets this pass could become administrator, as far as that is known: from the form's own preview, or for
 * want of it from that of the whole role, which differs by the page and the region alone.
 */
export const escalation = (state: AppState, form: PassScreen): string | undefined => {
	const whole = form.role !== undefined && scopeOf(form).length === 0;
	const known =
		readyValue(previewOfForm(state, form)) ??
		(whole ? readyValue(previewOfRole(state, form.role.arn)) : undefined);
	return known && escalationIn(known);
};

export const escalationIn = ({warnings}: RolePreview): string | undefined =>
	warnings.find(({code}) => code === 'privilege-escalation')?.message;

/** A session at hand is handed out with all that it may do. */
export const ownPower = ({values}: PassScreen): string | undefined =>
	values.self
		? 'Can do all that you can: it is your own session that is handed out, until it ends.'
		: undefined;

/** Why there is nothing to preview, or nothing right. */
export const previewProblem = (state: AppState, form: PassScreen): Problem | undefined => {
	const wrong = scopeProblem(state, form);
	if (wrong !== undefined) return wrong;
	const policies = form.role && state.policies.get(form.role.arn);
	return problemIn(policies, previewOfForm(state, form));
};

/** What there is in the preview to go into: services, and places that `n` leads to. */
export type Inside = {readonly services: number; readonly stops: number};

export const insideOf = (state: AppState, form: PassScreen): Inside => {
	const preview = shownPreview(state, form);
	if (preview === undefined || previewProblem(state, form) !== undefined) return {services: 0, stops: 0};
	const {focused, view} = form.preview;
	const {columns} = passLayout(layoutOf(state), {inside: true}).side;
	const stops = focused && view === 'policies' ? policiesRead(preview, form, columns).stops.length : 0;
	return {services: preview.rows.length, stops};
};
