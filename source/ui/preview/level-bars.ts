import {type AccessLevel, accessLevels} from '../../policy/preview/access-level.ts';
import {dim, type Line, plain, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';
import {levelTitle, levelTone} from './matrix-lines.ts';
import type {RolePreview} from './role-preview.ts';

const cells = 4;
const labelWidth = 10;

/** A bar for each access level: how much of AWS it reaches. Empty bars while that is not known. */
export const levelBars = (reach: RolePreview['reach'] | undefined, width: number, symbols: Symbols): Line => {
	const roomy = width >= 70;
	const bar = (level: AccessLevel): Line => {
		const filled = reach?.[level] ?? 0;
		return [
			dim(`${levelTitle(level)} `),
			toned(levelTone(level), symbols.filled.repeat(filled)),
			dim(symbols.hollow.repeat(cells - filled)),
		];
	};
	return [
		plain(' '.repeat(roomy ? labelWidth : 1)),
		...accessLevels.flatMap(
			(level, index): Line => [plain(index === 0 ? '' : roomy ? '  ' : ' '), ...bar(level)],
		),
	];
};
