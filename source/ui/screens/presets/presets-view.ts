import {type AppState, layoutOf} from '../../app-state.ts';
import {problemLines, toastLines} from '../../components/message-lines.ts';
import {filled} from '../../components/panes.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import type {View} from '../../screen.ts';
import {dim, type Line, plain, strong, toned, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {healthLines} from './health-lines.ts';
import {presetListLines} from './preset-list-lines.ts';
import {presetText} from './preset-row.ts';
import {findingsOf} from './presets-repair.ts';
import type {PresetsScreen} from './presets-state.ts';
import {chosenOf} from './presets-update.ts';
import {roleChoiceLines} from './role-choice-lines.ts';

const remark = (state: AppState, screen: PresetsScreen, width: number, symbols: Symbols): readonly Line[] => {
	const {toast} = state;
	const {renaming} = screen;
	if (renaming !== undefined) {
		return [
			[
				plain(' New name  '),
				...textFieldLine(renaming.field, {width: Math.min(64, width - 14), focused: true}, symbols),
			],
			...(renaming.problem === undefined ? [] : problemLines(renaming.problem, width, symbols)),
		];
	}
	if (toast !== undefined) return toastLines(toast, width, symbols);
	const chosen = chosenOf(state, screen);
	if (chosen === undefined) return [];
	return [
		...healthLines(chosen, findingsOf(state, chosen.preset), width, symbols),
		...wrapText(presetText(chosen.preset, symbols), width - 2).map((row): Line => [dim(` ${row}`)]),
	];
};

// AWS CloudShell User Guide, "Persistent storage".
const cloudShell =
	'In CloudShell this home folder is the region’s alone, and is deleted when the region goes unused for about 120 days. daypass presets export prints a copy to keep elsewhere.';

const once = ({presets}: AppState, width: number): readonly Line[] =>
	presets.cloudShell === 'said'
		? [...wrapText(cloudShell, width - 2).map((row): Line => [toned('accent', ` ${row}`)]), []]
		: [];

/** The presets: what each makes, and everything one can do to them. */
export const presetsView = (state: AppState, screen: PresetsScreen, symbols: Symbols): View => {
	const {columns: width, work} = layoutOf(state);
	if (screen.choosing !== undefined) {
		return {lines: roleChoiceLines(state, screen.choosing, {width, height: work}, symbols)};
	}
	// Something of the list is always left.
	const said = [...once(state, width), ...remark(state, screen, width, symbols)].slice(0, work - 3);
	const rows = work - Math.max(2, said.length);
	const title: readonly Line[] = [[plain(' '), strong('Presets')], ...(rows < 7 ? [] : [[]])];
	const listed = presetListLines(state, screen, {width, height: rows - title.length}, symbols);
	return {lines: [...filled([...title, ...listed], rows), ...said]};
};
