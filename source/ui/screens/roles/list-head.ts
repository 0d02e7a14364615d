import type {Preset} from '../../../pass.ts';
import {textFieldLine} from '../../components/text-field/text-field-line.ts';
import type {AppState} from '../../state/app-state.ts';
import {isFelt} from '../../state/loadable.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, lineWidth, plain, spread, strong, toned} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';
import {hiddenCount, type RolesState, shownCount} from './roles-state.ts';

/** The presets with the digits that make them, as many as fit. */
export const presetsLine = (presets: readonly Preset[], width: number, symbols: Symbols): Line => {
	const shown: Line[] = [];
	let used = 1;
	for (const [index, {name}] of presets.slice(0, 9).entries()) {
		const item: Line = [strong(String(index + 1)), plain(` ${drawable(name)}  `)];
		if (used + lineWidth(item) > width - 4) break;
		used += lineWidth(item);
		shown.push(item);
	}
	const rest = presets.length - shown.length;
	return [plain(' '), ...shown.flat(), ...(rest > 0 ? [dim(`${symbols.ellipsis}${rest} more`)] : [])];
};

const counts = (roles: RolesState, symbols: Symbols): string => {
	const may = roles.ordered.filter(({verdict}) => verdict.verdict === 'allowed').length;
	const maybe = roles.ordered.filter(({verdict}) => verdict.verdict === 'conditional').length;
	const hidden = hiddenCount(roles);
	return [
		`${shownCount(roles)} roles`,
		...(may > 0 ? [`${may} allowed`] : []),
		...(maybe > 0 ? [`${maybe} with conditions`] : []),
		...(hidden > 0 ? [`${hidden} for services hidden`] : []),
	].join(` ${symbols.dot} `);
};

const progress = (state: AppState, symbols: Symbols): Line => {
	const {reading, notices} = state.roles;
	if ((reading.status === 'first' || reading.status === 'again') && isFelt(reading.since, state.now)) {
		return [toned('accent', `${drawable(reading.doing).replace(/(…|\.\.\.)/g, symbols.ellipsis)} `)];
	}
	if (reading.status === 'stopped') return [toned('warn', 'stopped: R reads on ')];
	if (reading.status === 'failed') return [toned('bad', 'not all could be read ')];
	return notices.length > 0 ? [dim('not everything could be read ')] : [];
};

/** The row above the list: the filter and what it finds, or what there is; and what is being waited for. */
export const listHeadLine = (state: AppState, width: number, symbols: Symbols): Line => {
	const {roles, told} = state;
	if (told !== undefined) return [toned(told.ok ? 'good' : 'warn', ` ${drawable(told.message)}`)];
	const {field, editing} = roles.filter;
	if (!editing && field.value === '') {
		const left = roles.told.length === 0 ? '' : ` ${counts(roles, symbols)}`;
		return spread([dim(left)], progress(state, symbols), width, symbols.ellipsis);
	}
	const right: Line = [...progress(state, symbols), dim(`${roles.rows.length} of ${shownCount(roles)} `)];
	const room = width - lineWidth(right) - 5;
	return spread(
		[toned('accent', ' / '), ...textFieldLine(field, {width: room, focused: editing}, symbols)],
		right,
		width,
		symbols.ellipsis,
	);
};
