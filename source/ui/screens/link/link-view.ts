import {parseRoleArn} from '../../../roles/role-arn.ts';
import {accountText} from '../../components/header-line.ts';
import {problemLines} from '../../components/problem-lines.ts';
import {scrolled} from '../../components/scrolled.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import type {Layout} from '../../layout.ts';
import type {AppState} from '../../state/app-state.ts';
import {layoutOf} from '../../state/app-state.ts';
import {isFelt, readyValue} from '../../state/loadable.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, plain, strong, toned, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {destinationName} from '../pass/choices.ts';
import {clockLines} from './clock-lines.ts';
import type {LinkScreen} from './link-state.ts';

export type LinkView = {
	readonly lines: readonly Line[];
	/** The line at which the link begins; absent: it is not shown whole. */
	readonly linkAt?: number;
};

const caution = 'Anyone with this link is that visitor until then. Send it the way you would send a key.';

const title = ({pass}: LinkScreen, state: AppState, symbols: Symbols): Line => {
	const {role, account, region, service, sessionName} = pass;
	const identity = readyValue(state.identity);
	const alias = identity?.caller.account === account ? identity.alias : undefined;
	const home = service === 'console' || service === '';
	const at = home ? '' : `${drawable(destinationName(service, role, region))} `;
	return [
		toned('good', ` ${symbols.allowed} `),
		plain('Pass for '),
		strong(drawable(sessionName)),
		plain(': '),
		strong(drawable(parseRoleArn(role)?.name ?? role)),
		plain(` in ${drawable(alias ?? accountText(account))}`),
		dim(` ${symbols.dot} ${at}${region === '' ? '' : drawable(home ? region : `in ${region}`)}`),
	];
};

/** What is being asked, waited for or said, in the last rows. */
const remarks = (screen: LinkScreen, state: AppState, width: number, symbols: Symbols): readonly Line[] => {
	const {saving, making, problem} = screen;
	if (saving !== undefined) {
		const asks = saving.taken ? [toned('warn', '  There is one already. Replace it?')] : [];
		return [
			[
				plain(' Save as preset  '),
				...textFieldLine(saving.field, {width: Math.min(40, width - 54), focused: true}, symbols),
				...asks,
			],
			...(saving.problem === undefined ? [] : problemLines(saving.problem, width, symbols)),
		];
	}
	if (making !== undefined && isFelt(making.since, state.now)) {
		return [[toned('accent', ` ${drawable(making.doing).replace(/(…|\.\.\.)$/, '')}${symbols.ellipsis}`)]];
	}
	if (problem !== undefined) return problemLines(problem, width, symbols);
	if (state.told === undefined) return [];
	const {ok, message} = state.told;
	return wrapText(drawable(message), width - 2).map((row): Line => [toned(ok ? 'good' : 'warn', ` ${row}`)]);
};

/** The link in rows of the whole width: each but the last is full, so that the terminal can wrap it itself. */
const chunks = (url: string, columns: number): readonly string[] => {
	const rows: string[] = [];
	for (let at = 0; at < url.length; at += columns) rows.push(url.slice(at, at + columns));
	return rows;
};

const shortened = (url: string, columns: number, symbols: Symbols): readonly Line[] => [
	[plain(` ${url.slice(0, columns - 4)}${symbols.ellipsis}`)],
	[dim(` ${url.length} characters, too long to show whole here. z shows it alone, c copies it.`)],
];

const noteView = (note: NonNullable<LinkScreen['note']>, layout: Layout, symbols: Symbols): LinkView => {
	const {columns, work} = layout;
	const rows = note.text
		.split('\n')
		.flatMap((row) => wrapText(drawable(row), columns - 4))
		.map((row): Line => [plain(`  ${row}`)]);
	return {
		lines: [
			[plain(' '), strong('The message to send with it')],
			[],
			...scrolled(rows, note.scroll, {rows: work - 2, columns}, symbols),
		],
	};
};

/**
 * The link and its clocks, as lines. The link is never cut by a line break of ours; when there is no room for all of
 * it, a part would be copied as if it were the whole, so then it is only hinted at.
 */
export const linkView = (screen: LinkScreen, state: AppState, symbols: Symbols): LinkView => {
	const layout = layoutOf(state);
	const {columns, work} = layout;
	if (screen.note !== undefined) return noteView(screen.note, layout, symbols);
	const {pass} = screen;
	const clocks = clockLines(pass, state.now, columns, symbols);
	const warnings = pass.warnings.flatMap((warning) =>
		wrapText(drawable(warning), columns - 4).map((row): Line => [toned('warn', ` ! ${row}`)]),
	);
	const said = remarks(screen, state, columns, symbols);
	const rows = chunks(pass.url, columns);
	const bottom = Math.max(1, said.length);
	const needed = 1 + clocks.length + warnings.length + bottom;
	const whole = rows.length + needed <= work;
	const link = whole ? rows.map((row): Line => [plain(row)]) : shortened(pass.url, columns, symbols);
	const careful = wrapText(caution, columns - 2).map((row): Line => [dim(` ${row}`)]);
	let spare = work - needed - link.length;
	const take = (lines: readonly Line[]): readonly Line[] => {
		if (lines.length > spare) return [];
		spare -= lines.length;
		return lines;
	};
	const heed = take(careful);
	const [above, below, between] = [take([[]]), take([[]]), take([[]])];
	const lines: readonly Line[] = [
		title(screen, state, symbols),
		...above,
		...link,
		...below,
		...clocks,
		...between,
		...heed,
		...warnings,
		...take([[]]),
		...said,
	];
	return whole ? {lines, linkAt: 1 + above.length} : {lines};
};
