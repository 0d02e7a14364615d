import type {JudgedRole} from '../../roles/role.ts';
import {type Step, step} from '../runtime/effects.ts';
import type {Problem} from '../runtime/problem.ts';
import {freshRequest, openForm} from '../screens/pass/pass-state.ts';
import {withRole} from '../screens/roles/roles-state.ts';
import {listRows} from '../screens/roles/roles-update.ts';
import {type AppState, callerOf, changeScreen, pushScreen, topScreen} from './app-state.ts';
import {policiesSoon} from './policies.ts';

/** A role that was looked up: the form that waited for it gets it, or one opens for the ARN that was typed. */
export const judged = (state: AppState, role: JudgedRole): Step<AppState> => {
	const roles = withRole(state.roles, role, listRows(state));
	if (topScreen(state) === undefined && roles.typing !== undefined) {
		const listed = {...state, roles: {...roles, typing: undefined}};
		return step(
			pushScreen(listed, openForm(freshRequest(role, state.settings), callerOf(state), {role})),
			policiesSoon,
		);
	}
	const known = changeScreen({...state, roles}, 'pass', (form) =>
		form.role === undefined ? {...form, role, lookup: undefined} : form,
	);
	return step(known, policiesSoon);
};

/** The form stays usable: what AWS says about the role may still be yes. */
export const judgeFailed = (state: AppState, problem: Problem): AppState => {
	const {typing} = state.roles;
	if (topScreen(state) === undefined && typing !== undefined) {
		return {...state, roles: {...state.roles, typing: {field: typing.field, problem}}};
	}
	return changeScreen(state, 'pass', (form) =>
		form.lookup === undefined ? form : {...form, lookup: {...form.lookup, problem}},
	);
};

const withoutKey = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> => {
	const copy = new Map(map);
	copy.delete(key);
	return copy;
};

/** AWS has answered: the verdict is a fact now, and stays one when the list is sorted or grows. */
export const verified = (state: AppState, role: JudgedRole): AppState => {
	const {roles} = state;
	const settled = {...roles, verifying: withoutKey(roles.verifying, role.arn)};
	return {...state, roles: withRole(settled, role, listRows(state))};
};

export const verifyFailed = (state: AppState, arn: string, problem: Problem): AppState => ({
	...state,
	roles: {
		...state.roles,
		verifying: withoutKey(state.roles.verifying, arn),
		verifyProblems: new Map(state.roles.verifyProblems).set(arn, problem),
	},
});
