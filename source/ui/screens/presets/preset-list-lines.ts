import type {AppState} from '../../app-state.ts';
import {withinList} from '../../components/list/list-cursor.ts';
import {problemLines} from '../../components/message-lines.ts';
import {withMore} from '../../components/scrolled.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {presetRowLine} from './preset-row.ts';
import {allPresets, type ListedPreset, type PresetsScreen} from './presets-state.ts';

/** A row of the list: a preset by its place, or words between them. */
type Row = {readonly listed: ListedPreset; readonly place: number} | {readonly line: Line};

/** One's own, then each file of the team's under its name. */
const rowsOf = ({presets}: AppState, symbols: Symbols): readonly Row[] => {
	const all = allPresets(presets).map((listed, place): Row => ({listed, place}));
	const rows = all.slice(0, presets.list.length);
	let place = presets.list.length;
	for (const {file, presets: shared, problem} of presets.team) {
		if (rows.length > 0) rows.push({line: []});
		rows.push({line: [dim(` From ${drawable(file)}, to be used and copied:`)]});
		if (problem !== undefined) {
			rows.push({line: [toned('warn', ` ${symbols.warning} ${drawable(problem)}`)]});
		}
		rows.push(...all.slice(place, place + shared.length));
		place += shared.length;
	}
	return rows;
};

/** As many rows as fit, the one under the cursor among them. */
export const presetListLines = (
	state: AppState,
	{cursor}: PresetsScreen,
	{width, height}: {readonly width: number; readonly height: number},
	symbols: Symbols,
): readonly Line[] => {
	const {list, team, problem, health} = state.presets;
	const none = list.length === 0 && problem !== undefined;
	const own = none
		? problemLines(problem, width, symbols)
		: list.length === 0
			? [[dim('   No presets yet. Make a link and press s: the next time it is one key.')]]
			: [];
	if (list.length === 0 && team.length === 0) return own;
	const rows = [...own.map((line): Row => ({line})), ...rowsOf(state, symbols)];
	const chosen = withinList(cursor, allPresets(state.presets).length, height).index;
	const at = rows.findIndex((row) => 'listed' in row && row.place === chosen);
	const {top} = withinList({...cursor, index: at}, rows.length, height);
	const lines = rows.slice(top, top + height).map((row) =>
		'line' in row
			? row.line
			: presetRowLine(
					row.listed,
					{
						index: row.place,
						chosen: row.place === chosen,
						width,
						findings: health.get(row.listed.preset) ?? [],
					},
					symbols,
				),
	);
	return withMore(lines, rows.length - top - height, width, symbols);
};
