import type {RoleRow} from '../../../roles/filter/filter-roles.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import {durationText, localTime} from '../../../text/duration-text.ts';
import {drawable} from '../../text/drawable.ts';
import {
	dim,
	highlighted,
	type Line,
	padLine,
	padTextLeft,
	plain,
	type Span,
	textWidth,
	toned,
} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {needsText, verdictMark, verdictTone} from './verdict-text.ts';

/** The widths of the list's columns, the same for every row. */
export type RoleColumns = {readonly name: number; readonly needs: number; readonly about: number};

const marks = 5;
export const longestWidth = 6;

/** Less than this of a description says nothing; the details have all of it. */
const leastAbout = 18;

/** What is said while AWS is asked, and when it was. */
const leastNeeds = 12;

type Longest = {readonly name: number; readonly needs: number};

const longestOf = new WeakMap<readonly JudgedRole[], Longest>();

/**
 * The longest path and name among roles, which IAM writes in ASCII, and the longest needs. Worked out once for a list.
 */
const longest = (roles: readonly JudgedRole[]): Longest => {
	const known = longestOf.get(roles);
	if (known !== undefined) return known;
	const found = roles.reduce(
		(most, {path, name, verdict: {needs}}) => ({
			name: Math.max(most.name, path.length - 1 + name.length),
			needs: Math.max(most.needs, needsText(needs).length),
		}),
		{name: 0, needs: leastNeeds},
	);
	longestOf.set(roles, found);
	return found;
};

/** Names first, as long as they are among these roles; what is left is the description's, if it is worth it. */
export const roleColumns = (width: number, roles: readonly JudgedRole[]): RoleColumns => {
	const {name: longestName, needs} = longest(roles);
	const rest = width - marks - needs - longestWidth - 4;
	const name = Math.max(24, Math.min(44, longestName, Math.floor(rest * 0.56)));
	const about = rest - name;
	return about < leastAbout ? {name: rest, needs, about: 0} : {name, needs, about};
};

const style = (role: JudgedRole, chosen: boolean): Omit<Span, 'text'> =>
	role.verdict.verdict === 'denied' ? {tone: 'dim', strong: chosen} : {strong: chosen};

/** `path/name`, the path dimmed and shortened before the name is. */
const nameCell = ({role, matched}: RoleRow, width: number, chosen: boolean, symbols: Symbols): Line => {
	const name = drawable(role.name);
	const path = drawable(role.path.slice(1));
	const room = width - textWidth(name);
	const shownName = name === role.name ? highlighted(name, matched.name, style(role, chosen)) : [plain(name)];
	if (path === '' || room < 3) return padLine(shownName, width, symbols.ellipsis);
	const fits = textWidth(path) <= room;
	const shownPath = fits
		? highlighted(
				path,
				matched.path.map((index) => index - 1),
				{tone: 'dim'},
			)
		: [dim(`${symbols.ellipsis}/`)];
	return padLine([...shownPath, ...shownName], width, symbols.ellipsis);
};

const needsCell = (
	role: JudgedRole,
	width: number,
	since: number | undefined,
	now: number,
	symbols: Symbols,
): Span => {
	if (since !== undefined) return toned('accent', padTextLeft(`verifying${symbols.ellipsis}`, width));
	if (role.verifiedAt !== undefined) {
		return dim(padTextLeft(`at ${localTime(role.verifiedAt, now)}`, width));
	}
	return toned('warn', padTextLeft(needsText(role.verdict.needs), width));
};

/** One role in the list: mark, name, what it wants, its longest session, what it is for. */
export const roleRowLine = (
	row: RoleRow,
	columns: RoleColumns,
	options: {
		readonly chosen: boolean;
		readonly verifyingSince: number | undefined;
		readonly now: number;
		readonly home: string;
	},
	symbols: Symbols,
): Line => {
	const {role, matched} = row;
	const {verdict} = role.verdict;
	const lasts = verdict === 'denied' ? symbols.dash : durationText(role.longestSessionSeconds);
	const elsewhere = options.home !== '' && role.account !== options.home ? `in ${role.account} ` : '';
	const profile = role.profile === undefined ? '' : `profile ${drawable(role.profile.name)} `;
	const description = drawable(role.description);
	const about =
		description === role.description
			? highlighted(description, matched.description, {tone: 'dim'})
			: [dim(description)];
	return [
		toned('accent', options.chosen ? ` ${symbols.cursor} ` : '   '),
		toned(verdictTone(verdict), verdictMark(verdict, symbols)),
		plain(' '),
		...nameCell(row, columns.name, options.chosen, symbols),
		plain(' '),
		needsCell(role, columns.needs, options.verifyingSince, options.now, symbols),
		dim(padTextLeft(lasts, longestWidth + 1)),
		...(columns.about === 0
			? []
			: [
					plain('  '),
					...padLine([dim(`${elsewhere}${profile}`), ...about], columns.about, symbols.ellipsis),
				]),
	];
};
