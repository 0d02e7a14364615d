import {type Layout, sideBySide} from '../../layout.ts';

export type PassLayout = {
	readonly arrangement: 'beside' | 'below';
	readonly form: {readonly columns: number; readonly rows: number};
	/** The preview, or the list a field has opened. */
	readonly side: {readonly columns: number; readonly rows: number};
};

/** A title, five fields, the ceiling of the slider, and two rows to say something in. */
const usualRows = 11;

/** A form of more fields takes what it needs; `rows` is how many lines it has. */
export const passLayout = (layout: Layout, rows: number = usualRows): PassLayout => {
	const {columns, work} = layout;
	if (layout.kind === 'wide') {
		const {left, right} = sideBySide(layout);
		return {
			arrangement: 'beside',
			form: {columns: left, rows: work},
			side: {columns: right, rows: work},
		};
	}
	const taken = Math.min(Math.max(rows, usualRows), work);
	return {
		arrangement: 'below',
		form: {columns, rows: taken},
		side: {columns, rows: Math.max(0, work - taken - 1)},
	};
};
