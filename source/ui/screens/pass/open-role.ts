import type {PassRequest} from '../../../pass/pass.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import {type AppState, callerOf, pushScreen} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {policiesSoon} from '../../preview/policies.ts';
import {draftKey, openForm, type PassScreen} from './pass-state.ts';

const draftOf = (state: AppState, base: PassRequest): PassScreen | undefined =>
	state.drafts.get(draftKey(base));

/** The form of a link from the session at hand. */
export const openOwn = (state: AppState): Step => {
	const request = {self: true};
	const form = draftOf(state, request) ?? openForm(request, callerOf(state), {settings: state.settings});
	return step(pushScreen(state, form));
};

/** A role's form: as it was left, or a fresh one. */
export const openRole = (state: AppState, role: JudgedRole): Step => {
	const draft = draftOf(state, {role: role.arn});
	const form =
		draft === undefined
			? openForm({role: role.arn}, callerOf(state), {role, settings: state.settings})
			: {...draft, role, lookup: undefined};
	return step(pushScreen(state, form), policiesSoon);
};
