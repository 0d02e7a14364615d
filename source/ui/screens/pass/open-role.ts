import type {JudgedRole} from '../../../roles/role.ts';
import {type AppState, callerOf, pushScreen} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {policiesSoon} from '../../preview/policies.ts';
import {openForm} from './pass-state.ts';

/** A role's form: as it was left, or a fresh one. */
export const openRole = (state: AppState, role: JudgedRole): Step => {
	const draft = state.drafts.get(role.arn);
	const form =
		draft === undefined
			? openForm({role: role.arn}, callerOf(state), {role, settings: state.settings})
			: {...draft, role, lookup: undefined};
	return step(pushScreen(state, form), policiesSoon);
};
