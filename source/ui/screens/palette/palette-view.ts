import {type AppState, layoutOf} from '../../app-state.ts';
import {withinList} from '../../components/list/list-cursor.ts';
import {withMore} from '../../components/scrolled.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import type {View} from '../../screen.ts';
import {drawable} from '../../text/drawable.ts';
import {chosenLine, dim, type Line, padText, plain, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {paletteRows} from './palette-keys.ts';
import {fittingItems, type PaletteScreen} from './palette-state.ts';

const groupWidth = 14;
const keyWidth = 10;

/** Everything that can be done here, to be searched. */
export const paletteView = (state: AppState, screen: PaletteScreen, symbols: Symbols): View => {
	const {columns} = layoutOf(state);
	const rows = paletteRows(state);
	const items = fittingItems(screen);
	const {index, top} = withinList(screen.cursor, items.length, rows);
	const hint = screen.field.value === '' ? [dim(' what can be done here')] : [];
	const lines = items.slice(top, top + rows).map(({shown, does, group}, offset) => {
		const chosen = top + offset === index;
		const text = padText(drawable(does), Math.max(20, columns - groupWidth - keyWidth - 6), symbols.ellipsis);
		const line: Line = [
			toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
			dim(padText(group, groupWidth, symbols.ellipsis)),
			{text, strong: chosen},
			plain(' '),
			dim(shown),
		];
		return chosen ? chosenLine(line, columns) : line;
	});
	return {
		lines: [
			[
				toned('accent', ' : '),
				...textFieldLine(screen.field, {width: columns - 30, focused: true}, symbols),
				...hint,
			],
			...(items.length === 0
				? [[dim('   Nothing here is called that. Esc goes back.')]]
				: withMore(lines, items.length - top - rows, columns, symbols)),
		],
	};
};
