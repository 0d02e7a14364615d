import {setImmediate} from 'node:timers/promises';
import {exitCodes} from '../failure.ts';
import type {PassRequest} from '../pass/pass.ts';
import type {Settings} from '../presets/setting.ts';
import {createStore, resized, started} from './app.ts';
import {type AppState, initialState} from './app-state.ts';
import type {DrawnApp, InkApp} from './draw-app.tsx';
import type {Update} from './effects.ts';
import type {Jobs} from './jobs.ts';
import {type Size, sizeOf} from './layout.ts';
import {tick} from './runtime/effect.ts';
import {linkPlace} from './screens/link/link-view.ts';
import {anyKey} from './terminal/any-key.ts';
import {wiped} from './terminal/escapes.ts';
import {watchProcess} from './terminal/process-events.ts';
import {screenStream} from './terminal/screen-stream.ts';
import {stopAndGo} from './terminal/stop-and-go.ts';
import {askTerminal, type Told} from './terminal/terminal-answers.ts';
import type {Theme} from './theme.ts';

/** A frame that was drawn on the alternate screen before Ink was there. */
export type DrawnFrame = {
	/**
	 * Its rows; undefined where they no longer stand on a screen of that size. From then on the screen is Ink's to leave.
	 */
	readonly take: (size: Size) => readonly string[] | undefined;
};

export type ScreenOptions = {
	readonly jobs: Jobs;
	/** Where keys come from: a terminal. */
	readonly stdin: NodeJS.ReadStream;
	/** Where to draw: standard output, or the controlling terminal when that is a pipe. */
	readonly terminal: NodeJS.WriteStream;
	/** How things look, by what the terminal has told of itself. */
	readonly theme: (told: Told) => Theme;
	/** Whether the terminal is asked about itself. @default no */
	readonly asks?: boolean;
	/** Whether a screen reader reads the rows aloud. @default no */
	readonly isRead?: boolean;
	/** What a fresh form asks for where it differs from daypass's own defaults. */
	readonly settings?: Settings;
	/** The first frame, where it stands on the screen already. */
	readonly drawn?: DrawnFrame | undefined;
	/** A pass to begin with: its form is open at the first frame. */
	readonly first?: PassRequest;
};

export type ScreenResult = {
	readonly exitCode: number;
	/** The last link that was made. */
	readonly lastUrl?: string;
};

const ctrlC = '\u0003';

/** 128 and SIGHUP's number: the terminal went away. */
const hungUp = 129;

/**
 * The full-screen program, from the first frame to the last key. Whatever ends it, the terminal is as it was when this
 * settles: main screen, cursor, line editing, no bracketed paste.
 * @throws what nobody caught, once the terminal is given back; nothing that a job rejects with.
 */
export const runScreen = async (options: ScreenOptions): Promise<ScreenResult> => {
	const {jobs, terminal, first, settings = {}, asks = false, isRead = false} = options;
	let told: Told = {};
	let theme = options.theme(told);
	let app: InkApp | undefined;
	let instance: DrawnApp | undefined;
	let lent = false;
	let exitCode = 0;
	let failure: Error | undefined;

	const asking = askTerminal(options.stdin, terminal, (more) => {
		told = {...told, ...more};
		theme = options.theme(told);
		instance?.changeTheme(theme);
		// The mark it was asked with may have reached beyond its column.
		if (told.wide === true) redraw(tick);
	});
	const {stdin} = asking;

	const leave = (code: number) => {
		exitCode = code;
		store.stop();
		void asking.answered().then(() => instance?.unmount());
	};
	const redraw = (update: Update) => {
		if (lent) return;
		instance?.clear();
		// The frame is then drawn from the top, whatever the terminal did to the old one.
		stream.write(wiped);
		store.send(update);
	};
	const refit = () => redraw(resized(sizeOf(terminal)));
	/** Gives the terminal as it was before to something else, and takes it back. */
	const lend = async (use: () => Promise<void>) => {
		if (app === undefined || lent) return;
		lent = true;
		await app.suspendTerminal(async () => {
			await drained();
			await use();
		});
		lent = false;
		refit();
	};
	const showAlone = async (url: string) => {
		let key = '';
		await lend(async () => {
			terminal.write(`\n${url}\n\nAny key goes back.\n`);
			key = await anyKey(stdin);
		});
		if (key.includes(ctrlC)) leave(exitCodes.cancelled);
	};
	const store = createStore(initialState(sizeOf(terminal), jobs.now(), {first, settings}), jobs, {
		leave,
		redraw: () => redraw(tick),
		suspend: () => void lend(stopAndGo),
		showAlone: (url) => void showAlone(url),
	});

	/** What the next frame that Ink writes shows. */
	let drawn = store.getState();
	const {stream, drained, hurry} = screenStream({
		terminal,
		// What is read aloud has rows of its own.
		placeOfLink: () => (isRead ? undefined : linkPlace(drawn, theme.symbols)),
		standing: () => options.drawn?.take(sizeOf(terminal)),
	});
	const onReady = (ready: InkApp) => {
		if (app === undefined && asks) asking.ask();
		app = ready;
	};
	const onFrame = (state: AppState) => {
		drawn = state;
	};
	const gone = () => leave(hungUp);
	store.send(started);
	// Loading Ink holds the thread: what was asked for goes out first, and is answered meanwhile.
	await setImmediate();
	const {drawApp} = await import('./draw-app.tsx');
	store.send(resized(sizeOf(terminal)));
	const unwatch = watchProcess({
		leave,
		fail: (error) => {
			failure = error;
			leave(exitCodes.aws);
		},
		stop: () => void lend(stopAndGo),
		goOn: () => void lend(async () => {}),
	});
	stdin.once('end', gone);
	terminal.once('error', gone);
	process.once('exit', hurry);
	try {
		instance = drawApp({store, theme, stdin, stream, isRead, onReady, onFrame});
		// After Ink's own listener: what that draws is still the frame of the old size.
		terminal.on('resize', refit);
		await instance.waitUntilExit();
	} finally {
		store.stop();
		instance?.unmount();
		await drained();
		unwatch();
		terminal.off('resize', refit);
		stdin.off('end', gone);
		terminal.off('error', gone);
		process.off('exit', hurry);
	}
	if (failure !== undefined) throw failure;
	const {lastUrl, lastRevoked} = store.getState();
	return {exitCode, ...(lastUrl === undefined || lastRevoked ? {} : {lastUrl})};
};
