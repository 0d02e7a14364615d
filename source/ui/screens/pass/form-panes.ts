import {type AppState, layoutOf} from '../../app-state.ts';
import type {Line} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {formLines} from './form-lines.ts';
import {type PassLayout, passLayout} from './pass-layout.ts';
import type {PassScreen} from './pass-state.ts';
import {offersList} from './scope-choices.ts';

/** The form's lines, and what they leave to what stands beside or beneath them. */
export const formPanes = (
	state: AppState,
	form: PassScreen,
	symbols: Symbols,
): {readonly fields: readonly Line[]; readonly panes: PassLayout} => {
	const layout = layoutOf(state);
	const fields = formLines(form, state, passLayout(layout).form.columns, symbols);
	const inside = form.preview.focused && form.making === undefined;
	return {fields, panes: passLayout(layout, {rows: fields.length, inside, list: offersList(form)})};
};
