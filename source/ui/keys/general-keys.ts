import type {Binding} from './bindings.ts';

export type GeneralAction = {readonly type: 'quit' | 'interrupt' | 'suspend' | 'redraw' | 'help'};

const group = 'Everywhere';

/** Keys that work on every screen, whatever it is doing. */
export const always: readonly Binding<GeneralAction>[] = [
	{keys: ['ctrl-c'], shown: 'Ctrl-C', does: 'leave at once', group, action: {type: 'interrupt'}},
	{keys: ['ctrl-z'], shown: 'Ctrl-Z', does: 'to the shell; fg returns', group, action: {type: 'suspend'}},
	{keys: ['ctrl-l'], shown: 'Ctrl-L', does: 'draw again', group, action: {type: 'redraw'}},
];

/** Keys that work wherever letters are not typed into a field. */
export const outsideFields: readonly Binding<GeneralAction>[] = [
	{keys: ['?'], shown: '?', does: 'keys', group, footer: 2.5, action: {type: 'help'}},
	{keys: ['q'], shown: 'q', does: 'quit', group, footer: 2.6, action: {type: 'quit'}},
];
