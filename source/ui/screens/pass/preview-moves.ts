import type {AppState} from '../../app-state.ts';
import {moveInList} from '../../components/list/list-cursor.ts';
import {scrollBy} from '../../components/scrolled.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {actionListRows} from '../../preview/action-lines.ts';
import {actionsIn, withinActions} from '../../preview/action-list.ts';
import type {Stop} from '../../preview/policy-text.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import type {ListPane} from '../../screen.ts';
import {policiesRead, serviceActions, shownPreview} from './pass-preview.ts';
import type {PassScreen} from './pass-state.ts';
import type {PolicyReader, PreviewPane} from './preview-state.ts';

const withPane = (form: PassScreen, pane: Partial<PreviewPane>): PassScreen => ({
	...form,
	preview: {...form.preview, ...pane},
});

const withReader = (form: PassScreen, reader: Partial<PolicyReader>): PassScreen =>
	withPane(form, {reader: {...form.preview.reader, ...reader}});

/** A page, whatever the window: moving by less than is in sight loses nobody. */
const page = 10;

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, Math.max(0, most)));

const moved = (now: number, {move, by}: ListMove, most: number): number =>
	clamp(move === 'to' ? by : clamp(now, most) + by * (move === 'by-pages' ? page : 1), most);

/** From action to action, the list along with them. */
const moveInActions = (
	preview: RolePreview,
	form: PassScreen,
	move: ListMove,
	pane: ListPane,
): PassScreen => {
	const rows = serviceActions(preview, form.preview);
	const height = actionListRows(pane);
	const actions = actionsIn(rows).length;
	const before = withinActions(form.preview.action, rows, height);
	const {index} = moveInList(before, move, actions, height);
	const {top} = withinActions({index, top: before.top}, rows, height);
	return withPane(form, {action: {index, top}});
};

/** Moving in the preview: from service to service, from action to action, or through the policies. */
export const moveInPreview = (
	state: AppState,
	form: PassScreen,
	move: ListMove,
	pane: () => ListPane,
): PassScreen => {
	const preview = shownPreview(state, form);
	if (preview === undefined) return form;
	const {view, cursor, reader} = form.preview;
	switch (view) {
		case 'matrix':
			return withPane(form, {cursor: moved(cursor, move, preview.rows.length - 1)});
		case 'actions':
			return moveInActions(preview, form, move, pane());
		case 'policies': {
			const {count, rows} = pane();
			return withReader(form, {scroll: scrollBy(reader.scroll, move, count, rows)});
		}
	}
};

/** The first row to show so that a stop is in sight, with what should be seen with it: as it is, if it is. */
const scrollTo = ({row, from}: Stop, scroll: number, count: number, {rows}: ListPane): number => {
	if (row >= scroll && row < scroll + rows - 1) return scroll;
	// The name of its policy above it, two rows beneath it, and of more than that the beginning.
	return clamp(Math.max(from - 1, row - rows + 3), count - rows);
};

const takenTo = (
	state: AppState,
	form: PassScreen,
	pane: ListPane,
	choose: (stops: readonly Stop[]) => number,
): PassScreen => {
	const preview = shownPreview(state, form);
	if (preview === undefined) return form;
	const {rows, stops} = policiesRead(preview, form, pane.columns);
	const at = choose(stops);
	const stop = stops[at];
	if (stop === undefined) return form;
	const scroll = scrollTo(stop, form.preview.reader.scroll, rows.length, pane);
	return withReader(form, {stop: at, scroll});
};

/** The stop after or before the one somebody is at, round and round; from what is in sight, if they went on from it. */
export const goToStop = (state: AppState, form: PassScreen, by: 1 | -1, pane: ListPane): PassScreen => {
	const {scroll, stop} = form.preview.reader;
	const {rows} = pane;
	const inSight = ({row}: Stop) => row >= scroll && row < scroll + rows;
	return takenTo(state, form, pane, (stops) => {
		const here = stops[stop ?? -1];
		if (here !== undefined && inSight(here)) return (stops.indexOf(here) + by + stops.length) % stops.length;
		if (by === 1)
			return Math.max(
				0,
				stops.findIndex(({row}) => row >= scroll),
			);
		const before = stops.findLastIndex(({row}) => row < scroll + rows);
		return before === -1 ? stops.length - 1 : before;
	});
};

/** Into a service, to the policies, and back. The policies open at the first statement that bears on what is chosen. */
export const viewPreview = (
	state: AppState,
	form: PassScreen,
	view: PreviewPane['view'],
	pane: () => ListPane,
): PassScreen => {
	const from = form.preview.view;
	if (view === 'policies' && from !== 'policies') {
		const opened = withPane(form, {view, reader: {behind: from, scroll: 0}});
		return takenTo(state, opened, pane(), () => 0);
	}
	if (view === 'actions' && from === 'matrix') return withPane(form, {view, action: {index: 0, top: 0}});
	return withPane(form, {view});
};

export const openSearch = (form: PassScreen): PassScreen => {
	const {search, scroll} = form.preview.reader;
	return withReader(form, {search: {field: search?.field ?? textField(), editing: true, from: scroll}});
};

/** What is found from where the search was begun; nothing found leaves somebody there. */
export const searched = (state: AppState, form: PassScreen, field: TextField, pane: ListPane): PassScreen => {
	const {search} = form.preview.reader;
	if (search === undefined) return form;
	if (field.value === search.field.value) return withReader(form, {search: {...search, field}});
	const typed = withReader(form, {search: {...search, field}, stop: undefined, scroll: search.from});
	if (field.value.trim() === '') return typed;
	return takenTo(state, typed, pane, (stops) =>
		Math.max(
			0,
			stops.findIndex(({row}) => row >= search.from),
		),
	);
};

/** Done typing: the search stays, unless there is none. */
export const keepSearch = (form: PassScreen): PassScreen => {
	const {search} = form.preview.reader;
	if (search === undefined || search.field.value.trim() === '') return clearSearch(form);
	return withReader(form, {search: {...search, editing: false}});
};

export const clearSearch = (form: PassScreen): PassScreen =>
	withReader(form, {search: undefined, stop: undefined});

/** Back to the fields: what is in them stays. */
export const leavePreview = (form: PassScreen): PassScreen => withPane(form, {focused: false});
