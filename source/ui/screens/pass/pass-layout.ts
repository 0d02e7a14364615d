import {type Layout, sideBySide} from '../../layout.ts';

export type PassLayout = {
	readonly arrangement: 'beside' | 'below' | 'instead';
	readonly form: {readonly columns: number; readonly rows: number};
	/** The preview, or the list a field has opened. */
	readonly side: {readonly columns: number; readonly rows: number};
};

/** A title, five fields, the ceiling of the slider, and two rows to say something in. */
const usualRows = 11;

/** A title and a rule. */
const aboveInside = 2;

/**
 * A form of more fields takes what it needs; `rows` is how many lines it has. Somebody who goes into the preview gets
 * it as large as it can be: without room beside the form it takes the form's place, under its title.
 */
export const passLayout = (layout: Layout, rows: number = usualRows, inside = false): PassLayout => {
	const {columns, work} = layout;
	if (layout.kind === 'wide') {
		const {left, right} = sideBySide(layout);
		return {
			arrangement: 'beside',
			form: {columns: left, rows: work},
			side: {columns: right, rows: work},
		};
	}
	if (inside) {
		return {
			arrangement: 'instead',
			form: {columns, rows: 1},
			side: {columns, rows: work - aboveInside},
		};
	}
	const taken = Math.min(Math.max(rows, usualRows), work);
	return {
		arrangement: 'below',
		form: {columns, rows: taken},
		side: {columns, rows: Math.max(0, work - taken - 1)},
	};
};
