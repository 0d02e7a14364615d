import {type Access, type AccessLevel, accessLevels} from '../../policy/preview/access-level.ts';
import {drawable} from '../text/drawable.ts';
import {dim, type Line, padText, plain, type Span, type Tone, textWidth, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';
import type {PreviewRow} from './role-preview.ts';

const titles: Readonly<Record<AccessLevel, string>> = {
	List: 'List',
	Read: 'Read',
	Write: 'Write',
	'Permissions management': 'Perm',
	Tagging: 'Tag',
};

/** The columns' titles, short. */
export const levelTitle = (level: AccessLevel): string => titles[level];

/** Looking is harmless, changing is not, and changing what others may do least of all. */
const tones: Readonly<Record<AccessLevel, Tone>> = {
	List: 'good',
	Read: 'good',
	Write: 'warn',
	'Permissions management': 'bad',
	Tagging: 'warn',
};

export const levelTone = (level: AccessLevel): Tone => tones[level];

export const accessMark = (access: Access, symbols: Symbols): string =>
	({
		all: symbols.all,
		some: symbols.some,
		conditional: symbols.perhaps,
		unknown: symbols.unknown,
		none: symbols.dot,
	})[access];

const cellWidth = 6;
const margin = 3;
const besides = margin + accessLevels.length * cellWidth;

/** Less than this says nothing. */
const leastNote = 14;

/** Columns of the services' names; what is left says what they are limited to. */
const nameWidth = (width: number) => Math.max(12, Math.min(26, width - besides - 1));

const cell = (text: string, tone: Tone): Span => toned(tone, padText(`  ${text}`, cellWidth));

export const matrixHeader = (width: number): Line => [
	plain(' '.repeat(margin + nameWidth(width))),
	...accessLevels.map((level) => dim(padText(` ${levelTitle(level)}`, cellWidth))),
];

const limits = ({resources, except}: PreviewRow): string => {
	if (resources.length > 0) return `only ${resources.join(', ')}`;
	return except.length > 0 ? `not ${except.join(', ')}` : '';
};

const isGone = ({levels, cut}: PreviewRow) =>
	cut.length > 0 && accessLevels.every((level) => levels[level] === 'none');

/** One service: a mark for each level; after them what it is limited to, where there is room. */
export const matrixLine = (row: PreviewRow, chosen: boolean, width: number, symbols: Symbols): Line => {
	const name = padText(drawable(row.name), nameWidth(width), symbols.ellipsis);
	const gone = isGone(row);
	return [
		toned('accent', chosen ? ` ${symbols.cursor} ` : '   '),
		{text: name, tone: gone ? 'dim' : 'plain', strong: chosen},
		...accessLevels.map((level) => {
			const access = row.levels[level];
			if (row.cut.includes(level)) return cell(symbols.cut, 'dim');
			return cell(accessMark(access, symbols), access === 'none' ? 'dim' : levelTone(level));
		}),
		...(width - besides - nameWidth(width) < leastNote
			? []
			: [dim(gone ? ' cut by scope' : ` ${drawable(limits(row))}`)]),
	];
};

/** What the marks of these rows mean; where it is narrow, a cut says of itself what cuts. */
export const matrixLegend = (symbols: Symbols, rows: readonly PreviewRow[], width: number): Line => {
	const cut = rows.some((row) => row.cut.length > 0);
	const unknown = rows.some(({levels}) => Object.values(levels).includes('unknown'));
	const marks = [
		`   ${symbols.all} all`,
		`${symbols.some} some`,
		`${symbols.perhaps} on a condition`,
		...(unknown ? [`${symbols.unknown} unknown`] : []),
		`${symbols.dot} none`,
		...(cut ? [`${symbols.cut} cut by scope`] : []),
	].join('  ');
	return [dim(textWidth(marks) <= width ? marks : marks.replace(' by scope', ''))];
};
