import {render} from 'ink';
import {App, type AppProps} from './frame.tsx';
import type {Theme} from './theme.ts';
import {ThemeContext} from './theme-context.ts';

export type {InkApp} from './frame.tsx';

type Drawing = AppProps & {
	readonly theme: Theme;
	readonly stdin: NodeJS.ReadStream;
	readonly stream: NodeJS.WriteStream;
	readonly isRead: boolean;
};

/** The screen as Ink draws it. */
export type DrawnApp = {
	readonly changeTheme: (theme: Theme) => void;
	readonly clear: () => void;
	readonly unmount: () => void;
	readonly waitUntilExit: () => Promise<unknown>;
};

/** Lets Ink draw the store's state and send it the keys. */
export const drawApp = ({theme, stdin, stream, isRead, ...app}: Drawing): DrawnApp => {
	const themed = (by: Theme) => (
		<ThemeContext value={by}>
			<App {...app} />
		</ThemeContext>
	);
	const {rerender, clear, unmount, waitUntilExit} = render(themed(theme), {
		stdin,
		stdout: stream,
		stderr: stream,
		alternateScreen: true,
		exitOnCtrlC: false,
		isScreenReaderEnabled: isRead,
		interactive: true,
		maxFps: 60,
	});
	return {changeTheme: (by) => rerender(themed(by)), clear, unmount, waitUntilExit};
};
