import {mayBeAlive} from '../../../presets/history-filter.ts';
import {parseRoleArn, shortName} from '../../../roles/role-arn.ts';
import {endedText, localMoment} from '../../../text/duration-text.ts';
import type {AppState} from '../../app-state.ts';
import {beside} from '../../components/panes.ts';
import type {KnownPass} from '../../jobs.ts';
import type {Size} from '../../layout.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, padText, plain, strong, textWidth, wrapText} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import type {LinkScreen} from './link-state.ts';
import {fittingQr} from './qr-room.ts';

/** From so large a screen on the link has the message, its QR code and the role's passes beneath it. */
const least: Size = {columns: 120, rows: 30};

export const hasBeside = ({columns, rows}: Size): boolean => columns >= least.columns && rows >= least.rows;

/** With fewer rows than this nothing stands there. */
export const leastBesideRows = 6;

/** Columns that the message is read in. */
const messageWidth = 76;

/** Columns that the message needs beside a QR code. */
const leastMessage = 56;

const longestName = 30;

/** The message as it will arrive; the link in it is the one above. */
const messageLines = ({pass, message}: LinkScreen, width: number): readonly Line[] => {
	if (message?.text === undefined) return [];
	const rows = message.text
		.replace(pass.url, '[the link]')
		.split('\n')
		.flatMap((row) => wrapText(drawable(row), Math.min(messageWidth, width) - 4));
	return [
		[plain(' '), strong('The message to send with it'), dim('  m, then c copies it')],
		...rows.map((row): Line => [plain(`   ${row}`)]),
	];
};

const passLine = (one: KnownPass, name: number, now: number, {ellipsis}: Symbols): Line => {
	const alive = mayBeAlive(one, now);
	const until = alive
		? `until ${localMoment(one.sessionExpiresAt, now)}`
		: endedText(one.sessionExpiresAt, one.revokedAt, now);
	const text = `${padText(drawable(one.sessionName), name, ellipsis)}  ${localMoment(one.issuedAt, now)}  ${until}`;
	return [alive ? plain(`   ${text}`) : dim(`   ${text}`)];
};

/** What history knows of the role's passes, newest first. */
const passesLines = (
	{pass, passes}: LinkScreen,
	{now, identity}: AppState,
	rows: number,
	symbols: Symbols,
): readonly Line[] => {
	const known = readyValue(passes);
	const role = parseRoleArn(pass.role);
	if (known === undefined || role === undefined) return [];
	const name = Math.min(longestName, Math.max(...known.map((one) => textWidth(drawable(one.sessionName)))));
	const room = Math.max(1, rows - 2);
	const shown = known.slice(0, known.length > room ? room - 1 : room);
	// What the demo knows no other command will.
	const where = readyValue(identity)?.demo ? '' : ': daypass history';
	return [
		[plain(' '), strong(`Passes for ${drawable(shortName(role))}, newest first`)],
		...(known.length === 0 ? [[dim('   History knows none.')]] : []),
		...shown.map((one) => passLine(one, name, now, symbols)),
		...(shown.length < known.length
			? [[dim(`   ${symbols.ellipsis} ${known.length - shown.length} more${where}`)]]
			: []),
	];
};

/**
 * What stands beneath the link: the message, the role's passes, and the QR code where it fits; else `Q` says what it
 * needs.
 */
export const besideLines = (
	screen: LinkScreen,
	state: AppState,
	{columns, rows}: Size,
	symbols: Symbols,
): readonly Line[] => {
	const {qr} = screen;
	const wall = 3;
	const fitting = fittingQr(qr, {columns: columns - leastMessage - wall, rows});
	const left = columns - (fitting === undefined ? 0 : fitting.columns + wall);
	const isNarrow = left < 2 * leastMessage;
	const width = isNarrow ? left : Math.min(messageWidth, Math.floor(left / 2));
	const message = messageLines(screen, width);
	const room = isNarrow ? Math.max(3, rows - message.length - 1) : rows;
	const passes = passesLines(screen, state, room, symbols);
	const words = isNarrow
		? [...message, [], ...passes]
		: beside(message, passes, {columns: width, rows}, symbols);
	if (fitting === undefined) return words;
	const code = fitting.text.split('\n').map((row): Line => [plain(row)]);
	return beside(words, code, {columns: left, rows}, symbols);
};
