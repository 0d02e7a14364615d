import {formatList} from '../../../pass/list-text.ts';
import {scopeGoesOn} from '../../../pass/scope-list.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {type AppState, findScreen, layoutOf, topScreen} from '../../app-state.ts';
import {accountText} from '../../components/header-line.ts';
import {filled, ruleLine} from '../../components/panes.ts';
import {scrolled} from '../../components/scrolled.ts';
import type {Layout} from '../../layout.ts';
import {readyValue} from '../../runtime/loadable.ts';
import type {View} from '../../screen.ts';
import type {LinkPlace} from '../../terminal/soft-wrap.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, hang, type Line, plain, strong, toned, wrapText} from '../../text/line.ts';
import {roleTitle} from '../../text/role-title.ts';
import {visitorSentence} from '../../text/visitor-sentence.ts';
import type {Symbols} from '../../theme.ts';
import {destinationName, partitionOfRole} from '../pass/choices.ts';
import {escalation} from '../pass/pass-preview.ts';
import {hasAgreed} from '../pass/pass-state.ts';
import {besideLines, hasBeside, leastBesideRows} from './beside-lines.ts';
import {clockLines} from './clock-lines.ts';
import {linkRemarks} from './link-remarks.ts';
import type {LinkScreen} from './link-state.ts';

export type LinkView = View & {
	/** The line at which the link begins; absent: it is not shown whole. */
	readonly linkAt?: number;
};

const caution = 'Anyone with this link is that visitor until then. Send it the way you would send a key.';

const isRevoked =
	'Revoked: within minutes, whoever opens this link can do nothing with it. r makes another that works.';

/** For whom, of what role, and where; `short` without where. */
const title = (
	{pass, request, revoked}: LinkScreen,
	state: AppState,
	symbols: Symbols,
	short = false,
): Line => {
	const {role, account, partition, region, service, sessionName} = pass;
	const called = parseRoleArn(role);
	const identity = readyValue(state.identity);
	const alias = identity?.caller.account === account ? identity.alias : undefined;
	const home = service === 'console' || service === '';
	const at = home
		? ''
		: `${drawable(destinationName(request.destination || service, partitionOfRole(role, partition), region))} `;
	return [
		...(revoked === undefined
			? [toned('good', ` ${symbols.allowed} `), plain('Pass for ')]
			: [toned('bad', ` ${symbols.denied} `), plain('Revoked pass for ')]),
		strong(drawable(sessionName)),
		plain(': '),
		...(called === undefined
			? [strong(drawable(role))]
			: roleTitle(called, called.account, symbols.ellipsis)),
		...(short
			? []
			: [
					plain(` in ${drawable(alias ?? accountText(account))}`),
					dim(` ${symbols.dot} ${at}${region === '' ? '' : drawable(home ? region : `in ${region}`)}`),
				]),
	];
};

/**
 * The title, and what the pass is narrowed by: whoever hands the link over should see it at a glance. Where a row more
 * would leave no room for the whole link, it takes the place of where.
 */
const headLines = (
	screen: LinkScreen,
	state: AppState,
	symbols: Symbols,
	isRoomy: boolean,
): readonly Line[] => {
	const {scope} = screen.pass;
	if (scope.length === 0) return [title(screen, state, symbols)];
	const by = toned('accent', drawable(formatList(scope, scopeGoesOn)));
	return isRoomy
		? [title(screen, state, symbols), [plain('   Narrowed by '), by]]
		: [[...title(screen, state, symbols, true), plain(', narrowed by '), by]];
};

/** The link in rows of the whole width: each but the last is full, so that the terminal can wrap it itself. */
const chunks = (url: string, columns: number): readonly string[] => {
	const rows: string[] = [];
	for (let at = 0; at < url.length; at += columns) rows.push(url.slice(at, at + columns));
	return rows;
};

const shortened = (url: string, columns: number, symbols: Symbols): readonly Line[] => [
	[plain(` ${url.slice(0, columns - 4)}${symbols.ellipsis}`)],
	[dim(' Too long to show here: z shows it alone, c copies it.')],
];

/** The link was made before it was known what Enter would have asked about: then that is told here, once it is. */
const notAskedLines = (state: AppState, columns: number, symbols: Symbols): readonly Line[] => {
	const form = findScreen(state, 'pass');
	const warning = form === undefined || hasAgreed(form) ? undefined : escalation(state, form);
	if (warning === undefined) return [];
	return hang([toned('bad', ` ${symbols.warning} `)], drawable(visitorSentence(warning)), columns - 1);
};

/**
 * What stands about the link, as far as there is room with one row said beneath. More that is said takes its place, the
 * row above the link last: somebody may be marking the link, and it stays where it is.
 */
const around = (careful: readonly Line[], room: number, moreSaid: number) => {
	let left = room;
	const take = (lines: readonly Line[]): readonly Line[] => {
		if (lines.length > left) return [];
		left -= lines.length;
		return lines;
	};
	const taken = {heed: take(careful), above: take([[]]), below: take([[]]), between: take([[]])};
	left -= moreSaid;
	const keep = (lines: readonly Line[]): readonly Line[] => {
		if (left >= 0) return lines;
		left += lines.length;
		return [];
	};
	const [between, below] = [keep(taken.between), keep(taken.below)];
	const [heed, above] = [keep(taken.heed), keep(taken.above)];
	return {above, below, between, heed, left};
};

const noteHead: readonly Line[] = [[plain(' '), strong('The message to send with it')], []];

/** The message to send along, as it will arrive. */
const noteView = (
	{text, scroll}: NonNullable<LinkScreen['note']>,
	layout: Layout,
	symbols: Symbols,
): LinkView => {
	const {columns} = layout;
	const all = text
		.split('\n')
		.flatMap((row) => wrapText(drawable(row), columns - 4))
		.map((row): Line => [plain(`  ${row}`)]);
	const pane = {columns, rows: layout.work - noteHead.length, count: all.length};
	return {lines: [...noteHead, ...scrolled(all, scroll, pane, symbols)], pane};
};

/**
 * The link and its clocks, as lines. The link is never cut by a line break of ours; when there is no room for all of
 * it, a part would be copied as if it were the whole, so then it is only hinted at.
 */
export const linkView = (state: AppState, screen: LinkScreen, symbols: Symbols): LinkView => {
	const layout = layoutOf(state);
	const {columns, work} = layout;
	if (screen.note !== undefined) return noteView(screen.note, layout, symbols);
	const {pass} = screen;
	const clocks = clockLines(pass, state.now, columns, symbols);
	const warnings = pass.warnings.flatMap((warning) =>
		hang([toned('warn', ` ${symbols.warning} `)], drawable(warning), columns - 1, 'warn'),
	);
	const said = [...notAskedLines(state, columns, symbols), ...linkRemarks(screen, state, columns, symbols)];
	const rows = chunks(pass.url, columns);
	const bottom = Math.max(1, said.length);
	// Whatever is said: the link stays where it is.
	const isFullWithTitle = 1 + rows.length + clocks.length + warnings.length + 1 === work;
	const head = headLines(screen, state, symbols, !isFullWithTitle);
	const fixed = head.length + clocks.length + rows.length;
	// What is said takes the place of warnings, which stood there before, and of the link only after that.
	const whole = fixed + warnings.length + 1 <= work && fixed + bottom <= work;
	const told = whole ? warnings.slice(0, Math.max(0, work - fixed - bottom)) : warnings;
	const needed = head.length + clocks.length + told.length + bottom;
	const link = whole ? rows.map((row): Line => [plain(row)]) : shortened(pass.url, columns, symbols);
	const careful =
		screen.revoked === undefined
			? wrapText(caution, columns - 2).map((row): Line => [dim(` ${row}`)])
			: hang([toned('warn', ` ${symbols.warning} `)], isRevoked, columns - 1);
	const room = work - needed - link.length + bottom - 1;
	const {above, below, between, heed, left} = around(careful, room, bottom - 1);
	const about: readonly Line[] = [
		...head,
		...above,
		...link,
		...below,
		...clocks,
		...between,
		...heed,
		...told,
		...(left > 0 ? [[]] : []),
		...said,
	];
	const lines = hasBeside(state.size) ? withBeside(about, said.length, screen, state, symbols) : about;
	return whole ? {lines, linkAt: head.length + above.length} : {lines};
};

/** Rows kept for what is said, so that nothing beneath moves when it is. */
const saidRows = 2;

const withBeside = (
	about: readonly Line[],
	said: number,
	screen: LinkScreen,
	state: AppState,
	symbols: Symbols,
): readonly Line[] => {
	const {columns, work} = layoutOf(state);
	const used = about.length + Math.max(0, saidRows - said);
	const rows = work - used - 1;
	if (rows < leastBesideRows) return about;
	return [
		...filled(about, used),
		ruleLine(columns, symbols),
		...besideLines(screen, state, {columns, rows}, symbols),
	];
};

/** Rows of the frame's header. */
const header = 2;

/** Where on the screen the whole link is shown, if it is. */
export const linkPlace = (state: AppState, symbols: Symbols): LinkPlace | undefined => {
	const screen = topScreen(state);
	const layout = layoutOf(state);
	if (screen?.name !== 'link' || layout.kind === 'too-small') return undefined;
	const {linkAt} = linkView(state, screen, symbols);
	if (linkAt === undefined) return undefined;
	return {url: screen.pass.url, row: header + linkAt, columns: layout.columns};
};
