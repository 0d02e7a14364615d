import {type Layout, sideBySide} from '../../layout.ts';

export type Pane = {readonly columns: number; readonly rows: number};

export type RolesLayout = {
	readonly list: Pane;
	/** Absent: there is no room beside the list; Tab shows the details in its place. */
	readonly detail: Pane;
	readonly arrangement: 'beside' | 'below' | 'instead';
};

/** Rows above the list: presets, and the filter. Both are always there, so that nothing moves when presets arrive. */
const above = 2;

export const rolesLayout = (layout: Layout): RolesLayout => {
	const rows = Math.max(1, layout.work - above);
	if (layout.kind === 'wide') {
		const {left, right} = sideBySide(layout);
		return {
			arrangement: 'beside',
			list: {columns: left, rows},
			detail: {columns: right, rows: rows + 1},
		};
	}
	const {columns} = layout;
	if (layout.kind !== 'normal') {
		return {arrangement: 'instead', list: {columns, rows}, detail: {columns, rows}};
	}
	const detail = Math.max(6, Math.floor(rows * 0.42));
	return {
		arrangement: 'below',
		list: {columns, rows: rows - detail - 1},
		detail: {columns, rows: detail},
	};
};

/** Rows of the list in this window. */
export const listRows = (layout: Layout): number => rolesLayout(layout).list.rows;
