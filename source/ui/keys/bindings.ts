/**
 * One line of a screen's key table. The same table decides what a key does, what the footer promises and what help
 * explains, so the three cannot disagree.
 */
export type Binding<Result> = {
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
	/** Of a row of keys, what each does. */
	readonly each?: (key: string) => string;
	/** What it does; for a row of keys, by the name of the one pressed. */
	readonly run: (key: string) => Result;
};

/** What is known of a key: as a screen's footer and its help need it. */
export type KnownKey = Omit<Binding<unknown>, 'run'>;

const written: Readonly<Record<string, string>> = {
	enter: 'Enter',
	escape: 'Esc',
	tab: 'Tab',
	'shift-tab': 'Shift-Tab',
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	'page-up': 'PgUp',
	'page-down': 'PgDn',
};

/** How a key is written for a person. */
export const shownAs = (key: string): string =>
	written[key] ?? key.replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`);

/** Writes the bindings of a group, a line each: `link('c', 'copy', copy, {footer: 1})`. */
export const bindingsOf =
	(group: string) =>
	<Result>(
		keys: string | readonly string[],
		does: string,
		run: (key: string) => Result,
		more: Partial<Pick<Binding<Result>, 'shown' | 'help' | 'footer' | 'each'>> = {},
	): Binding<Result> => {
		const names = typeof keys === 'string' ? [keys] : keys;
		return {keys: names, shown: shownAs(names[0] ?? ''), does, group, run, ...more};
	};

/** What a key does; nothing for a key that is not in the table. */
export const runKey = <Result>(table: readonly Binding<Result>[], name: string): Result | undefined =>
	table.find(({keys}) => keys.includes(name))?.run(name);

/** Moving in any list: one table for all of them. */
export type ListMove = {
	readonly move: 'by-rows' | 'by-pages' | 'to';
	/** Rows or pages; for `to`, 0 is the first row and anything large the last. */
	readonly by: number;
};

const moves = bindingsOf('Move');

/** Half a page, in rows, whatever the window: moving by less than is in sight loses nobody. */
const half = 8;

/** @param letters Whether letters move as well: nowhere they could be typed. There, all that edits is the field's. */
export const listKeys = <Result>(
	letters: boolean,
	move: (move: ListMove) => Result,
	footer?: number,
): readonly Binding<Result>[] => {
	const rows = (by: number) => () => move({move: 'by-rows', by});
	const pages = (by: number) => () => move({move: 'by-pages', by});
	const to = (by: number) => () => move({move: 'to', by});
	const named = footer === undefined ? {} : {footer};
	if (!letters) {
		return [
			moves('up', 'up', rows(-1), named),
			moves('down', 'down', rows(1), named),
			moves('page-up', 'a page up', pages(-1)),
			moves('page-down', 'a page down', pages(1)),
		];
	}
	return [
		moves(['up', 'k'], 'up', rows(-1), {shown: '↑ k', ...named}),
		moves(['down', 'j'], 'down', rows(1), {shown: '↓ j', ...named}),
		moves(['page-up', 'ctrl-b'], 'a page up', pages(-1)),
		moves(['page-down', 'ctrl-f'], 'a page down', pages(1)),
		moves('ctrl-u', 'half a page up', rows(-half)),
		moves('ctrl-d', 'half a page down', rows(half)),
		moves(['home', 'g'], 'to the first', to(0), {shown: 'g Home'}),
		moves(['end', 'G'], 'to the last', to(Number.MAX_SAFE_INTEGER), {shown: 'G End'}),
	];
};
