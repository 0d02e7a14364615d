import type {Binding} from '../../keys/bindings.ts';
import type {AskScreen} from './ask-state.ts';

export type AskAction = {readonly type: 'back' | 'complete' | 'next' | 'previous'};

const group = 'Can they …?';

type Table = readonly Binding<AskAction>[];

const back: Table = [
	{keys: ['escape'], shown: 'Esc', does: 'back', group, footer: 1, action: {type: 'back'}},
];

const amongActions: Table = [
	{keys: ['tab', 'enter'], shown: 'Tab', does: 'complete', group, footer: 2, action: {type: 'complete'}},
	...back,
	{keys: ['up', 'ctrl-p'], shown: '↑', does: 'up', group, footer: 3, action: {type: 'previous'}},
	{keys: ['down', 'ctrl-n'], shown: '↓', does: 'down', group, footer: 3, action: {type: 'next'}},
];

/** The keys of the prompt, as things stand: without actions to choose from only the way back. */
export const askKeys = ({found}: AskScreen): Table => (found.length > 0 ? amongActions : back);
