import type {AppState} from '../../app-state.ts';
import type {Step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import type {ListPane} from '../../screen.ts';
import {insideOf} from './pass-preview.ts';
import type {PassScreen} from './pass-state.ts';
import {askAbout, show} from './pass-update.ts';
import {
	clearSearch,
	goToStop,
	keepSearch,
	leavePreview,
	moveInPreview,
	openSearch,
	viewPreview,
} from './preview-moves.ts';
import {type PreviewPane, typedSearch} from './preview-state.ts';

type Table = readonly Binding<Step>[];

const key = bindingsOf('Preview');
const search = bindingsOf('Search');

const whileSearching = (state: AppState, form: PassScreen, pane: () => ListPane): Table => [
	search('enter', 'keep the search', () => show(state, keepSearch(form)), {footer: 1}),
	search('escape', 'clear it', () => show(state, clearSearch(form)), {footer: 2}),
	...listKeys(false, (move) => show(state, moveInPreview(state, form, move, pane))),
];

/** Into a service, to the policies behind it all, and back, a step at a time. */
const viewKeys = (state: AppState, form: PassScreen, stops: number, pane: () => ListPane): Table => {
	const to = (view: PreviewPane['view']) => () => show(state, viewPreview(state, form, view, pane));
	const stop = (by: 1 | -1) => () => show(state, goToStop(state, form, by, pane()));
	const ask = key('c', 'can they …?', () => askAbout(state, form), {footer: 5});
	const {view, reader} = form.preview;
	switch (view) {
		case 'matrix':
			return [
				key('enter', 'its actions', to('actions'), {footer: 1}),
				key('p', 'policies', to('policies'), {footer: 4}),
				ask,
				key('escape', 'form', () => show(state, leavePreview(form)), {footer: 2}),
			];
		case 'actions':
			return [
				key(['enter', 'p'], 'its policies', to('policies'), {footer: 1}),
				ask,
				key('escape', 'services', to('matrix'), {footer: 2}),
			];
		case 'policies':
			return [
				reader.search === undefined
					? key('escape', reader.behind === 'actions' ? 'actions' : 'services', to(reader.behind), {
							footer: 1,
						})
					: key('escape', 'clear the search', () => show(state, clearSearch(form)), {footer: 1}),
				key('/', 'search', () => show(state, openSearch(form)), {footer: 2.4}),
				// From statement to statement, or from one thing found to the next.
				...(stops === 0
					? []
					: [key('n', 'next', stop(1), {footer: 2}), key('N', 'previous', stop(-1), {footer: 4})]),
			];
	}
};

/** The keys of somebody in the preview; `enter` and `between` are the form's own. */
export const previewKeys = (
	state: AppState,
	form: PassScreen,
	pane: () => ListPane,
	{enter, between}: {readonly enter: Binding<Step>; readonly between: Table},
): Table => {
	if (typedSearch(form.preview) !== undefined) return whileSearching(state, form, pane);
	const {services, stops} = insideOf(state, form);
	const empty = services === 0 && form.preview.view === 'matrix';
	const own = empty
		? [enter, key('escape', 'form', () => show(state, leavePreview(form)), {footer: 2})]
		: viewKeys(state, form, stops, pane);
	return [
		...own,
		...between,
		...listKeys(true, (move) => show(state, moveInPreview(state, form, move, pane))),
	];
};
