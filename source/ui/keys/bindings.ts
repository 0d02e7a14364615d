/**
 * One line of a screen's key table. The same table decides what a key does, what the footer promises and what help
 * explains, so the three cannot disagree.
 */
export type Binding<Action> = {
	/** Names of {@link KeyPress}es. */
	readonly keys: readonly string[];
	/** How the keys are written for a person. */
	readonly shown: string;
	readonly does: string;
	/** The same for help, where a footer’s one word says too little; in 24 columns. */
	readonly help?: string;
	/** Heading in help. */
	readonly group: string;
	/** Place in the footer, 1 is kept longest when it gets narrow; absent: only in help. */
	readonly footer?: number;
	/** What it does; for a row of keys, by the name of the one pressed. */
	readonly action: Action | ((name: string) => Action);
};

export const actionFor = <Action extends object>(
	table: readonly Binding<Action>[],
	name: string,
): Action | undefined => {
	const action = table.find((binding) => binding.keys.includes(name))?.action;
	return typeof action === 'function' ? action(name) : action;
};

/** Moving in any list: one table for all of them. */
export type ListMove = {
	readonly type: 'move';
	readonly move: 'by-rows' | 'by-pages' | 'to';
	/** Rows or pages; for `to`, 0 is the first row and anything large the last. */
	readonly by: number;
};

export const listKeys = (letters: boolean): readonly Binding<ListMove>[] => [
	{
		keys: letters ? ['up', 'k', 'ctrl-p'] : ['up', 'ctrl-p'],
		shown: letters ? '↑ k' : '↑',
		does: 'up',
		group: 'Move',
		action: {type: 'move', move: 'by-rows', by: -1},
	},
	{
		keys: letters ? ['down', 'j', 'ctrl-n'] : ['down', 'ctrl-n'],
		shown: letters ? '↓ j' : '↓',
		does: 'down',
		group: 'Move',
		action: {type: 'move', move: 'by-rows', by: 1},
	},
	{
		keys: ['page-up', 'ctrl-b'],
		shown: 'PgUp',
		does: 'a page up',
		group: 'Move',
		action: {type: 'move', move: 'by-pages', by: -1},
	},
	{
		keys: ['page-down', 'ctrl-f'],
		shown: 'PgDn',
		does: 'a page down',
		group: 'Move',
		action: {type: 'move', move: 'by-pages', by: 1},
	},
	{
		keys: letters ? ['home', 'g'] : ['home'],
		shown: letters ? 'g Home' : 'Home',
		does: 'to the first',
		group: 'Move',
		action: {type: 'move', move: 'to', by: 0},
	},
	{
		keys: letters ? ['end', 'G'] : ['end'],
		shown: letters ? 'G End' : 'End',
		does: 'to the last',
		group: 'Move',
		action: {type: 'move', move: 'to', by: Number.MAX_SAFE_INTEGER},
	},
];
