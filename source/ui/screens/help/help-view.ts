import {type AppState, type HelpScreen, layoutOf} from '../../app-state.ts';
import {scrolled} from '../../components/scrolled.ts';
import type {KnownKey} from '../../keys/bindings.ts';
import type {View} from '../../screen.ts';
import {dim, type Line, padLine, plain, strong} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';

const keyWidth = 11;

const sections = (rows: readonly KnownKey[]): readonly (readonly Line[])[] =>
	[...new Set(rows.map(({group}) => group))].map((group) => [
		[plain('  '), strong(group)],
		...rows
			.filter((row) => row.group === group)
			.map(({shown, does, help}): Line => [plain(`    ${shown.padEnd(keyWidth)}`), dim(help ?? does)]),
		[],
	]);

/** Keys in their groups; in two columns where there is room. */
export const helpLines = (keys: readonly KnownKey[], width: number): readonly Line[] => {
	const groups = sections(keys);
	if (width < 76) return groups.flat();
	const left: Line[] = [];
	const right: Line[] = [];
	for (const group of groups) (left.length <= right.length ? left : right).push(...group);
	const column = Math.floor(width / 2);
	return Array.from({length: Math.max(left.length, right.length)}, (_, row) => [
		...padLine(left[row] ?? [], column),
		...(right[row] ?? []),
	]);
};

/** All the keys that worked where `?` was pressed. */
export const helpView = (state: AppState, {keys, scroll}: HelpScreen, symbols: Symbols): View => {
	const {columns, work: rows} = layoutOf(state);
	const lines = helpLines(keys, columns);
	return {
		lines: scrolled(lines, scroll, {rows, columns}, symbols),
		pane: {columns, rows, count: lines.length},
	};
};
