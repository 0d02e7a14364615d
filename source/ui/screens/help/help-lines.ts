import type {Binding} from '../../keys/bindings.ts';
import type {AppState} from '../../state/app-state.ts';
import {generalKeys, keysOf} from '../../state/screen-keys.ts';
import {dim, type Line, padLine, plain, strong} from '../../text/line.ts';

type Row = Pick<Binding<unknown>, 'shown' | 'does' | 'help' | 'group'>;

const keyWidth = 11;

const sections = (rows: readonly Row[]): readonly (readonly Line[])[] =>
	[...new Set(rows.map(({group}) => group))].map((group) => [
		[plain('  '), strong(group)],
		...rows
			.filter((row) => row.group === group)
			.map(({shown, does, help}): Line => [plain(`    ${shown.padEnd(keyWidth)}`), dim(help ?? does)]),
		[],
	]);

/** The keys of the screen that help was asked for on, grouped; in two columns where there is room. */
export const helpLines = (state: AppState, width: number): readonly Line[] => {
	const beneath = {...state, screens: state.screens.slice(0, -1)};
	const screen = beneath.screens.at(-1);
	const groups = sections([...keysOf(beneath, screen).table, ...generalKeys(beneath)]);
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
