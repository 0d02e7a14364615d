import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {withinList} from '../../components/list/list-cursor.ts';
import {problemLines} from '../../components/problem-lines.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {type AppState, layoutOf} from '../../state/app-state.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, plain, strong, toned, wrapText} from '../../text/line.ts';
import {type Symbols, ThemeContext} from '../../theme.ts';
import {presetRowLine, presetText} from './preset-row.ts';
import type {PresetsScreen as Shown} from './presets-state.ts';
import {presetRows} from './presets-update.ts';

type Props = {readonly state: AppState; readonly screen: Shown};

const rows = (state: AppState, {cursor}: Shown, width: number, symbols: Symbols): readonly Line[] => {
	const {list, problem} = state.presets;
	if (list.length === 0 && problem !== undefined) return problemLines(problem, width, symbols);
	if (list.length === 0) {
		return [[dim('   No presets yet. Make a link and press s: the next time it is one key.')]];
	}
	const height = presetRows(state);
	const {index, top} = withinList(cursor, list.length, height);
	return list
		.slice(top, top + height)
		.map((preset, offset) =>
			presetRowLine(preset, {index: top + offset, chosen: top + offset === index, width}, symbols),
		);
};

const remark = (
	{told, presets: {list}}: AppState,
	{renaming, cursor}: Shown,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	if (renaming !== undefined) {
		return [
			[
				plain(' New name  '),
				...textFieldLine(renaming.field, {width: Math.min(64, width - 14), focused: true}, symbols),
			],
			...(renaming.problem === undefined ? [] : problemLines(renaming.problem, width, symbols)),
		];
	}
	if (told !== undefined) return [[toned(told.ok ? 'good' : 'warn', ` ${drawable(told.message)}`)]];
	const chosen = list[withinList(cursor, list.length, list.length).index];
	if (chosen === undefined) return [];
	return wrapText(presetText(chosen, symbols), width - 2).map((row): Line => [dim(` ${row}`)]);
};

/** The presets: what each makes, and everything one can do to them. */
export const PresetsScreen = ({state, screen}: Props) => {
	const {symbols} = use(ThemeContext);
	const {columns, work} = layoutOf(state);
	const said = remark(state, screen, columns, symbols);
	const listed = [[plain(' '), strong('Presets')], [], ...rows(state, screen, columns, symbols)];
	return (
		<>
			<Lines width={columns} rows={work - Math.max(2, said.length)} lines={listed} />
			<Lines width={columns} rows={Math.max(2, said.length)} lines={said} />
		</>
	);
};
