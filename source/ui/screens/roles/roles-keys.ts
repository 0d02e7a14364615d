import type {AppState} from '../../app-state.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import type {Step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import {wordsKey} from '../../keys/words-key.ts';
import {isFolded, type Problem} from '../../runtime/problem.ts';
import type {ListPane} from '../../screen.ts';
import {openPresets} from '../presets/presets-update.ts';
import {listProblem} from './empty-list.ts';
import {chosenRole, hiddenCount, isListDenied, isReading, rowCount} from './roles-state.ts';
import {
	ask,
	cancelTyping,
	choose,
	clearFilter,
	dontAwait,
	editFilter,
	focusDetails,
	goToMatch,
	judgeTyped,
	keepFilter,
	makePreset,
	moveInFilter,
	moveOnRoles,
	openWords,
	readAgain,
	revoke,
	showAll,
	stopReading,
	stopVerifying,
	typeArn,
	verifyChosen,
} from './roles-update.ts';

type Table = readonly Binding<Step>[];

const roles = bindingsOf('Roles');
const role = bindingsOf('Role');
const filter = bindingsOf('Filter');
const presets = bindingsOf('Presets');

const whileFiltering = (state: AppState): Table => [
	filter('enter', 'choose', () => choose(keepFilter(state).state), {help: 'make a pass with it', footer: 1}),
	filter('escape', state.roles.filter.field.value === '' ? 'back' : 'clear it', () => clearFilter(state), {
		footer: 2,
	}),
	filter('tab', 'keep it', () => keepFilter(state), {footer: 3}),
	...listKeys(false, (move) => moveInFilter(state, move)),
];

const whileTyping = (state: AppState, field: TextField, problem?: Problem): Table => [
	isFolded(problem)
		? wordsKey('Role', () => openWords(state))
		: role('enter', 'use this role', () => judgeTyped(state, field), {footer: 1}),
	role('escape', 'back', () => cancelTyping(state), {footer: 2}),
];

/** While a filter holds, every row is one it has found: round and round. */
const matches = (state: AppState): Table =>
	rowCount(state.roles) === 0 || state.roles.filter.field.value === ''
		? []
		: [
				filter('n', 'next match', () => goToMatch(state, 1)),
				filter('N', 'previous match', () => goToMatch(state, -1)),
			];

/** The digits that stand for a preset. */
const digits = (state: AppState): Table => {
	const keys = state.presets.list.slice(0, 9).map((_, index) => String(index + 1));
	const shown = keys.length === 1 ? '1' : `1–${keys.length}`;
	return keys.length === 0
		? []
		: [
				presets(keys, 'that preset’s link', (key) => makePreset(state, Number(key) - 1), {
					shown,
					each: (key) => `the link of ${state.presets.list[Number(key) - 1]?.name ?? key}`,
				}),
			];
};

/** One step back: from the details to the list, and only then what the list is doing. */
const escapeKey = (state: AppState): Table => {
	const chosen = chosenRole(state.roles);
	if (chosen !== undefined && state.roles.detail.focused)
		return [roles('escape', 'list', () => focusDetails(state, false), {footer: 2})];
	if (chosen !== undefined && state.roles.verifying.has(chosen.arn)) {
		return [roles('escape', 'stop verifying', () => stopVerifying(state, chosen), {footer: 2})];
	}
	if (state.roles.filter.field.value !== '') {
		return [roles('escape', 'clear the filter', () => clearFilter(state), {footer: 2})];
	}
	return isReading(state.roles)
		? [roles('escape', 'stop reading', () => stopReading(state), {footer: 9})]
		: [];
};

/**
 * What can be done with the role under the cursor, or with the first before it has come; the footer names the former.
 */
const onRole = (state: AppState): Table => {
	const isThere = chosenRole(state.roles) !== undefined;
	const at = (footer: number) => (isThere ? {footer} : {});
	return [
		roles('v', 'verify', () => verifyChosen(state), {help: 'ask AWS for real', ...at(5)}),
		roles('c', 'can they …?', () => ask(state), {help: 'ask about one action', ...at(9)}),
		roles('x', 'revoke', () => revoke(state), {help: 'revoke its sessions', ...at(11)}),
		...(isThere ? detailsKey(state) : []),
	];
};

const detailsKey = (state: AppState): Table => [
	state.roles.detail.focused
		? roles(['tab', 'shift-tab'], 'list', () => focusDetails(state, false))
		: roles(['tab', 'shift-tab'], 'details', () => focusDetails(state, true), {footer: 4}),
];

/** The keys of the list of roles, as things stand. */
export const rolesKeys = (state: AppState, _screen: unknown, pane: () => ListPane): Table => {
	if (state.roles.awaiting === true) {
		return [roles('escape', 'don’t wait', () => dontAwait(state), {footer: 1})];
	}
	if (state.roles.typing !== undefined)
		return whileTyping(state, state.roles.typing.field, state.roles.typing.problem);
	if (state.roles.filter.editing) return whileFiltering(state);
	const some = rowCount(state.roles) > 0;
	const before = !some && isReading(state.roles);
	const filtered = some || state.roles.filter.field.value !== '';
	const {list, team} = state.presets;
	const kept = list.length > 0 || team.some((file) => file.presets.length > 0);
	const all = state.roles.showAll;
	const denied = isListDenied(state.roles.notices);
	const typeKey = roles('t', 'type an ARN', () => typeArn(state), {
		footer: denied ? 1.5 : some ? 8 : 2,
	});
	return [
		...(denied ? [typeKey] : []),
		...(!some && isFolded(listProblem(state)) ? [wordsKey('Roles', () => openWords(state))] : []),
		...(some || before
			? [
					roles('enter', 'choose', () => choose(state), {
						help: 'make a pass with it',
						...(some ? {footer: 1} : {}),
					}),
				]
			: []),
		roles('/', 'filter', () => editFilter(state), filtered ? {footer: 3} : {}),
		...(chosenRole(state.roles) !== undefined || before ? onRole(state) : []),
		...escapeKey(state),
		...(hiddenCount(state.roles) > 0 || all
			? [roles('a', all ? 'fewer' : 'all roles', () => showAll(state), {footer: 7})]
			: []),
		...(denied ? [] : [typeKey]),
		roles('R', 'read again', () => readAgain(state), {footer: some ? 10 : 4}),
		presets('p', 'presets', () => openPresets(state), kept ? {footer: 6} : {}),
		...digits(state),
		...matches(state),
		...(some || before ? listKeys(true, (move) => moveOnRoles(state, move, pane)) : []),
	];
};
