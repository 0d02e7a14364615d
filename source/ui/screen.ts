import type {AppState} from './app-state.ts';
import type {TextField} from './components/text-field/text-field.ts';
import type {Step} from './effects.ts';
import type {Binding} from './keys/bindings.ts';
import type {Line} from './text/line.ts';
import type {Symbols} from './theme.ts';

/** The field that has the keys: letters go into it, `q` as well. */
export type Typing = {
	readonly field: TextField;
	/** What follows once it holds something else, or its caret is elsewhere. */
	readonly typed: (field: TextField) => Step;
	/** It never holds a question mark: that asks for help. */
	readonly asksForHelp?: boolean;
};

/** The pane in which the keys move, as it is laid out: its size, and how many lines there are to scroll through. */
export type ListPane = {readonly columns: number; readonly rows: number; readonly count: number};

export type View = {
	/** As many as the work area has rows, or fewer. */
	readonly lines: readonly Line[];
	/** Absent: nothing scrolls by lines. */
	readonly pane?: ListPane;
};

/** A screen: everything the program knows of it. None knows another one's view. */
export type ScreenObject<Shown> = {
	/** The keys as things stand. `pane` is what the view lays out now, worked out only if it is asked for. */
	readonly keys: (state: AppState, screen: Shown, pane: () => ListPane) => readonly Binding<Step>[];
	readonly typing?: (state: AppState, screen: Shown, pane: () => ListPane) => Typing | undefined;
	/** A paste where no field has the keys. @default nothing */
	readonly paste?: (state: AppState, text: string) => Step;
	readonly view: (state: AppState, screen: Shown, symbols: Symbols) => View;
};
