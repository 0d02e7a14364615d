import {Box} from 'ink';
import {use} from 'react';
import {smallest} from '../layout.ts';
import {AskScreen} from '../screens/ask/ask-screen.tsx';
import {HelpScreen} from '../screens/help/help-screen.tsx';
import {LinkScreen} from '../screens/link/link-screen.tsx';
import {PassScreen} from '../screens/pass/pass-screen.tsx';
import {PresetsScreen} from '../screens/presets/presets-screen.tsx';
import {RevokeScreen} from '../screens/revoke/revoke-screen.tsx';
import {RolesScreen} from '../screens/roles/roles-screen.tsx';
import {type AppState, layoutOf, topScreen} from '../state/app-state.ts';
import {keysNow} from '../state/screen-keys.ts';
import {type Line, plain, toned, wrapText} from '../text/line.ts';
import {ThemeContext} from '../theme.ts';
import {footerLine} from './footer-line.ts';
import {headerLine} from './header-line.ts';
import {Lines} from './lines.tsx';

type Props = {readonly state: AppState};

const Shown = ({state}: Props) => {
	const screen = topScreen(state);
	switch (screen?.name) {
		case undefined:
			return <RolesScreen state={state} />;
		case 'pass':
			return <PassScreen state={state} form={screen} />;
		case 'link':
			return <LinkScreen state={state} screen={screen} />;
		case 'presets':
			return <PresetsScreen state={state} screen={screen} />;
		case 'ask':
			return <AskScreen state={state} screen={screen} />;
		case 'revoke':
			return <RevokeScreen state={state} screen={screen} />;
		case 'help':
			return <HelpScreen state={state} screen={screen} />;
	}
};

const TooSmall = ({state}: Props) => {
	const {columns, rows} = state.size;
	const text = `This window is ${columns}×${rows}; daypass needs ${smallest.columns}×${smallest.rows}. Make it larger and it goes on where it was. Ctrl-C leaves.`;
	return (
		<Lines
			width={columns}
			rows={rows}
			lines={wrapText(text, Math.max(1, columns - 2)).map((row): Line => [plain(` ${row}`)])}
		/>
	);
};

/** The one frame of every screen: header, work area, footer. A pure function of the state. */
export const Frame = ({state}: Props) => {
	const {symbols} = use(ThemeContext);
	const {kind, columns, work} = layoutOf(state);
	if (kind === 'too-small') return <TooSmall state={state} />;
	const rule: Line = [toned('line', symbols.rule.repeat(columns))];
	return (
		<Box flexDirection="column" width={columns} height={state.size.rows}>
			<Lines width={columns} lines={[headerLine(state, columns, symbols), rule]} />
			<Box flexDirection="column" height={work} flexShrink={0}>
				<Shown state={state} />
			</Box>
			<Lines width={columns} lines={[rule, footerLine(keysNow(state), columns)]} />
		</Box>
	);
};
