import {type Binding, type ListMove, listKeys} from '../../keys/bindings.ts';

export type HelpAction = ListMove | {readonly type: 'back'};

export const helpKeys: readonly Binding<HelpAction>[] = [
	{keys: ['escape', '?'], shown: 'Esc', does: 'back', group: 'Help', footer: 1, action: {type: 'back'}},
	...listKeys(true),
];
