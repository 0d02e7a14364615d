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

/** Of a list the chosen row and one beside it, whatever gives way to them. */
const leastOfList = 2;

type Wanted = {
	/** Lines of the form. */
	readonly rows?: number;
	/** Somebody is in the preview. */
	readonly inside?: boolean;
	/** There is a list to choose from. */
	readonly list?: boolean;
};

/**
 * A form of more fields takes what it needs, but for the least of a list. Somebody who goes into the preview gets
 * it as large as it can be: without room beside the form it takes the form's place, under its title.
 */
export const passLayout = (
	layout: Layout,
	{rows = usualRows, inside = false, list = false}: Wanted = {},
): PassLayout => {
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
	const wanted = layout.kind === 'narrow' && list ? rows : Math.max(rows, usualRows);
	const taken = Math.min(wanted, list ? work - 1 - leastOfList : work);
	return {
		arrangement: 'below',
		form: {columns, rows: taken},
		side: {columns, rows: Math.max(0, work - taken - 1)},
	};
};
