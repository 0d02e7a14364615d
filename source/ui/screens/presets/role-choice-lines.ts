import {type AppState, callerOf} from '../../app-state.ts';
import {withinList} from '../../components/list/list-cursor.ts';
import {withMore} from '../../components/scrolled.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {drawable} from '../../text/drawable.ts';
import {chosenLine, dim, type Line, plain, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {roleColumns, roleRowLine} from '../roles/role-row.ts';
import {roleChoices} from './presets-repair.ts';
import type {RoleChoice} from './presets-state.ts';

/** The roles to choose from for a preset whose own is gone, and what is typed of one. */
export const roleChoiceLines = (
	state: AppState,
	choosing: RoleChoice,
	{width, height}: {readonly width: number; readonly height: number},
	symbols: Symbols,
): readonly Line[] => {
	const rows = roleChoices(state, choosing);
	const room = height - 2;
	const {index, top} = withinList(choosing.cursor, rows.length, room);
	const columns = roleColumns(width, state.roles.ordered);
	const home = callerOf(state)?.account ?? '';
	const lines = rows.slice(top, top + room).map((row, offset) => {
		const chosen = top + offset === index;
		const options = {chosen, verifyingSince: undefined, now: state.now, home};
		const line = roleRowLine(row, columns, options, symbols);
		return chosen ? chosenLine(line, width) : line;
	});
	return [
		[plain(' Another role for '), strong(drawable(choosing.preset.name))],
		[toned('accent', ' / '), ...textFieldLine(choosing.field, {width: width - 5, focused: true}, symbols)],
		...(rows.length === 0 ? [[dim('   No role is like that.')]] : []),
		...withMore(lines, rows.length - top - room, width, symbols),
	];
};
