import {type AccessLevel, accessLevels} from '../../policy/access-level.ts';
import {drawable} from '../text/drawable.ts';
import {dim, hang, type Line, plain, strong, toned} from '../text/line.ts';
import type {Symbols} from '../theme.ts';
import {accessMark, levelTone} from './matrix-lines.ts';
import type {PreviewAction} from './role-preview.ts';

const nameOf = ({action}: PreviewAction) => action.slice(action.indexOf(':') + 1);

/** Where an action is allowed, and on what condition. */
const where = ({access, resources, except}: PreviewAction): string =>
	[
		...(access === 'conditional' ? ['under a condition'] : []),
		...(resources.length > 0 ? [`on ${resources.join(', ')}`] : []),
		...(except.length > 0 ? [`not on ${except.join(', ')}`] : []),
	].join('; ');

/** Actions that are allowed alike, told together. */
const groups = (
	actions: readonly PreviewAction[],
): readonly (readonly [PreviewAction, readonly string[]])[] => {
	const alike = new Map<string, readonly [PreviewAction, string[]]>();
	for (const action of actions) {
		const key = `${action.access} ${action.cut} ${where(action)}`;
		const group = alike.get(key);
		if (group === undefined) alike.set(key, [action, [nameOf(action)]]);
		else group[1].push(nameOf(action));
	}
	return [...alike.values()];
};

const order = {all: 0, some: 1, conditional: 2, none: 4} as const;
const weight = ({access, cut}: PreviewAction) => (cut ? 3 : order[access]);

const levelLines = (
	level: AccessLevel,
	actions: readonly PreviewAction[],
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	const allowed = actions.filter(({access}) => access !== 'none').length;
	const heading: Line = [plain('   '), strong(level), dim(`  ${allowed} of ${actions.length}`)];
	if (actions.length === 0 || isNothing(actions)) return actions.length === 0 ? [] : [heading];
	const lines = groups(actions.toSorted((a, b) => weight(a) - weight(b))).flatMap(([like, names]) => {
		const mark = like.cut ? symbols.cut : accessMark(like.access, symbols);
		const isAllowed = like.access !== 'none';
		const says = where(like);
		return [
			...hang(
				[toned(isAllowed ? levelTone(level) : 'dim', `   ${mark} `)],
				names.join(', '),
				width - 1,
				isAllowed ? 'plain' : 'dim',
			),
			...(says === '' ? [] : hang([plain('     ')], drawable(says), width - 1, 'dim')),
		];
	});
	return [heading, ...lines, []];
};

/** Neither allowed nor taken away by the scope. */
const isNothing = (actions: readonly PreviewAction[]) =>
	actions.every(({access, cut}) => access === 'none' && !cut);

/**
 * A service's actions, level by level: what is allowed and where, what the scope cuts, what is not allowed. Levels of
 * which there is nothing stand at the end, and their actions are only counted.
 */
export const actionLines = (
	actions: readonly PreviewAction[],
	width: number,
	symbols: Symbols,
): readonly Line[] =>
	accessLevels
		.map((level) => ({level, own: actions.filter((action) => action.level === level)}))
		.toSorted((a, b) => Number(isNothing(a.own)) - Number(isNothing(b.own)))
		.flatMap(({level, own}) => levelLines(level, own, width, symbols));
