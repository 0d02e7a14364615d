import {drawable} from '../text/drawable.ts';
import {chosenLine, dim, hang, type Line, plain, strong, toned, wrapText} from '../text/line.ts';
import type {Symbols} from '../theme.ts';
import {matrixHeader, matrixLegend, matrixLine} from './matrix-lines.ts';
import type {RolePreview} from './role-preview.ts';

type Pane = {readonly columns: number; readonly rows: number};

/** With fewer rows than this, each warning gets one. */
const roomy = 14;

/** So many warnings are shown where there is little room. */
const mostShort = 2;

const warningTone = (code: string) =>
	code === 'privilege-escalation' || code === 'allows-nothing' ? ('bad' as const) : ('warn' as const);

const warningLines = (
	{warnings, notices, remark}: RolePreview,
	{columns, rows}: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const big = rows >= roomy;
	const width = big ? columns - 1 : columns - 6;
	const told: readonly (readonly Line[])[] = [
		...warnings.map(({code, message}) =>
			hang([toned(warningTone(code), ` ${symbols.warning} `)], drawable(message), width),
		),
		...notices.map((message) => hang([dim(` ${symbols.unknown} `)], drawable(message), width, 'dim')),
		...(remark === undefined ? [] : [hang([plain('   ')], drawable(remark), width, 'dim')]),
	];
	if (big) return told.flat();
	const short = told
		.slice(0, mostShort)
		.map(
			([first = [], ...others]): Line => (others.length === 0 ? first : [...first, dim(symbols.ellipsis)]),
		);
	const more = told.length - short.length;
	return more === 0 ? short : [...short.slice(0, -1), [...(short.at(-1) ?? []), dim(` +${more}`)]];
};

/** So many rows of the summary are shown where there is little room. */
const mostSummary = 2;

const summaryLines = (
	{summary}: RolePreview,
	{columns, rows}: Pane,
	{ellipsis}: Symbols,
): readonly Line[] => {
	const told = wrapText(drawable(summary), columns - 4);
	const shown = rows >= roomy ? told : told.slice(0, mostSummary);
	const last = shown.length - 1;
	return shown.map(
		(row, at): Line => [
			plain(`   ${row}`),
			...(at === last && shown.length < told.length ? [dim(ellipsis)] : []),
		],
	);
};

/** The heading, and whether somebody is in it. */
export const previewHeading = (text: string, focused: boolean, symbols: Symbols): Line => [
	toned('accent', focused ? ` ${symbols.cursor} ` : '   '),
	strong(text),
];

/**
 * The summary, the warnings and the matrix, in as many rows as there are. Where not all services fit, the rows go along
 * with the cursor beneath the levels' titles, and the last row says how many follow.
 */
export const matrixPane = (
	preview: RolePreview,
	cursor: number | undefined,
	pane: Pane,
	symbols: Symbols,
): readonly Line[] => {
	const {columns, rows} = pane;
	const big = rows >= roomy;
	const blank: readonly Line[] = big ? [[]] : [];
	const warnings = warningLines(preview, pane, symbols);
	const head = [...summaryLines(preview, pane, symbols), ...warnings, ...blank];
	const legend = big && preview.rows.length > 0 ? [[], matrixLegend(symbols, preview.rows, columns)] : [];
	const header: readonly Line[] = preview.rows.length === 0 ? [] : [matrixHeader(columns)];
	const room = rows - header.length - legend.length;
	const total = head.length + preview.rows.length;
	const at = cursor === undefined || cursor === 0 ? 0 : head.length + cursor;
	const top = Math.max(0, Math.min(at - Math.max(1, room - 3), total - room));
	const shownHead = head.slice(top, top + room);
	const from = Math.max(0, top - head.length);
	const places = Math.max(0, room - shownHead.length);
	const services = preview.rows.slice(from, from + places);
	const below = preview.rows.length - from - services.length;
	const lines = services.map((row, index) => {
		const line = matrixLine(row, from + index === cursor, columns, symbols);
		return from + index === cursor ? chosenLine(line, columns) : line;
	});
	const told =
		below > 0 && lines.length > 0
			? [
					...lines.slice(0, -1),
					[dim(`   ${symbols.ellipsis} ${below + 1} ${lines.length === 1 ? 'services' : 'more'}`)],
				]
			: lines;
	return [...shownHead, ...(told.length > (below > 0 ? 1 : 0) ? header : []), ...told, ...legend];
};
