import {type Binding, listKeys} from '../../keys/bindings.ts';
import type {PassAction} from './pass-keys.ts';
import type {PreviewPane} from './preview-state.ts';

export type PreviewAction =
	| {readonly type: 'view'; readonly view: PreviewPane['view']}
	| {readonly type: 'leave-preview'}
	| {readonly type: 'search' | 'keep-search' | 'clear-search' | 'next-stop' | 'previous-stop'};

type Key = Binding<PassAction>;

const group = 'Preview';

const view = (
	keys: readonly string[],
	shown: string,
	does: string,
	to: PreviewPane['view'],
	footer: number,
): Key => ({keys, shown, does, group, footer, action: {type: 'view', view: to}});

const ask: Key = {keys: ['c'], shown: 'c', does: 'can they …?', group, footer: 5, action: {type: 'ask'}};

/** A step back is to the fields: what is in them stays. */
export const toForm: Key = {
	keys: ['escape'],
	shown: 'Esc',
	does: 'form',
	group,
	footer: 2,
	action: {type: 'leave-preview'},
};

/** While a search is typed. */
export const searchKeys: readonly Key[] = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'keep the search',
		group: 'Search',
		footer: 1,
		action: {type: 'keep-search'},
	},
	{
		keys: ['escape'],
		shown: 'Esc',
		does: 'clear it',
		group: 'Search',
		footer: 2,
		action: {type: 'clear-search'},
	},
	...listKeys(false),
];

/** Where `n` leads: from statement to statement, or from one thing found to the next. */
const stopKeys: readonly Key[] = [
	{keys: ['n'], shown: 'n', does: 'next', group, footer: 2, action: {type: 'next-stop'}},
	{keys: ['N'], shown: 'N', does: 'previous', group, footer: 4, action: {type: 'previous-stop'}},
];

const policiesKeys = ({search, behind}: PreviewPane['reader'], stops: number): readonly Key[] => [
	search === undefined
		? view(['escape'], 'Esc', behind === 'actions' ? 'actions' : 'services', behind, 1)
		: {
				keys: ['escape'],
				shown: 'Esc',
				does: 'clear the search',
				group,
				footer: 1,
				action: {type: 'clear-search'},
			},
	{keys: ['/'], shown: '/', does: 'search', group, footer: 2.4, action: {type: 'search'}},
	...(stops > 0 ? stopKeys : []),
];

/** What there is in the preview to go into: services, and places that `n` leads to. */
export type Inside = {readonly services: number; readonly stops: number};

/** The keys in the preview: into a service, to the policies behind it all, and back, a step at a time. */
export const previewKeys = (pane: PreviewPane, {stops}: Inside): readonly Key[] => {
	switch (pane.view) {
		case 'matrix':
			return [
				view(['enter'], 'Enter', 'its actions', 'actions', 1),
				view(['p'], 'p', 'policies', 'policies', 4),
				ask,
				toForm,
			];
		case 'actions':
			return [
				view(['enter', 'p'], 'Enter', 'its policies', 'policies', 1),
				ask,
				view(['escape'], 'Esc', 'services', 'matrix', 2),
			];
		case 'policies':
			return policiesKeys(pane.reader, stops);
	}
};
