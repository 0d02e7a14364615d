import {accessLevels} from '../../policy/preview/access-level.ts';
import {type ListCursor, withinList} from '../components/list/list-cursor.ts';
import type {PreviewAction} from './role-preview.ts';

/** A row of a service's actions: a heading, an action, or a blank one between two parts. */
export type ActionRow =
	| {readonly row: 'heading'; readonly title: string; readonly count: string}
	/** `limits` where they differ from the row before. */
	| {readonly row: 'action'; readonly action: PreviewAction; readonly limits: string}
	| {readonly row: 'blank'};

/** On which resources an action is allowed, and on which it is not. */
export const limitsOf = ({resources, except}: PreviewAction): string =>
	[
		...(resources.length > 0 ? [`on ${resources.join(', ')}`] : []),
		...(except.length > 0 ? [`not on ${except.join(', ')}`] : []),
	].join('; ');

const order = {all: 0, some: 1, conditional: 2, unknown: 3, none: 4} as const;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Neither allowed nor taken away by the scope. */
const isNothing = ({access, cut}: PreviewAction) => access === 'none' && !cut;

const part = (title: string, count: string, actions: readonly PreviewAction[]): readonly ActionRow[] => {
	const sorted = actions
		.map((action) => ({action, limits: limitsOf(action)}))
		.toSorted((a, b) => order[a.action.access] - order[b.action.access] || compare(a.limits, b.limits));
	return actions.length === 0
		? []
		: [
				{row: 'heading', title, count},
				...sorted.map(
					({action, limits}, index): ActionRow => ({
						row: 'action',
						action,
						limits: limits === sorted[index - 1]?.limits ? '' : limits,
					}),
				),
				{row: 'blank'},
			];
};

/**
 * A service's actions: level by level what is allowed, then what the scope cuts of it; at the end, of all levels, what
 * is not allowed.
 */
export const actionRows = (actions: readonly PreviewAction[]): readonly ActionRow[] => {
	const levels = accessLevels.flatMap((level) => {
		const own = actions.filter((action) => action.level === level);
		const allowed = own.filter(({access}) => access !== 'none').length;
		return part(
			level,
			`${allowed} of ${own.length}`,
			own.filter((action) => !isNothing(action)),
		);
	});
	const others = actions.filter(isNothing);
	return [...levels, ...part('Not allowed', String(others.length), others)].slice(0, -1);
};

/** The actions alone, in the order of their rows. */
export const actionsIn = (rows: readonly ActionRow[]): readonly PreviewAction[] =>
	rows.flatMap((row) => (row.row === 'action' ? [row.action] : []));

/**
 * A cursor that counts actions, in rows that have headings too: never out of sight, nor the heading above a part's
 * first action. `top` is a row.
 */
export const withinActions = (
	{index, top}: ListCursor,
	rows: readonly ActionRow[],
	height: number,
): ListCursor & {readonly row: number} => {
	const places = rows.flatMap((row, place) => (row.row === 'action' ? [place] : []));
	const chosen = Math.max(0, Math.min(index, places.length - 1));
	const row = places[chosen] ?? 0;
	const heading = rows[row - 1]?.row === 'heading' ? row - 1 : row;
	const seen = withinList({index: heading, top}, rows.length, height);
	return {index: chosen, top: withinList({index: row, top: seen.top}, rows.length, height).top, row};
};
