import {filterKeys} from '../../../roles/filter/filter-language.ts';
import type {AppState} from '../../app-state.ts';
import {doingText, message} from '../../components/message-lines.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import {needsSpinner} from '../../runtime/loadable.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, lineWidth, plain, spread, strong, textWidth, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {countText, isListDenied, type RolesState, rowCount, unfilteredCount} from './roles-state.ts';

/** The presets with the digits that make them, as many as fit; those in which something no longer fits are marked. */
export const presetsLine = ({presets}: AppState, width: number, symbols: Symbols): Line => {
	const {list, team, health} = presets;
	if (list.length === 0) {
		const shared = team.some((file) => file.presets.length > 0);
		return [
			dim(
				shared
					? ' no presets of your own yet: p shows your team’s'
					: ' no presets yet: make a link, and s keeps it for the next time',
			),
		];
	}
	const shown: Line[] = [];
	let used = 1;
	for (const [index, preset] of list.slice(0, 9).entries()) {
		const mark: Line = health.has(preset) ? [toned('warn', ` ${symbols.warning}`)] : [];
		const item: Line = [strong(String(index + 1)), plain(` ${drawable(preset.name)}`), ...mark, plain('  ')];
		const others = index < list.length - 1 ? `${symbols.ellipsis} ${list.length} more`.length : 0;
		if (used + lineWidth(item) + others > width) break;
		used += lineWidth(item);
		shown.push(item);
	}
	const rest = list.length - shown.length;
	return [plain(' '), ...shown.flat(), ...(rest > 0 ? [dim(`${symbols.ellipsis} ${rest} more`)] : [])];
};

const counts = (roles: RolesState, symbols: Symbols): string => {
	const may = roles.ordered.filter(({verdict}) => verdict.verdict === 'allowed').length;
	const maybe = roles.ordered.filter(({verdict}) => verdict.verdict === 'conditional').length;
	return [
		countText(roles),
		...(may > 0 ? [`${may} allowed`] : []),
		...(maybe > 0 ? [`${maybe} with conditions`] : []),
	].join(` ${symbols.dot} `);
};

const unreadText = ({notices}: RolesState): string =>
	isListDenied(notices) ? 'not listed: t takes any role ' : 'not everything could be read ';

const progress = (state: AppState, symbols: Symbols): Line => {
	const {reading, rows, filter, typing} = state.roles;
	// The list’s place says it, as long as it is empty.
	if (rows.length === 0 && filter.field.value === '' && typing === undefined) return [];
	if ((reading.status === 'first' || reading.status === 'again') && needsSpinner(reading.since, state.now)) {
		return [toned('accent', `${doingText(reading.doing, symbols)} `)];
	}
	if (reading.status === 'stopped') return [toned('warn', 'stopped: R reads on ')];
	return reading.status === 'failed' ? [toned('bad', 'not all could be read ')] : [];
};

/** The row above the list: the filter and what it finds, or what there is; and what is being waited for. */
export const listHeadLine = (state: AppState, width: number, symbols: Symbols): Line => {
	const {roles, toast} = state;
	if (toast !== undefined) return [toned(toast.ok ? 'good' : 'warn', ` ${message(toast.message, symbols)}`)];
	const {field, editing} = roles.filter;
	if (!editing && field.value === '') {
		const left = roles.listed.length === 0 ? '' : ` ${counts(roles, symbols)}`;
		const waiting = progress(state, symbols);
		const text = unreadText(roles);
		const unread = roles.notices.length > 0 && width > textWidth(left) + text.length;
		const right = waiting.length === 0 && unread ? [dim(text)] : waiting;
		return spread([dim(left)], right, width, symbols.ellipsis);
	}
	const right: Line = [...progress(state, symbols), dim(` ${rowCount(roles)} of ${unfilteredCount(roles)} `)];
	const room = width - lineWidth(right) - 5;
	const hint = field.value === '' ? [dim(` words, ${filterKeys.join(' ')}  - for not`)] : [];
	return spread(
		[toned('accent', ' / '), ...textFieldLine(field, {width: room, focused: editing}, symbols), ...hint],
		right,
		width,
		symbols.ellipsis,
	);
};
