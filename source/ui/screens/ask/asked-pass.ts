import {type AppState, findScreen} from '../../app-state.ts';
import {previewOfRole} from '../../preview/previews.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import {problemIn, readyValue} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import {previewProblem, shownPreview} from '../pass/pass-preview.ts';
import {chosenRole} from '../roles/roles-state.ts';

/**
 * What the pass that is asked about may do, as far as it is known: the form's, or that of the role under the cursor.
 */
export const askedPreview = (state: AppState): RolePreview | undefined => {
	const form = findScreen(state, 'pass');
	if (form !== undefined) return shownPreview(state, form);
	const role = chosenRole(state.roles);
	return role && readyValue(previewOfRole(state, role.arn));
};

/** Why that can't be known. */
export const askedProblem = (state: AppState): Problem | undefined => {
	const form = findScreen(state, 'pass');
	if (form !== undefined) return previewProblem(state, form);
	const role = chosenRole(state.roles);
	return role && problemIn(state.policies.get(role.arn), previewOfRole(state, role.arn));
};
