import {type Binding, type ListMove, listKeys} from '../../keys/bindings.ts';
import type {RevokeScreen} from './revoke-state.ts';

export type RevokeAction = ListMove | {readonly type: 'revoke' | 'undo' | 'stop' | 'back'};

type Table = readonly Binding<RevokeAction>[];

const group = 'Revoke';

const back: Table = [
	{keys: ['escape'], shown: 'Esc', does: 'back', group, footer: 2, action: {type: 'back'}},
];
const stop: Table = [
	{keys: ['escape'], shown: 'Esc', does: 'stop', group, footer: 1, action: {type: 'stop'}},
];

/** Home and End are the field's. */
const asking: Table = [
	{keys: ['enter'], shown: 'Enter', does: 'revoke', group, footer: 1, action: {type: 'revoke'}},
	...back,
	{
		keys: ['up', 'ctrl-p', 'down', 'ctrl-n'],
		shown: '↑↓',
		does: 'whose sessions',
		group,
		footer: 3,
		action: (name) => ({type: 'move', move: 'by-rows', by: ['up', 'ctrl-p'].includes(name) ? -1 : 1}),
	},
	...listKeys(false).filter(({action}) => typeof action === 'object' && action.move === 'by-pages'),
];

/** The keys of revoking, as things stand; `confirming`: the role's name is being typed. */
export const revokeKeys = ({stage}: RevokeScreen, confirming: boolean): Table => {
	switch (stage.status) {
		case 'asking':
			return confirming ? asking : back;
		case 'revoking':
		case 'undoing':
			return stop;
		case 'done':
			return [{keys: ['u'], shown: 'u', does: 'undo', group, footer: 1, action: {type: 'undo'}}, ...back];
		case 'undone':
			return back;
	}
};
