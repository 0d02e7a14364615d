import {Box, Text, useApp, useCursor, useInput, useIsScreenReaderEnabled, usePaste} from 'ink';
import {use, useEffect, useInsertionEffect, useSyncExternalStore} from 'react';
import {keysNow, pasted, pressed, type Store, viewOf} from './app.ts';
import {type AppState, layoutOf} from './app-state.ts';
import {footerLine} from './components/footer-line.ts';
import {headerLine} from './components/header-line.ts';
import {filled, ruleLine} from './components/panes.ts';
import {keyPresses} from './keys/key-press.ts';
import {smallest} from './layout.ts';
import {type Line, lineWidth, plain, wrapText} from './text/line.ts';
import {paintedRow} from './text/painted-row.ts';
import {type Spoken, spoken} from './text/spoken.ts';
import type {Symbols} from './theme.ts';
import {ThemeContext} from './theme-context.ts';

const tooSmallLines = ({size: {columns, rows}}: AppState): readonly Line[] => {
	const needed = `daypass needs ${smallest.columns}×${smallest.rows}.`;
	const texts = [
		`This window is ${columns}×${rows}; ${needed} Make it larger and it goes on where it was. Ctrl-C leaves.`,
		`${columns}×${rows}: ${needed} Ctrl-C leaves.`,
		'Too small. Ctrl-C leaves.',
	];
	const wrapped = texts.map((text) => wrapText(text, Math.max(1, columns - 2)));
	const fitting = wrapped.find((lines) => lines.length <= rows) ?? wrapped.at(-1) ?? [];
	return fitting.map((row): Line => [plain(` ${row}`)]);
};

/** The one frame of every screen: header, work area, footer; a line for each row. A pure function of the state. */
const frameLines = (state: AppState, symbols: Symbols): readonly Line[] => {
	const {kind, columns, work} = layoutOf(state);
	if (kind === 'too-small') return filled(tooSmallLines(state), state.size.rows);
	const rule = ruleLine(columns, symbols);
	return [
		headerLine(state, columns, symbols),
		rule,
		...filled(viewOf(state, symbols).lines, work),
		rule,
		footerLine(keysNow(state), columns),
	];
};

/** Where the terminal's cursor belongs: at the text being typed, in columns and rows from 0. */
const cursorIn = (
	lines: readonly Line[],
	columns: number,
): {readonly x: number; readonly y: number} | undefined => {
	for (const [y, line] of lines.entries()) {
		const at = line.findIndex(({caret}) => caret);
		const x = at === -1 ? columns : lineWidth(line.slice(0, at));
		if (x < columns) return {x, y};
	}
	return undefined;
};

/** A row for a screen reader: Ink says the role and that it is selected. */
const ReadRow = ({spoken: {text, role}, painted}: {readonly spoken: Spoken; readonly painted: string}) => {
	const row = (
		<Text wrap="truncate" aria-label={text} aria-hidden={text === '' && role === undefined}>
			{painted}
		</Text>
	);
	return role === undefined ? (
		row
	) : (
		<Box aria-role={role} aria-state={{selected: true}}>
			{row}
		</Box>
	);
};

/** The frame's lines, painted by the theme. One node for a row: Ink then takes it apart only once. */
export const Frame = ({state}: {readonly state: AppState}) => {
	const theme = use(ThemeContext);
	const {symbols} = theme;
	const {columns, rows} = state.size;
	const lines = frameLines(state, symbols);
	const {setCursorPosition} = useCursor();
	const isRead = useIsScreenReaderEnabled();
	// What is read aloud has rows of its own lengths.
	setCursorPosition(isRead ? undefined : cursorIn(lines, columns));
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			{lines.map((line, row) => {
				const painted = paintedRow(line, columns, theme) || ' ';
				return isRead ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: a row is what it is by its place
					<ReadRow key={row} spoken={spoken(line, symbols)} painted={painted} />
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: as above
					<Text key={row} wrap="truncate">
						{painted}
					</Text>
				);
			})}
		</Box>
	);
};

/** What Ink lets a program do with the terminal from inside. */
export type InkApp = ReturnType<typeof useApp>;

export type AppProps = {
	readonly store: Store;
	/** Called once Ink is there to suspend. */
	readonly onReady?: (app: InkApp) => void;
	/** Called with each state before its frame is written. */
	readonly onFrame?: (state: AppState) => void;
};

/** Keys, pastes and the state's frame: everything else is in the updates. */
export const App = ({store, onReady, onFrame}: AppProps) => {
	const state = useSyncExternalStore(store.subscribe, store.getState);
	const app = useApp();
	useInput((input, key) => store.send(...keyPresses(input, key).map(pressed)));
	usePaste((text) => store.send(pasted(text)));
	useEffect(() => {
		onReady?.(app);
	}, [onReady, app]);
	// Ink writes a frame at the end of a commit; effects of this kind run before that.
	useInsertionEffect(() => {
		onFrame?.(state);
	});
	return <Frame state={state} />;
};
