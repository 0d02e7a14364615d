import {keysNow} from '../app.ts';
import {initialState} from '../app-state.ts';
import {headerLine} from '../components/header-line.ts';
import type {Binding} from '../keys/bindings.ts';
import {presetsLine} from '../screens/roles/list-head.ts';
import type {Line} from '../text/line.ts';
import {anySymbols} from '../theme.ts';

type Words = {
	readonly header: Line;
	readonly presets: Line;
	/** The footer's. */
	readonly keys: readonly Pick<Binding<unknown>, 'shown' | 'does' | 'footer'>[];
};

const state = initialState({columns: 200, rows: 60}, 0);

/**
 * What stands in the first frame, whatever the window and the marks. The build works it out and puts the values in the
 * place of this module (scripts/build.mjs), so that the first frame loads no screen.
 */
export const firstWords: Words = {
	header: headerLine(state, state.size.columns, anySymbols),
	presets: presetsLine(state, state.size.columns, anySymbols),
	keys: keysNow(state).flatMap(({shown, does, footer}) =>
		footer === undefined ? [] : [{shown, does, footer}],
	),
};
