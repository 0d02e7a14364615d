import {Box} from 'ink';
import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {scrolled} from '../../components/scrolled.ts';
import {SideBySide} from '../../components/side-by-side.tsx';
import {type AppState, callerOf, layoutOf} from '../../state/app-state.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, plain, strong, toned} from '../../text/line.ts';
import {type Symbols, ThemeContext} from '../../theme.ts';
import {arnPromptLines, emptyListLines} from './empty-list.ts';
import {listHeadLine, presetsLine} from './list-head.ts';
import {roleDetailLines} from './role-detail.ts';
import {roleColumns, roleRowLine} from './role-row.ts';
import {type Pane, type RolesLayout, rolesLayout} from './roles-layout.ts';
import {chosenRole} from './roles-state.ts';

/** Only the rows that are in sight are made. */
const listLines = (state: AppState, {columns: width, rows}: Pane, symbols: Symbols): readonly Line[] => {
	const {roles, now} = state;
	if (roles.typing !== undefined) return arnPromptLines(state, width, symbols);
	if (roles.rows.length === 0) return emptyListLines(state, width, symbols);
	const {index, top} = roles.cursor;
	const columns = roleColumns(width);
	const home = callerOf(state)?.account ?? '';
	return roles.rows
		.slice(top, top + rows)
		.map((row, offset) =>
			roleRowLine(
				row,
				columns,
				{chosen: top + offset === index, verifyingSince: roles.verifying.get(row.role.arn), now, home},
				symbols,
			),
		);
};

const detailLines = (state: AppState, pane: Pane, symbols: Symbols): readonly Line[] => {
	const role = chosenRole(state.roles);
	if (role === undefined || state.roles.typing !== undefined) return [];
	const {focused, scroll} = state.roles.detail;
	const lines = scrolled(roleDetailLines(role, state, pane, symbols), scroll, pane, symbols);
	return focused ? pointedAt(lines, symbols) : lines;
};

/** Where the keys go is told by a mark, as in every pane: it stands in the empty first column. */
const pointedAt = ([first = [], ...others]: readonly Line[], symbols: Symbols): readonly Line[] => {
	const [{text = '', ...style} = {}, ...spans] = first;
	return [[toned('accent', symbols.cursor), {...style, text: text.slice(1)}, ...spans], ...others];
};

/** What the details are of, where the list isn't beside them. */
const roleLine = (state: AppState): Line => {
	const role = chosenRole(state.roles);
	return role === undefined
		? []
		: [plain(' '), dim(drawable(role.path.slice(1))), strong(drawable(role.name))];
};

type Props = {readonly state: AppState};

/** Home: the roles, and the answer about the one under the cursor. */
export const RolesScreen = ({state}: Props) => {
	const {symbols} = use(ThemeContext);
	const layout = layoutOf(state);
	const panes = rolesLayout(layout);
	return (
		<Box flexDirection="column">
			<Lines width={layout.columns} lines={[presetsLine(state, layout.columns, symbols)]} />
			<Panes state={state} panes={panes} />
		</Box>
	);
};

const Panes = ({state, panes}: Props & {readonly panes: RolesLayout}) => {
	const {symbols} = use(ThemeContext);
	const {list, detail, arrangement} = panes;
	const head = listHeadLine(state, list.columns, symbols);
	const listed = (
		<Lines width={list.columns} rows={list.rows + 1} lines={[head, ...listLines(state, list, symbols)]} />
	);
	const told = (
		<Lines width={detail.columns} rows={detail.rows} lines={detailLines(state, detail, symbols)} />
	);
	switch (arrangement) {
		case 'beside':
			return <SideBySide left={listed} right={told} rows={list.rows + 1} />;
		case 'below':
			return (
				<>
					{listed}
					<Lines width={list.columns} lines={[[toned('line', symbols.rule.repeat(list.columns))]]} />
					{told}
				</>
			);
		case 'instead':
			return state.roles.detail.focused ? (
				<>
					<Lines
						width={list.columns}
						lines={[state.told === undefined && !state.roles.filter.editing ? roleLine(state) : head]}
					/>
					{told}
				</>
			) : (
				listed
			);
	}
};
