import type {Binding} from '../../keys/bindings.ts';

export type AskAction = {readonly type: 'back' | 'complete' | 'next' | 'previous'};

const group = 'Can they …?';

export const askKeys: readonly Binding<AskAction>[] = [
	{keys: ['tab', 'enter'], shown: 'Tab', does: 'complete', group, footer: 2, action: {type: 'complete'}},
	{keys: ['escape'], shown: 'Esc', does: 'back', group, footer: 1, action: {type: 'back'}},
	{keys: ['up', 'ctrl-p'], shown: '↑', does: 'up', group, footer: 3, action: {type: 'previous'}},
	{keys: ['down', 'ctrl-n'], shown: '↓', does: 'down', group, footer: 3, action: {type: 'next'}},
];
