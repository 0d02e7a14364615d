import type {JudgedRole} from '../../../roles/role.ts';
import {moveInList} from '../../components/list/list-cursor.ts';
import {scrollBy} from '../../components/scrolled.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {lookAgain, type Step, step, task} from '../../runtime/effects.ts';
import {feltAfter, readyValue} from '../../runtime/loadable.ts';
import {type AppState, callerOf, layoutOf, pushScreen} from '../../state/app-state.ts';
import {policiesSoon} from '../../state/policies.ts';
import {previewOfRole} from '../../state/previews.ts';
import {anySymbols} from '../../theme.ts';
import {openAsk} from '../ask/ask-update.ts';
import {mintPreset} from '../pass/pass-mint.ts';
import {canGiveMfa, freshRequest, openForm} from '../pass/pass-state.ts';
import {openPresets} from '../presets/presets-update.ts';
import {openRevoke} from '../revoke/revoke-update.ts';
import {roleDetailLines} from './role-detail.ts';
import type {RolesAction} from './roles-keys.ts';
import {rolesLayout} from './roles-layout.ts';
import {arrange, chosenRole, type RolesState, refilter, roleCalled} from './roles-state.ts';

/** Rows of the list, as drawn for this state. */
export const listRows = (state: AppState): number => rolesLayout(layoutOf(state)).list.rows;

const withRoles = (state: AppState, roles: Partial<RolesState>): AppState => ({
	...state,
	roles: {...state.roles, ...roles},
});

/** What a key does on the list of roles. */
export const updateRoles = (state: AppState, action: RolesAction): Step<AppState> => {
	const {roles} = state;
	switch (action.type) {
		case 'move':
			return move(state, action);
		case 'choose':
			return roles.typing === undefined ? choose(state) : judgeTyped(state);
		case 'filter':
			return step(withRoles(state, {filter: {...roles.filter, editing: true}}));
		case 'keep':
			return step(withRoles(state, {filter: {...roles.filter, editing: false}}));
		case 'clear':
			return clear(state);
		case 'verify':
			return verify(state);
		case 'show-all':
			return step(
				{...state, roles: arrange({...roles, showAll: !roles.showAll}, listRows(state))},
				policiesSoon,
			);
		case 'details':
		case 'list':
			return step(withRoles(state, {detail: {...roles.detail, focused: action.type === 'details'}}));
		case 'type-arn':
			return step(withRoles(state, {typing: {field: textField()}}));
		case 'cancel':
			return step(withRoles(state, {typing: undefined}), {do: 'cancel', task: task.judge});
		case 'stop':
			return stop(state);
		case 'read-again':
			return readAgain(state);
		case 'ask':
			return ask(state);
		case 'revoke':
			return revoke(state);
		case 'presets':
			return openPresets(state);
		case 'mint-preset':
			return mintPreset(state, state.presets.list[action.index]);
	}
};

const move = (state: AppState, action: Extract<RolesAction, {type: 'move'}>): Step<AppState> => {
	const {roles} = state;
	if (roles.detail.focused && !roles.filter.editing) {
		const role = chosenRole(roles);
		if (role === undefined) return step(state);
		const {detail: pane} = rolesLayout(layoutOf(state));
		const lines = roleDetailLines(role, state, pane, anySymbols).length;
		const scroll = scrollBy(roles.detail.scroll, action, lines, pane.rows);
		return step(withRoles(state, {detail: {...roles.detail, scroll}}));
	}
	const cursor = moveInList(roles.cursor, action, roles.rows.length, listRows(state));
	return step(withRoles(state, {cursor, detail: {...roles.detail, scroll: 0}}), policiesSoon);
};

const choose = (state: AppState): Step<AppState> => {
	const role = chosenRole(state.roles);
	return role === undefined ? step(state) : openRole(state, role);
};

const ask = (state: AppState): Step<AppState> => {
	const role = chosenRole(state.roles);
	return role === undefined
		? step(state)
		: openAsk(state, role.name, readyValue(previewOfRole(state, role.arn)));
};

const revoke = (state: AppState): Step<AppState> => {
	const role = chosenRole(state.roles);
	return role === undefined ? step(state) : openRevoke(state, role.arn);
};

const openRole = (state: AppState, role: JudgedRole): Step<AppState> =>
	step(
		pushScreen(state, openForm(freshRequest(role, state.settings), callerOf(state), {role})),
		policiesSoon,
	);

const judgeTyped = (state: AppState): Step<AppState> => {
	const {typing} = state.roles;
	const role = typing?.field.value.trim() ?? '';
	if (typing === undefined || role === '') return step(state);
	const known = roleCalled(role, state.roles);
	if (known !== undefined) return openRole(withRoles(state, {typing: undefined}), known);
	return step(
		withRoles(state, {typing: {field: typing.field, since: state.now}}),
		{do: 'judge', role},
		lookAgain(feltAfter),
	);
};

const clear = (state: AppState): Step<AppState> => {
	const {filter} = state.roles;
	const emptied = {...state.roles, filter: {...filter, field: textField(), editing: false}};
	return step({...state, roles: arrange(emptied, listRows(state))}, policiesSoon);
};

/** An AssumeRole that lacks what the role wants would only prove that it is missing. */
const cannotVerify = (state: AppState): string | undefined => {
	const needs = chosenRole(state.roles)?.verdict.needs ?? [];
	if (needs.includes('external-id'))
		return 'This role wants an external ID: Enter, type it, and the link settles it.';
	if (needs.includes('mfa') && canGiveMfa(callerOf(state))) {
		return 'This role wants an MFA code: Enter, type it, and the link settles it.';
	}
	return undefined;
};

const verify = (state: AppState): Step<AppState> => {
	const role = chosenRole(state.roles);
	if (role === undefined) return step(state);
	const reason = cannotVerify(state);
	if (reason !== undefined) return step({...state, told: {ok: false, message: reason}});
	const verifying = new Map(state.roles.verifying).set(role.arn, state.now);
	const verifyProblems = new Map(state.roles.verifyProblems);
	verifyProblems.delete(role.arn);
	return step(withRoles(state, {verifying, verifyProblems}), {do: 'verify', role}, lookAgain(feltAfter));
};

const stop = (state: AppState): Step<AppState> => {
	const {roles} = state;
	const chosen = chosenRole(roles);
	if (chosen !== undefined && roles.verifying.has(chosen.arn)) {
		const verifying = new Map(roles.verifying);
		verifying.delete(chosen.arn);
		return step(withRoles(state, {verifying}), {do: 'cancel', task: task.verify(chosen.arn)});
	}
	return step(withRoles(state, {reading: {status: 'stopped'}}), {do: 'cancel', task: task.roles});
};

const readAgain = (state: AppState): Step<AppState> => {
	const status = state.roles.told.length === 0 ? 'first' : 'again';
	return step(
		{
			...state,
			identity: state.identity.status === 'ready' ? state.identity : {status: 'loading', since: state.now},
			policies: new Map(),
			scopes: new Map(),
			previews: new Map(),
			roles: {
				...state.roles,
				reading: {status, doing: 'reading roles', since: state.now},
				judged: new Map([...state.roles.judged].filter(([, {verifiedAt}]) => verifiedAt === undefined)),
				verifyProblems: new Map(),
			},
		},
		...(state.identity.status === 'ready' ? [] : [{do: 'identify'} as const]),
		{do: 'read-presets'},
		{do: 'read-team-presets'},
		{do: 'read-recent'},
		{do: 'read-roles'},
		policiesSoon,
		lookAgain(feltAfter),
	);
};

/** Typing into the filter or the ARN prompt. */
export const typeIntoRoles = (
	state: AppState,
	edit: (field: TextField) => TextField | undefined,
): Step<AppState> => {
	const {roles} = state;
	if (roles.typing !== undefined) {
		const field = edit(roles.typing.field);
		return field === undefined
			? step(state)
			: step(withRoles(state, {typing: {field}}), {do: 'cancel', task: task.judge});
	}
	const field = edit(roles.filter.field);
	return field === undefined
		? step(state)
		: step({...state, roles: refilter(roles, field, listRows(state))}, policiesSoon);
};
