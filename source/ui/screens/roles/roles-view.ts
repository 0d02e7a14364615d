import {type AppState, callerOf, layoutOf} from '../../app-state.ts';
import {beside, filled, ruleLine} from '../../components/panes.ts';
import {scrolled} from '../../components/scrolled.ts';
import type {View} from '../../screen.ts';
import {chosenLine, type Line, plain, toned} from '../../text/line.ts';
import {roleTitle} from '../../text/role-title.ts';
import type {Symbols} from '../../theme.ts';
import {arnPromptLines, emptyListLines} from './empty-list.ts';
import {listHeadLine, presetsLine} from './list-head.ts';
import {ownDetailLines, ownRowLine} from './own-session-lines.ts';
import {roleDetailLines} from './role-detail.ts';
import {roleColumns, roleRowLine} from './role-row.ts';
import {type Pane, rolesLayout} from './roles-layout.ts';
import {chosenRole, isOwnChosen, showsOwn} from './roles-state.ts';

/** Only the rows that are in sight are made. */
const listLines = (state: AppState, {columns: width, rows}: Pane, symbols: Symbols): readonly Line[] => {
	const {roles, now} = state;
	if (roles.typing !== undefined) return arnPromptLines(state, width, symbols);
	const own = showsOwn(roles) ? [ownRowLine(state, width, symbols)] : [];
	if (roles.rows.length === 0) {
		const found = own.length > 0 && roles.filter.field.value !== '';
		return found ? own : [...own, ...emptyListLines(state, width, symbols)];
	}
	const {index, top} = roles.cursor;
	const columns = roleColumns(width, roles.ordered);
	const home = callerOf(state)?.account ?? '';
	const listed = roles.rows.slice(top, top + rows).map((row, offset) => {
		const chosen = top + offset === index;
		const verifyingSince = roles.verifying.get(row.role.arn);
		const line = roleRowLine(row, columns, {chosen, verifyingSince, now, home}, symbols);
		return chosen ? chosenLine(line, width) : line;
	});
	return [...listed, ...own].slice(0, rows);
};

/** The list alone, for beside a role's form. */
export const rolesColumn = (state: AppState, pane: Pane, symbols: Symbols): readonly Line[] => [
	listHeadLine({...state, toast: undefined}, pane.columns, symbols),
	...listLines(state, {...pane, rows: pane.rows - 1}, symbols),
];

/** Where the keys go is told by a mark, as in every pane: it stands in the empty first column. */
const pointedAt = ([first = [], ...others]: readonly Line[], symbols: Symbols): readonly Line[] => {
	const [{text = '', ...style} = {}, ...spans] = first;
	return [[toned('accent', symbols.cursor), {...style, text: text.slice(1)}, ...spans], ...others];
};

/** What the details are of, where the list isn't beside them. */
const roleLine = (state: AppState, {ellipsis}: Symbols): Line => {
	const role = chosenRole(state.roles);
	return role === undefined ? [] : [plain(' '), ...roleTitle(role, callerOf(state)?.account, ellipsis)];
};

/** Home: the roles, and the answer about the one under the cursor. */
export const rolesView = (state: AppState, _screen: unknown, symbols: Symbols): View => {
	const {columns} = layoutOf(state);
	const {list, detail, arrangement} = rolesLayout(layoutOf(state));
	const {scroll} = state.roles.detail;
	const role = state.roles.typing === undefined ? chosenRole(state.roles) : undefined;
	const focused = state.roles.detail.focused && role !== undefined;
	const own = state.roles.typing === undefined && isOwnChosen(state.roles);
	const all =
		role !== undefined
			? roleDetailLines(role, state, detail, symbols)
			: own
				? ownDetailLines(state, detail.columns)
				: [];
	const shown = scrolled(all, scroll, detail, symbols);
	const details = focused ? pointedAt(shown, symbols) : shown;
	const head = listHeadLine(state, list.columns, symbols);
	const listed = () => filled([head, ...listLines(state, list, symbols)], list.rows + 1);
	const instead = () =>
		focused
			? [
					state.toast === undefined && !state.roles.filter.editing ? roleLine(state, symbols) : head,
					...details,
				]
			: listed();
	const work = {
		beside: () => beside(listed(), details, {...list, rows: list.rows + 1}, symbols),
		below: () => [...listed(), ruleLine(columns, symbols), ...details],
		instead,
	}[arrangement]();
	return {
		lines: [presetsLine(state, columns, symbols), ...work],
		pane: {...detail, count: all.length},
	};
};
