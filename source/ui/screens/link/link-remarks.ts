import type {AppState} from '../../app-state.ts';
import {doingText, problemLines, toastLines} from '../../components/message-lines.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {needsSpinner} from '../../runtime/loadable.ts';
import {dim, fitLine, type Line, plain, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {suggestedPresetName} from '../presets/preset-names.ts';
import type {LinkScreen} from './link-state.ts';

const savingLines = (
	{field, taken, problem}: NonNullable<LinkScreen['saving']>,
	suggested: string,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const room = Math.max(20, Math.min(40, width - 54));
	const typed = textFieldLine(field, {width: room, focused: true}, symbols);
	const hint = field.value === '' ? [dim(` ${suggested}`)] : [];
	return [
		[
			plain(' Save as preset  '),
			...fitLine([...typed, ...hint], room, symbols.ellipsis),
			...(taken ? [toned('warn', '  There is one already. Replace it?')] : []),
		],
		...(problem === undefined ? [] : problemLines(problem, width, symbols)),
	];
};

/** Under the link and its clocks: what is being asked, waited for, or said. */
export const linkRemarks = (
	{pass, saving, making, problem}: LinkScreen,
	{toast, now, presets}: AppState,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	if (saving !== undefined)
		return savingLines(saving, suggestedPresetName(pass, presets.list), width, symbols);
	if (making !== undefined) {
		return needsSpinner(making.since, now) ? [[toned('accent', ` ${doingText(making.doing, symbols)}`)]] : [];
	}
	if (problem !== undefined) return problemLines(problem, width, symbols);
	return toast === undefined ? [] : toastLines(toast, width, symbols);
};
