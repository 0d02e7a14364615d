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
export type RoleColumns = {readonly name: number; readonly about: number};

const marks = 5;
export const needsWidth = 12;
export const longestWidth = 6;

/** Less than this of a description says nothing; the details have all of it. */
const leastAbout = 18;

const longestNames = new WeakMap<readonly JudgedRole[], number>();

/** The longest path and name among roles: IAM writes both in ASCII. Worked out once for a list. */
const longestName = (roles: readonly JudgedRole[]): number => {
	const known = longestNames.get(roles);
	if (known !== undefined) return known;
	const longest = roles.reduce((most, {path, name}) => Math.max(most, path.length - 1 + name.length), 0);
	longestNames.set(roles, longest);
	return longest;
};

/** Names first, as long as they are among these roles; what is left is the description's, if it is worth it. */
export const roleColumns = (width: number, roles: readonly JudgedRole[]): RoleColumns => {
	const rest = width - marks - needsWidth - longestWidth - 4;
	const name = Math.max(24, Math.min(44, longestName(roles), Math.floor(rest * 0.56)));
	const about = rest - name;
	return about < leastAbout ? {name: rest, about: 0} : {name, about};
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

const needsCell = (role: JudgedRole, since: number | undefined, now: number, symbols: Symbols): Span => {
	if (since !== undefined) return toned('accent', padTextLeft(`verifying${symbols.ellipsis}`, needsWidth));
	if (role.verifiedAt !== undefined) {
		return dim(padTextLeft(`at ${localTime(role.verifiedAt, now)}`, needsWidth));
	}
	return toned('warn', padTextLeft(needsText(role.verdict.needs), needsWidth));
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
	const longest = verdict === 'denied' ? symbols.dash : durationText(role.longestSessionSeconds);
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
		needsCell(role, options.verifyingSince, options.now, symbols),
		dim(padTextLeft(longest, longestWidth + 1)),
		...(columns.about === 0
			? []
			: [
					plain('  '),
					...padLine([dim(`${elsewhere}${profile}`), ...about], columns.about, symbols.ellipsis),
				]),
	];
};
