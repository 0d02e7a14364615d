import {footerLine} from '../components/footer-line.ts';
import {beside, filled, ruleLine} from '../components/panes.ts';
import {layoutFor, type Size} from '../layout.ts';
import {rolesLayout} from '../screens/roles/roles-layout.ts';
import type {Line} from '../text/line.ts';
import {paintedRow} from '../text/painted-row.ts';
import type {Theme} from '../theme.ts';
import {firstWords} from './first-words.ts';

/**
 * The screen before anything is known: an empty list of roles, row by row. It is what Ink draws of the state that the
 * screen begins with (`test/ui/first-frame.test.tsx` holds the two together), without Ink and without any screen.
 * Undefined in a window that is too small for one.
 */
export const firstFrame = (size: Size, theme: Theme): readonly string[] | undefined => {
	const {symbols} = theme;
	const layout = layoutFor(size);
	const {columns, work} = layout;
	if (layout.kind === 'too-small') return undefined;
	const {arrangement, list} = rolesLayout(layout);
	const rule = ruleLine(columns, symbols);
	const listed = filled([], list.rows + 1);
	const panes: Readonly<Record<typeof arrangement, () => readonly Line[]>> = {
		beside: () => beside(listed, [], {...list, rows: list.rows + 1}, symbols),
		below: () => [...listed, rule],
		instead: () => listed,
	};
	return [
		firstWords.header,
		rule,
		...filled([firstWords.presets, ...panes[arrangement]()], work),
		rule,
		footerLine(firstWords.keys, columns),
	].map((line) => paintedRow(line, columns, theme));
};
