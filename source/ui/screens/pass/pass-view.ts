import type {AppState} from '../../app-state.ts';
import {beside, filled, ruleLine} from '../../components/panes.ts';
import {scrolled} from '../../components/scrolled.ts';
import type {View} from '../../screen.ts';
import type {Line} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {formPanes} from './form-panes.ts';
import type {PassLayout} from './pass-layout.ts';
import {policiesRead, shownPreview} from './pass-preview.ts';
import type {PassScreen} from './pass-state.ts';
import {previewRoom, sideLines} from './side-lines.ts';

/** Rows of the policies, while somebody reads them. */
const rowsToRead = (state: AppState, form: PassScreen, columns: number): number => {
	const preview = shownPreview(state, form);
	return preview === undefined || form.preview.view !== 'policies'
		? 0
		: policiesRead(preview, form, columns).rows.length;
};

/**
 * Where something long is said in a small window, blank rows give way to it; what is left out all the same is counted.
 */
const fittedForm = (
	fields: readonly Line[],
	{arrangement, form}: PassLayout,
	symbols: Symbols,
): readonly Line[] => {
	if (arrangement === 'instead' || fields.length <= form.rows) return fields;
	return scrolled(
		fields.filter((line) => line.length > 0),
		0,
		form,
		symbols,
	);
};

/** One form for a pass, and beside it what the visitor will be able to do. */
export const passView = (state: AppState, form: PassScreen, symbols: Symbols): View => {
	const {fields, panes} = formPanes(state, form, symbols);
	const width = panes.form.columns;
	const {columns, rows} = panes.side;
	const side = sideLines(form, state, panes.side, symbols);
	const room = previewRoom(form, panes.side, symbols);
	const lines =
		panes.arrangement === 'beside'
			? beside(fields, side, {columns: width, rows}, symbols)
			: [
					...filled(fittedForm(fields, panes, symbols), panes.form.rows),
					...(rows > 0 ? [ruleLine(width, symbols), ...side.slice(0, rows)] : []),
				];
	// Beneath the heading.
	return {lines, pane: {columns, rows: room.rows - 1, count: rowsToRead(state, form, columns)}};
};
