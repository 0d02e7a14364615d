import {use} from 'react';
import {Lines} from '../../components/lines.tsx';
import {SideBySide} from '../../components/side-by-side.tsx';
import {type AppState, layoutOf} from '../../state/app-state.ts';
import {toned} from '../../text/line.ts';
import {ThemeContext} from '../../theme.ts';
import {formLines} from './form-lines.ts';
import {passLayout} from './pass-layout.ts';
import type {PassScreen as Form} from './pass-state.ts';
import {sideLines} from './side-lines.ts';

type Props = {readonly state: AppState; readonly form: Form};

/** One form for a pass, and beside it what the visitor will be able to do. */
export const PassScreen = ({state, form}: Props) => {
	const {symbols} = use(ThemeContext);
	const layout = layoutOf(state);
	const width = passLayout(layout).form.columns;
	const lines = formLines(form, state, width, symbols);
	const panes = passLayout(layout, lines.length, form.preview.focused && form.making === undefined);
	const fields = <Lines width={width} rows={panes.form.rows} lines={lines} />;
	const {columns, rows} = panes.side;
	const side = <Lines width={columns} rows={rows} lines={sideLines(form, state, panes.side, symbols)} />;
	if (panes.arrangement === 'beside') return <SideBySide left={fields} right={side} rows={rows} />;
	return (
		<>
			{fields}
			{rows > 0 && <Lines width={width} lines={[[toned('line', symbols.rule.repeat(width))]]} />}
			{rows > 0 && side}
		</>
	);
};
